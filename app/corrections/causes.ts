/** Why a record stood with the wrong person: the causes that were published in 2023, counted per case. */
export const CAUSES = [
  "same_name_and_birthday",
  "twins",
  "swapped_pair",
  "batch_across_screens",
  "file_row_shift",
  "lost_leading_zero",
  "wrong_number_submitted",
  "family_account",
  "left_signed_in",
  "not_linked_when_made",
  "other",
] as const;
export type Cause = (typeof CAUSES)[number];
