/** Whose account it is likely to be: the holder's half-width kana from the bank beside the resident's own names. */
import { agreesBesidesPlaceholders, compareKana, foldKana, foldNearKana, kanaWords } from "./kana";
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
  /** Whole names or surnames alone, in kana; entries in kanji are of no use here and are passed over. */
  formerNames: readonly string[];
}

function answer(relation: AccountRelation, ...reasons: Reason[]): AccountComparison {
  return { relation, reasons };
}

/** The former names in full: a surname alone takes the present given name. */
function formerNamesInFull({ nameKana, formerNames }: HolderNames): string[] {
  const given = kanaWords(nameKana).slice(1).join(" ");
  const inKana = formerNames.filter((name) => /^[\p{Script=Hiragana}\p{Script=Katakana}ー\s・｡-ﾟ\p{Pd}]+$/u.test(name));
  return inKana.map((name) => (kanaWords(name).length > 1 ? name : `${name} ${given}`));
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");
}

function isSelf(names: HolderNames, holder: string): AccountComparison | undefined {
  if (agrees(compareKana(names.nameKana, holder)) || sameWords(kanaWords(names.nameKana), kanaWords(holder))) return answer("self");
  if (formerNamesInFull(names).some((name) => agrees(compareKana(name, holder)))) return answer("self", "former_name");
  const latin = kanaWords(names.nameLatin ?? "");
  const isLatin = latin.length > 0 && (sameWords(latin, kanaWords(holder)) || foldKana(names.nameLatin ?? "") === foldKana(holder));
  return isLatin ? answer("self", "latin_name") : undefined;
}

function isNearlySelf(names: HolderNames, holder: string): boolean {
  const folded = foldKana(holder);
  return [names.nameKana, ...formerNamesInFull(names)].some(
    (name) => agreesBesidesPlaceholders(foldKana(name), folded) || foldNearKana(foldKana(name)) === foldNearKana(folded),
  );
}

/** Splits a holder written without a space where a known surname ends. */
function holderWords(holder: string, surnames: readonly string[]): string[] {
  const words = kanaWords(holder);
  const [only = ""] = words;
  if (words.length !== 1) return words;
  const surname = surnames.find((name) => only.startsWith(name) && only.length > name.length);
  return surname ? [surname, only.slice(surname.length)] : words;
}

function bySurnameAndGivenName(known: readonly string[][], holder: string): AccountComparison {
  const surnames = known.map(([surname = ""]) => surname).filter(Boolean);
  const words = holderWords(holder, surnames);
  if (words.length < 2) {
    const isPart = known.some((name) => name.includes(words[0] ?? "") || name.slice(1).some((given) => words[0]?.endsWith(given)));
    return isPart ? answer("unsure", "too_little") : answer("other", "kana");
  }
  const givenAgrees = known.some((name) => name.slice(1).some((given) => words.includes(given)));
  const surnameAgrees = surnames.some((surname) => words.includes(surname));
  if (surnameAgrees && givenAgrees) return answer("unsure", "too_little");
  if (surnameAgrees) return answer("family", "kana");
  return givenAgrees ? answer("unsure", "surname_only") : answer("other", "kana");
}

/** Compares an account's holder with the resident. When in doubt the answer is `unsure`: a person looks. */
export function compareAccountHolder(names: HolderNames, holder: string | null | undefined): AccountComparison {
  if (!holder || !foldKana(holder) || !foldKana(names.nameKana)) return answer("unsure", "missing");
  const self = isSelf(names, holder);
  if (self) return self;
  if (isNearlySelf(names, holder)) return answer("unsure", "near_kana");
  const known = [names.nameKana, ...formerNamesInFull(names), names.nameLatin ?? ""].map(kanaWords).filter(({ length }) => length > 0);
  return bySurnameAndGivenName(known, holder);
}
