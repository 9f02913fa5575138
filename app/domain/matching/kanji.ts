/** Comparing names as they are written in the register: kanji, kana or Latin letters. */
import { bothPresent, foldAll, neededSteps, otherOrder, type FoldingStep } from "./folding";
import { agreesBesidesPlaceholders, foldKana } from "./kana";
import { dropVariationSelectors, foldMixedUp, foldVariants, foldWidth } from "./kanji-variants";
import { MISSING, SAME, verdict, type Comparison } from "./verdict";

/** Kana inside a written name, folded like a kana name; the iteration mark repeats the character before it. */
function foldKanaInside(text: string): string {
  return text.replace(/[ぁ-ゖァ-ヺーｦ-ﾟ]+/gu, foldKana);
}

const STEPS: readonly FoldingStep[] = [
  { reason: "variation_selector", fold: dropVariationSelectors },
  { reason: "variant_kanji", fold: foldVariants },
  { reason: "width", fold: foldWidth },
  { reason: "letter_case", fold: (text) => text.replace(/\p{Script=Latin}+/gu, (letters) => letters.toUpperCase()) },
  { reason: "kana_script", fold: foldKanaInside },
  { reason: "spaces", fold: (text) => text.replace(/[\s・.,]/gu, "") },
];

/** A written name with everything folded away that carries no meaning. */
export function foldWritten(text: string): string {
  return foldAll(STEPS, text);
}

/** Compares two written names, in both orders of surname and given name. The order of the arguments makes no difference. */
export function compareKanji(a: string | null | undefined, b: string | null | undefined): Comparison {
  const present = bothPresent(a, b);
  if (!present) return MISSING;
  const [left, right] = present;
  const [foldedLeft, foldedRight] = [foldWritten(left), foldWritten(right)];
  const besides = agreesBesidesPlaceholders(foldedLeft, foldedRight);
  if (besides !== undefined) return besides ? verdict("unsure", "placeholder") : verdict("different", "kanji");
  if (left === right) return SAME;
  if (foldedLeft === foldedRight) return verdict("notation", ...neededSteps(STEPS, left, right));
  const turned = [otherOrder(left), otherOrder(right)];
  const agreesTurned = (turned[0] && foldWritten(turned[0]) === foldedRight) || (turned[1] && foldWritten(turned[1]) === foldedLeft);
  if (agreesTurned) return verdict("notation", "order");
  if (foldMixedUp(foldedLeft) === foldMixedUp(foldedRight)) return verdict("unsure", "ambiguous_kanji");
  return verdict("different", "kanji");
}
