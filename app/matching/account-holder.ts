/** Whose account it is likely to be: the holder's half-width kana from the bank beside the resident's own names. */
import { compareKana, foldKana, foldNearKana, kanaWords } from "./kana";
import { foldKanaKeepingLongVowels, splitWords } from "./kana-folding";
import { soundsAlike } from "./kana-near";
import { agrees, type Reason } from "./verdict";

/** `family`: the surname agrees, the given name does not. `other` never accuses: it says that neither agrees. */
export type AccountRelation = "self" | "family" | "other" | "unsure";

export interface AccountComparison {
  relation: AccountRelation;
  reasons: Reason[];
}

export interface HolderNames {
  /** Surname first, a space between. */
  nameKana: string;
  nameLatin: string | null;
  /**
   * Whole names, surnames alone or aliases, in kana or Latin letters; entries in kanji are of no use here and are
   * passed over.
   */
  formerNames: readonly string[];
}

/** The shortest of the lengths at which banks cut a holder's name: 30 half-width signs in transfer data. */
const CUT_AT = 30;

const IN_KANA_OR_LATIN = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}ー\s・･｡-ﾟ゛゜.,'’\p{Pd}]+$/u;

function answer(relation: AccountRelation, ...reasons: Reason[]): AccountComparison {
  return { relation, reasons };
}

interface KnownName {
  text: string;
  reason?: Reason;
}

/** Every name under which the resident may hold an account; a former surname alone takes the present given name. */
function knownNames({ nameKana, nameLatin, formerNames }: HolderNames): KnownName[] {
  const given = kanaWords(nameKana).slice(1).join(" ");
  const former = formerNames
    .filter((name) => IN_KANA_OR_LATIN.test(name))
    .map((name) => (kanaWords(name).length > 1 ? name : `${name} ${given}`));
  return [
    { text: nameKana },
    ...former.map((text): KnownName => ({ text, reason: "former_name" })),
    ...(nameLatin?.trim() ? [{ text: nameLatin, reason: "latin_name" } as const] : []),
  ];
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");
}

function isSameName(name: string, holder: string): boolean {
  return agrees(compareKana(name, holder)) || sameWords(kanaWords(name), kanaWords(holder));
}

/**
 * A name that is longer than banks can hold, and agrees as far as they do; the cut may fall between a kana and its
 * voicing mark.
 */
function isCutOff(name: string, holder: string): boolean {
  if ([...holder.trim()].length < CUT_AT) return false;
  const theirs = [...foldKana(holder)];
  const own = [...foldKana(name)].slice(0, theirs.length);
  const last = theirs.length - 1;
  return (
    own.slice(0, last).join("") === theirs.slice(0, last).join("") &&
    foldNearKana(own[last] ?? "") === foldNearKana(theirs[last] ?? "")
  );
}

/** The two may be one name after all: alike in sound, ユーコ and ユウコ too, with unwritten characters or split elsewhere. */
function isNearlySame(name: string, holder: string): boolean {
  const { verdict, reasons } = compareKana(name, holder);
  return verdict === "unsure" && reasons.some((reason) => NEARLY.has(reason));
}

const NEARLY: ReadonlySet<Reason> = new Set<Reason>(["near_kana", "placeholder", "spaces", "order"]);

/** Latin letters are never compared with kana: without a Latin name on file they tell nothing. */
function isOtherScript(name: string, holder: string): boolean {
  return compareKana(name, holder).reasons.includes("other_script");
}

/** Splits a holder written without a space where a known surname ends. */
function holderWords(holder: string, surnames: readonly string[]): string[] {
  const words = kanaWords(holder);
  const [only = ""] = words;
  if (words.length !== 1) return words;
  const surname = surnames.find((name) => only.startsWith(name) && only.length > name.length);
  return surname ? [surname, only.slice(surname.length)] : words;
}

/** The words with their long vowels, of which the other names' may be written another way: ユーコ and ユウコ. */
function soundingWords(text: string): string[] {
  return splitWords(text).map(foldKanaKeepingLongVowels).filter(Boolean);
}

/** Whether a part of the holder's name sounds like one of a known name. */
function hasNearWord(known: readonly KnownName[], holder: string): boolean {
  const words = soundingWords(holder);
  return known.some(({ text }) => soundingWords(text).some((own) => words.some((word) => soundsAlike(own, word))));
}

/** One word alone: a part of a known name is too little to tell, anything else is another name. */
function byOneWord(known: readonly string[][], word: string): AccountComparison {
  const isPart = known.some((name) => name.includes(word) || name.slice(1).some((given) => word.endsWith(given)));
  return isPart ? answer("unsure", "too_little") : answer("other", "kana");
}

function bySurnameAndGivenName(names: readonly KnownName[], holder: string): AccountComparison {
  const known = names.map(({ text }) => kanaWords(text)).filter(({ length }) => length > 0);
  const surnames = known.map(([surname = ""]) => surname).filter(Boolean);
  const words = holderWords(holder, surnames);
  if (words.length < 2) return byOneWord(known, words[0] ?? "");
  const givenAgrees = known.some((name) => name.slice(1).some((given) => words.includes(given)));
  if (surnames.some((surname) => words.includes(surname))) {
    const isLongerSurname =
      kanaWords(holder).length === 1 && known.some((name) => name.slice(1).some((given) => words[1]?.endsWith(given)));
    return givenAgrees || isLongerSurname ? answer("unsure", "too_little") : answer("family", "kana");
  }
  if (givenAgrees) return answer("unsure", "surname_only");
  return hasNearWord(names, holder) ? answer("unsure", "near_kana") : answer("other", "kana");
}

/** How banks begin or end a company's name, with one bracket alone: ｶ) for 株式会社. */
const COMPANY = /^[ァ-ヶｦ-ﾟ]{1,4}[)）]|[(（][ァ-ヶｦ-ﾟ]{1,4}$/u;

/** Compares an account's holder with the resident. When in doubt the answer is `unsure`: a person looks. */
export function compareAccountHolder(names: HolderNames, holder: string | null | undefined): AccountComparison {
  if (!holder || !foldKana(holder) || !foldKana(names.nameKana)) return answer("unsure", "missing");
  const known = knownNames(names);
  const own = known.find(({ text }) => isSameName(text, holder));
  if (own) return own.reason ? answer("self", own.reason) : answer("self");
  if (COMPANY.test(holder)) return answer("other", "kana");
  if (known.some(({ text }) => isCutOff(text, holder))) return answer("self", "cut_off");
  if (known.some(({ text }) => isNearlySame(text, holder))) return answer("unsure", "near_kana");
  if (known.every(({ text }) => isOtherScript(text, holder))) return answer("unsure", "other_script");
  return bySurnameAndGivenName(known, holder);
}
