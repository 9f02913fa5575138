/** What people write in their own words: how long it may be, counted as they count it. */

/** Longest text in a resident's own words, in characters as people count them. */
export const MOST_CHARACTERS = 2000;

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** @returns how many characters a person sees (grapheme clusters, Unicode Standard Annex 29): 「が」, 「𠮷」 and a family emoji are one each */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of characters.segment(text)) count += 1;
  return count;
}
