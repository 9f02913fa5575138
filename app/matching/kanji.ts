/** Comparing names as they are written in the register: kanji, kana or Latin letters. */
import { agreesPlainly, compareNames, type NameWriting } from "./compare-names";
import { foldAll, type FoldingStep } from "./folding";
import {
  foldKana,
  foldKanaKeepingLongVowels,
  foldAccents,
  foldLetterCase,
  foldWidthBesidesKanji,
  tabled,
} from "./kana-folding";
import { foldNearKana, soundsAlike } from "./kana-near";
import { dropVariationSelectors, foldMixedUp, foldVariants } from "./kanji-variants";
import { agreesBesidesPlaceholders } from "./placeholders";
import type { Comparison, Reason } from "./verdict";

const KANA_INSIDE = /[ぁ-ゖゝゞァ-ヺヽヾ][ぁ-ゖゝゞァ-ヺヽヾー]*/gu;
const ONLY_KANA = /^[ぁ-ゖァ-ヺー\s・ｦ-ﾟ]+$/u;
const LATIN = /\p{Script=Latin}/u;
const HAS_KANJI = /\p{Script=Han}/u;
const LATIN_ONLY = /^[\p{Script=Latin}\p{M}\s.,'’-]+$/u;

/** What these become depends on the characters beside them. */
const IN_CONTEXT = /[\u3099-\u309E]|[\u0300-\u036F]|[々〻ヶケヵがガーヽヾ\uFF70\uFF9E\uFF9F\uD800-\uDFFF'’.,\p{Pd}−─]/u;

/** 々 repeats the character before it. */
function foldRepeats(text: string): string {
  return text.replace(/(\p{Script=Han})([々〻]+)/gu, (_, kanji: string, marks: string) =>
    kanji.repeat([...marks].length + 1),
  );
}

/** Kana as in a name in kana; ヶ and が between kanji are one, as in 関ヶ原. */
function foldKanaInside(text: string): string {
  return text.replace(/(?<=\p{Script=Han})[ヶケヵがガ](?=\p{Script=Han})/gu, "ケ").replace(KANA_INSIDE, foldKana);
}

/** Ideographs keep their shape here, and ー after a kanji is no long vowel but 一 gone wrong. */
const STEPS: readonly FoldingStep[] = [
  { reason: "variation_selector", fold: dropVariationSelectors },
  { reason: "variant_kanji", fold: (text) => foldRepeats(foldVariants(text)) },
  { reason: "width", fold: foldWidthBesidesKanji },
  { reason: "letter_case", fold: foldLetterCase },
  { reason: "accents", fold: foldAccents },
  { reason: "kana_script", fold: foldKanaInside },
  // Signs behind a letter go after the spaces between the two.
  {
    reason: "spaces",
    fold: (text) => text.replace(/[\s・･·=,、，/]/gu, "").replace(/(?<=\p{Script=Latin})[.'’\p{Pd}]+/gu, ""),
  },
];

/** A written name with everything folded away that carries no meaning. */
export const foldWritten = tabled(
  (text) => foldKanaInside(foldRepeats(foldVariants(foldAll(STEPS, text)))).normalize("NFC"),
  IN_CONTEXT,
);

function doubt(a: string, b: string): Reason | undefined {
  if (a === b) return "ambiguous_kanji";
  return foldNearKana(a) === foldNearKana(b) ? "near_kana" : undefined;
}

/** Kanji and their reading, or Latin letters, are never compared with each other. */
function isOtherScript(a: string, b: string): boolean {
  return (ONLY_KANA.test(a) && HAS_KANJI.test(b)) || (LATIN_ONLY.test(a) && !LATIN.test(b));
}

/** Some systems write a middle dot for a character that they do not hold. */
function foldWithDots(text: string): string {
  return foldWritten(text.replaceAll(/[・･]/gu, "〓"));
}

/** Names in kana alone may be doubted like any in kana. */
function doubtAsWritten(a: string, b: string): Reason | undefined {
  if (isOtherScript(a, b) || isOtherScript(b, a)) return "other_script";
  if (agreesBesidesPlaceholders(foldWithDots(a), foldWithDots(b))) return "placeholder";
  if (!ONLY_KANA.test(a) || !ONLY_KANA.test(b)) return undefined;
  return soundsAlike(foldKanaKeepingLongVowels(a), foldKanaKeepingLongVowels(b)) ? "near_kana" : undefined;
}

const WRITTEN: NameWriting = {
  differs: "kanji",
  steps: STEPS,
  fold: foldWritten,
  foldForDoubt: (text) => foldMixedUp(foldWritten(text)),
  essence: foldNearKana,
  doubt,
  doubtAsWritten,
};

/** Compares two written names, in every order of their words. The order of the arguments makes no difference. */
export function compareKanji(a: string | null | undefined, b: string | null | undefined): Comparison {
  return compareNames(WRITTEN, a, b);
}

/** Whether the two are plainly one name, written alike or not; `compareKanji` says why, and what else they may be. */
export function agreesAsKanji(a: string, b: string): boolean {
  return agreesPlainly(WRITTEN, a, b);
}
