/** What people write in their own words: how long it may be, counted as they count it. */

/** Longest text in a resident's own words, in characters as people count them. */
export const MOST_CHARACTERS = 2000;

/** A character may be built of many code points (a family emoji of seven); an endless pile of marks is too long all the same. */
const MOST_CODE_POINTS = 7 * MOST_CHARACTERS;

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** @returns how many characters a person sees (grapheme clusters, Unicode Standard Annex 29): 「が」, 「𠮷」 and a family emoji are one each */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of characters.segment(text)) count += 1;
  return count;
}

export type TextProblem = "missing" | "tooLong" | "unusable";

/** @param unusable whether characters had to be taken out that no keyboard makes: the person should look at what is left */
export function findTextProblem(
  text: string,
  { required, unusable }: { required: boolean; unusable: boolean },
): TextProblem | undefined {
  if (unusable) return "unusable";
  if (required && text === "") return "missing";
  return [...text].length > MOST_CODE_POINTS || countCharacters(text) > MOST_CHARACTERS ? "tooLong" : undefined;
}
