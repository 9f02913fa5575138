/** What people write in their own words: the one rule for every text, and how long it is, counted as they count it. */
import { listForbidden } from "./forbidden-text";

/** Longest text in a person's own words, in characters as people count them. */
export const MOST_CHARACTERS = 2000;

/**
 * A character may be built of many code points (a family emoji of seven); an endless pile of marks is too long all the
 * same.
 */
const MOST_CODE_POINTS = 7;

// Control characters but tab and line breaks, lone halves of surrogate pairs (no database takes them), what a decoder
// could not read, and marks that turn the direction of all text after them.
const UNUSABLE = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFD\u202A-\u202E\u2066-\u2069]/gu;

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * @returns how many characters a person sees (grapheme clusters, Unicode Standard Annex 29): 「が」, 「𠮷」 and a family
 * emoji are one each
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of characters.segment(text)) count += 1;
  return count;
}

/**
 * What an unusable character is read as: the Unicode replacement character, which no page shows and every database
 * takes.
 */
const MARK = "\uFFFD";

/** @returns the text with a mark in the place of each unusable character, safe to hand on until the rule has seen it */
export function markUnusable(text: string): string {
  return text.replace(UNUSABLE, MARK);
}

/** @returns the text without characters that no keyboard makes and no page can show */
export function withoutUnusable(text: string): string {
  return text.replace(UNUSABLE, "");
}

/** Why a text cannot be taken: the key of its words, and what these name. */
export type TextProblem =
  | { problem: "missing" | "unusable" }
  | { problem: "tooLong"; values: { limit: number; have: number } }
  | { problem: "number" | "pin"; values: { part: string } };

export interface TextRule {
  /** Whether something must be written; it must, unless said otherwise. */
  required?: boolean;
  /** In characters as people count them. */
  limit?: number;
}

/**
 * @returns everything that is to be put right in a text that others will read; nothing where it can be taken as it is.
 * `number` and `pin` name each part that must go (see `listForbidden`): the rest of the text stays.
 */
export function findTextProblems(
  text: string,
  { required = true, limit = MOST_CHARACTERS }: TextRule = {},
): TextProblem[] {
  if (withoutUnusable(text) !== text) return [{ problem: "unusable" }];
  if (text.trim() === "") return required ? [{ problem: "missing" }] : [];
  const have = text.length > limit ? countForLimit(text, limit) : text.length;
  if (have > limit) return [{ problem: "tooLong", values: { limit, have } }];
  return listForbidden(text).map(({ problem, part }) => ({ problem, values: { part } }));
}

/** The characters that a person sees, or the code points where these alone are too many for the limit. */
function countForLimit(text: string, limit: number): number {
  const codePoints = [...text].length;
  return codePoints > MOST_CODE_POINTS * limit ? codePoints : countCharacters(text);
}
