/** The invented people on the sign-in page of a demo; nowhere else is a PIN ever shown. */
import { type CastGroup, castGroups, people } from "../../db/people";
import type { Person } from "../../db/people";
import { foldWidth } from "../matching/kana-folding";
import type { Language } from "../platform/display";
import { settings } from "../platform/settings.server";

export interface DemoPerson {
  serial: string;
  name: string;
  pin: string | null;
  why: string;
}

export interface DemoGroup {
  group: CastGroup;
  people: DemoPerson[];
}

/**
 * @param atDesk the desk's staff, else everybody else
 * @returns the cast with cards and PINs, empty where this is no demo
 */
export function listDemoPeople(language: Language, atDesk: boolean): DemoPerson[] {
  if (!settings().demo) return [];
  return people.filter(({ staff }) => (staff !== null) === atDesk).map((person) => shownIn(language, person));
}

/**
 * @param wanted words of a name, of its reading or of what can be seen, in any order; all of them must be there
 * @returns the groups with whoever is found in them, none where this is no demo
 */
export function findDemoGroups(language: Language, atDesk: boolean, wanted: string): DemoGroup[] {
  if (!settings().demo) return [];
  const words = searchable(wanted).split(" ").filter(Boolean);
  return (Object.keys(castGroups) as CastGroup[])
    .filter((group) => (group === "staff") === atDesk)
    .map((group) => ({
      group,
      people: castGroups[group].filter((one) => isFound(one, words)).map((one) => shownIn(language, one)),
    }))
    .filter((found) => found.people.length > 0);
}

function isFound({ nameKanji, nameKana, nameLatin, for: why, card }: Person, words: readonly string[]): boolean {
  const text = searchable([nameKanji, nameKana, nameLatin ?? "", why.ja, why.en, card.serial].join("\n"));
  const unspaced = text.replaceAll(" ", "");
  return words.every((word) => unspaced.includes(word));
}

/** Whatever its width and case, hiragana as katakana. */
function searchable(text: string): string {
  return foldWidth(text)
    .toLowerCase()
    .replace(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));
}

function shownIn(language: Language, { card, nameKanji, for: why }: Person): DemoPerson {
  return { serial: card.serial, name: nameKanji, pin: card.pin, why: why[language] };
}
