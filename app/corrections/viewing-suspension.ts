/** 閲覧停止: what a report hides from everybody, and until when. Which reports do is said in `reports.ts`, kind by kind. */
import { type SchemeId, suspensionGroup } from "../catalogue/schemes";
import { type CaseItems, itemsOf } from "./case-items";
import { asksForReview, type CorrectionState, isOpen } from "./correction";
import { type ReportKind, suspendsViewing } from "./reports";

/** Whether the record is hidden from everybody: from the report on until viewing is resumed or the case has ended. */
export function isRecordHidden(state: CorrectionState, kind: ReportKind): boolean {
  return suspendsViewing(kind) && isOpen(state) && !asksForReview(state);
}

/** All records that are hidden and shown again with this case: its items, what they follow, and what follows them. */
export function recordsHiddenWith(row: CaseItems): SchemeId[] {
  return [...new Set(itemsOf(row).flatMap(suspensionGroup))];
}
