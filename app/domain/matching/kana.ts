/** Comparing names written in kana, the half-width kana of banks included. */
import { bothPresent, foldAll, neededSteps, otherOrder, type FoldingStep } from "./folding";
import { MISSING, SAME, verdict, type Comparison } from "./verdict";

/** Signs that stand for a character that somebody could not write. */
export const PLACEHOLDER = /[●〓○◯□■＿_?？*＊�]/u;

const SMALL = new Map([..."ァィゥェォッャュョヮヵヶ"].map((small, index) => [small, "アイウエオツヤユヨワカケ".charAt(index)]));
const OLD = new Map([..."ヲヰヱ"].map((old, index) => [old, "オイエ".charAt(index)]));
/** ー and everything that is typed for it; banks write a hyphen, which a name never holds otherwise. */
const LONG_VOWELS = /[ー\p{Pd}−─一]/gu;
/** ヂ and ジ, ヅ and ズ sound alike. */
const NEAR = new Map([
  ["ヂ", "ジ"],
  ["ヅ", "ズ"],
]);

function joinVoicingMarks(text: string): string {
  return text.replace(/\s*[\u309B\u3099\uFF9E]/gu, "\u3099").replace(/\s*[\u309C\u309A\uFF9F]/gu, "\u309A");
}

function hiraganaToKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

function replaceBy(table: ReadonlyMap<string, string>, text: string): string {
  return [...text].map((character) => table.get(character) ?? character).join("");
}

const STEPS: readonly FoldingStep[] = [
  { reason: "width", fold: (text) => joinVoicingMarks(text).normalize("NFKC").replace(/\s+/gu, " ").trim() },
  { reason: "kana_script", fold: hiraganaToKatakana },
  { reason: "small_kana", fold: (text) => replaceBy(SMALL, text) },
  { reason: "old_kana", fold: (text) => replaceBy(OLD, text) },
  { reason: "long_vowel", fold: (text) => text.replace(LONG_VOWELS, "") },
  { reason: "letter_case", fold: (text) => text.replace(/\p{Script=Latin}+/gu, (letters) => letters.toUpperCase()) },
  { reason: "spaces", fold: (text) => text.replace(/[\s・･.,'’]/gu, "") },
];

/** A kana name with everything folded away that carries no meaning; empty when nothing is left. */
export function foldKana(text: string): string {
  return foldAll(STEPS, text);
}

/** The folded words of a kana name: surname first as a rule, more than two for many foreign names. */
export function kanaWords(text: string): string[] {
  return joinVoicingMarks(text).normalize("NFKC").split(/[\s・]+/u).map(foldKana).filter(Boolean);
}

/** Folded once more, so that names differing in voicing marks only, or in ヂ/ジ and ヅ/ズ, become one: good for a doubt, never for a match. */
export function foldNearKana(folded: string): string {
  return replaceBy(NEAR, folded).normalize("NFD").replace(/[\u3099\u309A]/gu, "").normalize("NFC");
}

function withPlaceholders(a: string, b: string): boolean {
  const left = [...a];
  const right = [...b];
  return left.length === right.length && left.every((character, i) => character === right[i] || PLACEHOLDER.test(character + right[i]));
}

/** Whether two folded names agree wherever neither holds a sign for a character that could not be written; undefined when neither does. */
export function agreesBesidesPlaceholders(a: string, b: string): boolean | undefined {
  return PLACEHOLDER.test(a + b) ? withPlaceholders(a, b) : undefined;
}

/** Compares two names in kana, in both orders of surname and given name. The order of the arguments makes no difference. */
export function compareKana(a: string | null | undefined, b: string | null | undefined): Comparison {
  const present = bothPresent(a, b);
  if (!present) return MISSING;
  const [left, right] = present;
  const [foldedLeft, foldedRight] = [foldKana(left), foldKana(right)];
  const besides = agreesBesidesPlaceholders(foldedLeft, foldedRight);
  if (besides !== undefined) return besides ? verdict("unsure", "placeholder") : verdict("different", "kana");
  if (left === right) return SAME;
  if (!foldedLeft || !foldedRight) return MISSING;
  if (foldedLeft === foldedRight) return verdict("notation", ...neededSteps(STEPS, left, right));
  const turned = [otherOrder(left.normalize("NFKC")), otherOrder(right.normalize("NFKC"))];
  const agreesTurned = (turned[0] && foldKana(turned[0]) === foldedRight) || (turned[1] && foldKana(turned[1]) === foldedLeft);
  if (agreesTurned) return verdict("notation", "order");
  if (foldNearKana(foldedLeft) === foldNearKana(foldedRight)) return verdict("unsure", "near_kana");
  return verdict("different", "kana");
}
