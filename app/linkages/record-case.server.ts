/** The open case about a record, as the record's own page tells of it. */
import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases } from "../../db/schema";
import type { SchemeId } from "../catalogue/schemes";
import { concerns, isCaseHidden, itemsOf } from "../corrections/case-items";
import { caseStatus, type CaseStatus } from "../corrections/case-status";
import { asksForReview, type CorrectionState, isOpen } from "../corrections/correction";
import type { ReportKind } from "../corrections/reports";
import type { RecordBefore } from "./record-before";

type OpenCaseRow = typeof cases.$inferSelect;

export interface RecordCase {
  receipt: string;
  /** The record that was reported first. */
  schemeId: SchemeId;
  version: number;
  kind: ReportKind;
  state: CorrectionState;
  status: CaseStatus;
  /** The case waits for an answer, and is about this very record: what only follows it is not asked about. */
  asksHere: boolean;
  /** Whether it is right now can be answered on the page of this very record. */
  reviewedHere: boolean;
  /** "I cannot tell" is an answer: the desk, which then looks at it, sees the record. */
  mayDoubt: boolean;
  /** What is kept of the record before it was corrected, while that is asked. */
  before: RecordBefore | undefined;
}

/** @returns the resident's cases that have not ended; the caller notes the look */
export async function listOpenCases(tx: Transaction, residentId: string): Promise<OpenCaseRow[]> {
  const rows = await tx.select().from(cases).where(eq(cases.residentId, residentId));
  return rows.filter(({ state }) => isOpen(state));
}

/** @returns the open case about this record, or about one that moves together with it */
export function caseAbout(open: readonly OpenCaseRow[], schemeId: SchemeId): OpenCaseRow | undefined {
  return open.find((row) => concerns(row, schemeId));
}

/**
 * What the page of this record tells of it.
 * @param about `flagged`: schemes whose linkage is hidden from others
 */
export function toldOf(
  row: OpenCaseRow,
  { schemeId, flagged, at }: { schemeId: SchemeId; flagged: readonly string[]; at: Date },
): RecordCase {
  const { receipt, schemeId: reported, version, kind, state } = row;
  const status = caseStatus(row, at);
  const reviewedHere = asksForReview(state) && itemsOf(row).includes(schemeId);
  return {
    receipt,
    schemeId: reported,
    version,
    kind,
    state,
    status,
    asksHere: status.mustIAct && itemsOf(row).includes(schemeId),
    reviewedHere,
    mayDoubt: state === "viewing_resumed" && !isCaseHidden(flagged, row),
    before:
      reviewedHere && kind !== "without_consent"
        ? row.recordsBefore?.find((kept) => kept.schemeId === schemeId)
        : undefined,
  };
}
