/**
 * The cast once more, as often as tests need somebody whom no other test changes: the same circumstances, other names,
 * ids, cards, PINs and records.
 */
import { bankKana } from "../app/account/bank-kana";
import { type Cast, cast } from "../db/seed";
import type { Person } from "../db/people";

/** What is put to the end of everybody's name in an edition: 花子 is 花子か in the first. */
const SYLLABLES =
  "か KA き KI く KU け KE こ KO さ SA す SU せ SE そ SO た TA て TE と TO な NA に NI ぬ NU ね NE の NO ま MA み MI む MU め ME も MO や YA ゆ YU";
const MARKS = SYLLABLES.match(/\S+ \S+/gu) ?? [];

/** So many editions there can be. */
export const MOST_EDITIONS = MARKS.length;

const residents = cast.people.filter(({ staff }) => staff === null);

/** The last words of all names, in each script in which a record or an account may hold them. */
const lastWords = residents.flatMap(({ nameKanji, nameKana }) => {
  const kanji = lastWord(nameKanji);
  const kana = lastWord(nameKana);
  return [kanji, fullWidth(kanji), kana, toHiragana(kana), bankKana(kana) ?? kana];
});
const LAST_WORD = new RegExp(`(?<=[ 　])(?:${[...new Set(lastWords)].join("|")})(?=["\\s]|$)`, "gu");

function lastWord(name: string): string {
  return name.split(/[ 　]/u).at(-1) ?? name;
}

function fullWidth(latin: string): string {
  return latin.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

function shift(text: string, from: RegExp, by: number): string {
  return text.replace(from, (letter) => String.fromCharCode(letter.charCodeAt(0) + by));
}

function toHiragana(kana: string): string {
  return shift(kana, /[ァ-ヶ]/gu, -0x60);
}

/** In the script of the word that it follows. */
function markAfter(word: string, edition: number): string {
  const [hiragana = "", latin = ""] = MARKS[edition - 1]?.split(" ") ?? [];
  const katakana = shift(hiragana, /./gu, 0x60);
  if (/^[A-Z]/u.test(word)) return latin;
  if (/^[Ａ-Ｚ]/u.test(word)) return fullWidth(latin);
  if (/^[ｦ-ﾟ]/u.test(word)) return bankKana(katakana) ?? katakana;
  return /^[ァ-ヶ]/u.test(word) ? katakana : hiragana;
}

function rename<T>(value: T, edition: number): T {
  const text = JSON.stringify(value).replace(LAST_WORD, (word) => word + markAfter(word, edition));
  return JSON.parse(text) as T;
}

function idIn(edition: number, id: string): string {
  return id.replace("-8000-", `-8${edition.toString(16).padStart(3, "0")}-`);
}

function copyOf(person: Person, edition: number): Person {
  const renamed = rename(person, edition);
  const { pin } = person.card;
  return {
    ...renamed,
    id: idIn(edition, person.id),
    card: {
      ...renamed.card,
      serial: person.card.serial.replace("MHN0", `MHN${edition}`),
      pin: pin && String((Number(pin) + edition) % 10_000).padStart(4, "0"),
    },
    linkages: renamed.linkages.map((linkage) => ({
      ...linkage,
      recordNumber: linkage.recordNumber && `${linkage.recordNumber}${edition}`,
      right: linkage.right && { ...linkage.right, number: `${linkage.right.number}${edition}` },
    })),
  };
}

/**
 * @param edition from 1;
 * @returns everybody but the desk's staff, under the same keys, related among themselves as the cast is
 */
export function copyOfCast(edition: number): Cast {
  return {
    people: residents.map((person) => copyOf(person, edition)),
    mandates: cast.mandates.map((mandate) => ({
      ...mandate,
      residentId: idIn(edition, mandate.residentId),
      mandateId: idIn(edition, mandate.mandateId),
      proxyId: idIn(edition, mandate.proxyId),
      proxyName: rename(mandate.proxyName, edition),
    })),
  };
}
