/** Which records a case is about. */
import { hiddenWith } from "../protection/hidden";
import { getScheme, type SchemeId, suspensionGroup } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";

export interface CaseItems {
  schemeId: string;
  /** The other items that the same report is about. */
  parts: string[];
}

/** The items that the case is about: the one that was reported first, then its parts. */
export function itemsOf(row: CaseItems): SchemeId[] {
  return [row.schemeId, ...row.parts].map((schemeId) => getScheme(schemeId).id);
}

/**
 * @param flagged schemes whose linkage carries the flag
 * @returns whether the case is about something that nobody but the resident sees
 */
export function isCaseHidden(flagged: readonly string[], row: CaseItems): boolean {
  const hidden = hiddenWith(flagged);
  return itemsOf(row).some((item) => hidden.includes(item));
}

/** A case is seen by whoever sees all that it is about. */
export function seesCase(viewing: Pick<Viewing, "sees">, row: CaseItems): boolean {
  return itemsOf(row).every((item) => viewing.sees(item));
}

/** Whether the case is about this record, or about one that moves together with it. */
export function concerns(row: CaseItems, schemeId: SchemeId): boolean {
  const group = suspensionGroup(schemeId);
  return itemsOf(row).some((item) => group.includes(item));
}
