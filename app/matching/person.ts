/** Comparing a resident with the person in a record, by the four facts: name, date of birth, sex, address. */
import { compareWithEarlierAddresses } from "./address";
import { compareBirthDate } from "./birth-date";
import { compareKana, foldKana, kanaWords } from "./kana";
import { compareKanji, foldWritten } from "./kanji";
import { nameForms } from "./name-forms";
import { compareSex } from "./sex";
import { agrees, MISSING, SAME, verdict, type Comparison, type Reason, type Verdict } from "./verdict";

export const FACTS = ["name", "birthDate", "sex", "address"] as const;
export type Fact = (typeof FACTS)[number];

/**
 * The four facts as the resident register holds them, with what a person was called and where a person lived before.
 */
export interface RegisterFacts {
  nameKanji: string;
  nameKana: string;
  nameLatin: string | null;
  formerNames: readonly string[];
  birthDate: string;
  sex: string | null;
  address: string;
  earlierAddresses: readonly string[];
}

/** The four facts as an institution's record holds them. */
export interface RecordFacts {
  kanji: string | null;
  kana: string | null;
  birthDate: string | null;
  sex: string | null;
  address: string | null;
}

export interface PersonComparison {
  facts: Record<Fact, Comparison>;
  overall: Verdict;
  /** Why `overall` is what it is, beyond the facts' own reasons. */
  reasons: Reason[];
  /** The record may be another person's: its values must not be shown where they differ. */
  doubtful: boolean;
}

const ONLY_KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー\s・･｡-ﾟ゛゜\p{Pd}]+$/u;
const HAS_KANJI = /\p{Script=Han}/u;

/** A former surname alone takes the present given name. */
function withGivenName(name: string, given: string): string {
  return /\s/u.test(name.trim()) ? name : `${name} ${given}`;
}

/**
 * Former surnames (alone or with the given name) and the Latin name, where the record is written with one of them and
 * read as it may be.
 */
function compareOtherNames(register: RegisterFacts, record: RecordFacts): Comparison | undefined {
  const givenKanji = register.nameKanji.split(/\s+/u).slice(1).join(" ");
  const givenKana = kanaWords(register.nameKana).slice(1).join(" ");
  const readings = register.formerNames
    .filter((name) => ONLY_KANA.test(name))
    .map((name) => withGivenName(name, givenKana));
  const hasFormerReading = readings.some((reading) => agrees(compareKana(reading, record.kana)));
  if (!record.kanji?.trim()) return hasFormerReading ? verdict("notation", "former_name") : undefined;
  const written = register.formerNames
    .map((name) => withGivenName(name, givenKanji))
    .find((name) => agrees(compareKanji(name, record.kanji)));
  const isOnFileInKanaAlone = hasFormerReading && readings.length === register.formerNames.length;
  const isLatin = wordsInAnyOrder(register.nameLatin ?? "") === wordsInAnyOrder(record.kanji);
  if (
    written === undefined &&
    !isLatin &&
    !(isOnFileInKanaAlone && endsWithGivenName(register.nameKanji, record.kanji, foldWritten))
  )
    return undefined;
  if (record.kana?.trim() && !hasFormerReading && !mayBeRead(register, record.kana, written, readings))
    return verdict("unsure", "reading_only");
  return verdict("notation", written === undefined && isLatin ? "latin_name" : "former_name");
}

function wordsInAnyOrder(text: string): string {
  return kanaWords(text).sort().join(" ");
}

/**
 * Whether the kana of a record that is written with another name of the resident may be the resident's: nobody else's
 * are shown with it.
 */
function mayBeRead(
  register: RegisterFacts,
  kana: string,
  written: string | undefined,
  readings: readonly string[],
): boolean {
  if (!register.nameKana.trim() || agrees(compareKana(register.nameKana, kana))) return true;
  if (written === undefined || readings.length > 0) return false;
  const given = (name: string) => foldWritten(name.trim().split(/\s+/u).slice(1).join(""));
  // No reading of the former surname is on file; that of a whole other name says nothing of it.
  return given(written) !== given(register.nameKanji) || endsWithGivenName(register.nameKana, kana, foldKana);
}

/** Offices with one field for the name fill it with kana at times: what is no kanji is read as the reading. */
function withKanaInPlace(register: RegisterFacts, record: RecordFacts): RecordFacts {
  const isReading = record.kanji?.trim() && ONLY_KANA.test(record.kanji) && HAS_KANJI.test(register.nameKanji);
  return isReading ? { ...record, kanji: null, kana: record.kana?.trim() ? record.kana : record.kanji } : record;
}

/** Name in kanji and kana taken together: where only one of the two can be compared, that one decides. */
export function compareName(register: RegisterFacts, written: RecordFacts): Comparison {
  const record = withKanaInPlace(register, written);
  const name = compareWritten(register, record);
  // Kana twice: each must be the resident's own, or the other would be shown with it.
  const twice = record !== written && written.kana?.trim() ? compareKana(register.nameKana, written.kanji) : SAME;
  if (!agrees(twice)) return twice;
  return name === SAME ? twice : name;
}

/**
 * A former surname in brackets has no reading on file: where the record holds it alone, the reading of the given name
 * decides.
 */
function isReadAsFormer({ nameKanji, nameKana }: RegisterFacts, record: RecordFacts, kanji: Comparison): boolean {
  if (!kanji.reasons.includes("former_name")) return false;
  const [present] = nameForms(nameKanji);
  return !agrees(compareKanji(present?.text, record.kanji)) && endsWithGivenName(nameKana, record.kana ?? "", foldKana);
}

function compareWritten(register: RegisterFacts, record: RecordFacts): Comparison {
  const kanji = compareKanji(register.nameKanji, record.kanji);
  const kana = compareKana(register.nameKana, record.kana);
  if (!record.kanji?.trim())
    return agrees(kana) || kana === MISSING ? kana : (compareOtherNames(register, record) ?? kana);
  if (!agrees(kanji)) {
    const other = compareOtherNames(register, record);
    if (other) return other;
    if (kanji.verdict === "different")
      return kana.verdict === "different" || kana === MISSING ? kanji : verdict("unsure", "unknown_kanji");
    return kana.verdict === "different" ? kana : kanji;
  }
  if (!record.kana?.trim()) return kanji;
  if (kana.verdict === "different")
    return isReadAsFormer(register, record, kanji) ? kanji : verdict("unsure", "reading_only");
  if (kana.verdict === "unsure") return kana;
  const reasons = [...new Set([...kanji.reasons, ...kana.reasons])];
  return reasons.length > 0 ? verdict("notation", ...reasons) : kanji;
}

/** Whether the given name is the same where the surnames part: in every script in which both sides are written. */
export function onlySurnameDiffers(register: RegisterFacts, record: RecordFacts): boolean {
  const scripts = [
    { own: register.nameKanji, theirs: record.kanji, fold: foldWritten },
    { own: register.nameKana, theirs: record.kana, fold: foldKana },
  ].filter(({ own, theirs }) => own.trim() && theirs?.trim());
  return scripts.length > 0 && scripts.every(({ own, theirs, fold }) => endsWithGivenName(own, theirs ?? "", fold));
}

/** The record may be written without a space between surname and given name. */
function endsWithGivenName(own: string, theirs: string, fold: (text: string) => string): boolean {
  const [surname = "", ...given] = own.trim().split(/[\s・]+/u);
  const ending = fold(given.join(""));
  const whole = fold(theirs);
  if (!ending || !whole.endsWith(ending) || whole.length <= ending.length) return false;
  const words = theirs.trim().split(/[\s・]+/u);
  return words.length > 1 ? fold(words.slice(1).join("")) === ending : !whole.startsWith(fold(surname));
}

/** Different in one thing only, that a marriage or a move explains as well as another person does. */
function explainable(facts: Record<Fact, Comparison>, isSurnameAlone: () => boolean): Reason | undefined {
  const parting = FACTS.filter((fact) => facts[fact].verdict === "different");
  if (parting.length !== 1) return undefined;
  if (parting[0] === "address") return "address_only";
  return parting[0] === "name" && isSurnameAlone() ? "surname_only" : undefined;
}

/**
 * Every reason of a comparison, those of a fact with its name before them: `address:block`, `name:width`. For files and
 * programs.
 */
export function reasonsOfPerson({ facts, reasons }: PersonComparison): string[] {
  return [...reasons, ...FACTS.flatMap((fact) => facts[fact].reasons.map((reason) => `${fact}:${reason}`))];
}

/**
 * Compares fact by fact and as a whole. The same name and birthday at another address, the case of 2023, is never
 * `same` or `notation`;
 * neither is a record in which a fact is missing.
 */
export function comparePerson(register: RegisterFacts, record: RecordFacts): PersonComparison {
  const facts: Record<Fact, Comparison> = {
    name: compareName(register, record),
    birthDate: compareBirthDate(register.birthDate, record.birthDate),
    sex: compareSex(register.sex, record.sex),
    address: compareWithEarlierAddresses(register.address, register.earlierAddresses, record.address),
  };
  return judgePerson(facts, () => onlySurnameDiffers(register, record));
}

/**
 * The person as a whole, from the four facts.
 * @param isSurnameAlone asked where the name alone parts: whether the given name is the same
 */
export function judgePerson(facts: Record<Fact, Comparison>, isSurnameAlone: () => boolean): PersonComparison {
  const verdicts = FACTS.map((fact) => facts[fact].verdict);
  if (verdicts.every((each) => each === "same")) return { facts, overall: "same", reasons: [], doubtful: false };
  if (FACTS.every((fact) => agrees(facts[fact]))) return { facts, overall: "notation", reasons: [], doubtful: false };
  const reason = verdicts.includes("different") ? explainable(facts, isSurnameAlone) : undefined;
  const overall = verdicts.includes("different") && !reason ? "different" : "unsure";
  return { facts, overall, reasons: reason ? [reason] : [], doubtful: true };
}
