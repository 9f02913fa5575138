/** 支援措置 · 不開示: what is shown to nobody but the resident, whatever was granted. */
import { findScheme, type SchemeId, suspensionGroup } from "../catalogue/schemes";

export const HIDING_REASONS = ["support_measure", "non_disclosure"] as const;
export type HidingReason = (typeof HIDING_REASONS)[number];

/**
 * @param flagged schemes whose linkage carries the flag
 * @returns all that is hidden with them: what they follow and what follows them tells the same story
 */
export function hiddenWith(flagged: readonly string[]): SchemeId[] {
  const known = flagged.map((id) => findScheme(id)?.id).filter((id) => id !== undefined);
  return [...new Set(known.flatMap(suspensionGroup))];
}
