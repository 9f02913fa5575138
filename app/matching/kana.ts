/** Comparing names written in kana, the half-width kana of banks included. */
import { agreesPlainly, compareNames, type NameWriting } from "./compare-names";
import { foldKana, foldKanaKeepingLongVowels, joinVoicingMarks, KANA_STEPS } from "./kana-folding";
import { consonants, foldNearKana, soundsAlike } from "./kana-near";
import type { Comparison, Reason } from "./verdict";

export { foldKana, kanaWords } from "./kana-folding";
export { foldNearKana } from "./kana-near";

/**
 * Half-width signs that a bank holds of a name: 30 in transfer data, 48 on file. The cut may leave a space or half a
 * kana off.
 */
const BANK_LIMITS = [30, 48];

const LATIN_ONLY = /^[\p{Script=Latin}\p{M}\s.,'’-]+$/u;
const KANJI = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/** Half-width signs of a name: a voicing mark counts as one of its own. */
function halfWidthLength(text: string): number {
  return joinVoicingMarks(text.trim()).normalize("NFKD").length;
}

/**
 * The one is as long as banks can hold and is where the other begins; of its last kana the voicing mark may be lost.
 */
function isCutOff(written: string, folded: string, whole: string): boolean {
  const length = halfWidthLength(written);
  if (folded.length >= whole.length || !BANK_LIMITS.some((limit) => length === limit || length === limit - 1))
    return false;
  const last = folded.length - 1;
  return (
    whole.startsWith(folded.slice(0, last)) && foldNearKana(folded.charAt(last)) === foldNearKana(whole.charAt(last))
  );
}

function doubtAsWritten(a: string, b: string): Reason | undefined {
  const [left, right] = [foldKana(a), foldKana(b)];
  if (isCutOff(a, left, right) || isCutOff(b, right, left)) return "cut_off";
  return isOtherScript(a, b) || isOtherScript(b, a) || KANJI.test(left) !== KANJI.test(right)
    ? "other_script"
    : undefined;
}

function isOtherScript(a: string, b: string): boolean {
  return LATIN_ONLY.test(a) && !LATIN.test(b);
}

const KANA: NameWriting = {
  differs: "kana",
  steps: KANA_STEPS,
  fold: foldKana,
  foldForDoubt: foldKanaKeepingLongVowels,
  essence: consonants,
  doubt: (a, b) => (soundsAlike(a, b) ? "near_kana" : undefined),
  doubtAsWritten,
};

/** Compares two names in kana, in every order of their words. The order of the arguments makes no difference. */
export function compareKana(a: string | null | undefined, b: string | null | undefined): Comparison {
  return compareNames(KANA, a, b);
}

/** Whether the two are plainly one name, written alike or not; `compareKana` says why, and what else they may be. */
export function agreesAsKana(a: string, b: string): boolean {
  return agreesPlainly(KANA, a, b);
}
