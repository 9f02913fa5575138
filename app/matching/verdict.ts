/** What a comparison can answer, and the steps and differences that it can name as its reasons. */

export type Verdict = "same" | "notation" | "different" | "unsure";

/** Foldings: each names one way of writing the same thing differently. */
export type FoldingReason =
  | "width"
  | "spaces"
  | "kana_script"
  | "small_kana"
  | "long_vowel"
  | "old_kana"
  | "order"
  | "letter_case"
  | "accents"
  | "variation_selector"
  | "variant_kanji"
  | "former_name"
  | "latin_name"
  | "alias"
  | "date_style"
  | "number_script"
  | "block_words"
  | "building_style"
  | "place_words"
  | "prefecture_left_out"
  | "street_name"
  | "town_name"
  | "earlier_address";

/** Where two values part, or why nobody can tell. */
export type DifferenceReason =
  | "missing"
  | "placeholder"
  | "near_kana"
  | "ambiguous_kanji"
  | "unknown_kanji"
  | "reading_only"
  | "other_script"
  | "kana"
  | "kanji"
  | "surname_only"
  | "date"
  | "impossible_date"
  | "era_missing"
  | "birthday_unknown"
  | "sex"
  | "town"
  | "block"
  | "room"
  | "ambiguous_municipality"
  | "municipality_one_side"
  | "town_one_side"
  | "block_one_side"
  | "building"
  | "building_one_side"
  | "address_only"
  | "cut_off"
  | "too_little";

export type Reason = FoldingReason | DifferenceReason;

export interface Comparison {
  verdict: Verdict;
  /** For `notation` what was folded; otherwise where the two part. Empty for `same`. */
  reasons: Reason[];
}

export const SAME: Comparison = { verdict: "same", reasons: [] };

/** Shorthand for a comparison with its reasons. */
export function verdict(answer: Exclude<Verdict, "same">, ...reasons: Reason[]): Comparison {
  return { verdict: answer, reasons };
}

/** Nothing to compare on one side or on both. */
export const MISSING: Comparison = verdict("unsure", "missing");

/** Whether the two values name the same thing, however it is written. */
export function agrees({ verdict: answer }: Comparison): boolean {
  return answer === "same" || answer === "notation";
}
