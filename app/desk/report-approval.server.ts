/** Reports that the desk filled in for somebody: what waits for a supervisor, and the decision to file it. */
import { and, eq, isNotNull } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { approvals, linkages, residents } from "../../db/schema";
import { findScheme } from "../catalogue/schemes";
import { fileApprovedReport, type ReportContent } from "../corrections/report.server";
import { deskActor, recordAudit } from "../identity/audit.server";
import { isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { inTransaction } from "../platform/database.server";
import { textProblems, type Unfit, unfit } from "../platform/form";
import type { CountedPage, Place } from "../platform/paging/keyset";
import { MOST_CHARACTERS } from "../platform/written-text";
import { hiddenWith } from "../protection/hidden";
import {
  type ApprovalDecision,
  type ApprovalKey,
  type ApprovalRow,
  type DecidedApproval,
  decideApproval,
  isOwnMatter,
  ofApproval,
} from "./approval.server";
import { seatOf } from "./desk-enquiry.server";
import { countSeen, isSeen, readRequest, pageSeen, type ReportRequest } from "./report-request.server";

export interface WaitingReport {
  residentId: string;
  approvalId: string;
  schemeId: string;
  requestedAt: Date;
  isOwn: boolean;
}

const WAITING = eq(approvals.state, "waiting");

/** @returns how much `listWaitingReports` tells of, on all its pages */
export function countWaitingReports({ staffId }: Pick<StaffMember, "staffId">): Promise<number> {
  return countSeen(staffId, WAITING);
}

/**
 * @returns one page of what waits for a decision, the oldest first, and how much that is: schemes, no names; what is
 * out of reach, and reports about hidden records, are left out
 */
export async function listWaitingReports(
  { staffId }: Pick<StaffMember, "staffId">,
  from?: Place,
): Promise<CountedPage<WaitingReport>> {
  const { rows, ...page } = await pageSeen(staffId, { which: WAITING, first: "oldest", from });
  const waiting = rows.map(({ residentId, approvalId, payload: kept, requestedBy, requestedAt }) => ({
    residentId,
    approvalId,
    schemeId: readRequest(kept).report.scheme,
    requestedAt,
    isOwn: requestedBy === staffId,
  }));
  return { rows: waiting, ...page };
}

export interface OpenedApproval extends WaitingReport, Omit<ReportRequest, "content"> {
  residentName: string;
  requestedBy: string | undefined;
  report: ReportContent;
  version: number;
}

/** @returns what is asked for, with the resident's name; the look stands in the resident's history */
export async function openReportApproval(
  staffMember: StaffMember,
  residentId: string,
  approvalId: string,
): Promise<OpenedApproval | undefined> {
  if (!staffMember.may("approve") || !isUuid(residentId) || !isUuid(approvalId)) return undefined;
  return inTransaction(async (tx) => {
    const row = await lock(tx, staffMember, { residentId, approvalId });
    const [resident] =
      row?.state === "waiting"
        ? await tx.select({ name: residents.nameKanji }).from(residents).where(eq(residents.residentId, residentId))
        : [];
    if (!row || !resident) return undefined;
    const { calledAt, phone, note, report } = readRequest(row.payload);
    const { scheme: schemeId } = report;
    await recordAudit(tx, deskActor(staffMember, residentId, "report"), "desk_looked_at_report", schemeId);
    const facts = {
      residentId,
      approvalId,
      schemeId,
      requestedAt: row.requestedAt,
      isOwn: await isOwnMatter(tx, staffMember, row, [residentId]),
      calledAt,
      phone,
      note,
      version: row.version,
    };
    return {
      ...facts,
      residentName: resident.name,
      requestedBy: await seatOf(tx, row.requestedBy),
      report,
    };
  });
}

/**
 * @returns the request, decided or not; undefined alike for none, one out of reach, and one about a record that was
 * hidden meanwhile
 */
async function lock(tx: Transaction, { staffId }: StaffMember, which: ApprovalKey): Promise<ApprovalRow | undefined> {
  const request = and(ofApproval(which), eq(approvals.kind, "report"), isInReach(approvals.residentId, staffId));
  const [row] = await tx.select().from(approvals).where(request).for("update");
  return row && isSeen(row, await listHidden(tx, which.residentId)) ? row : undefined;
}

async function listHidden(tx: Transaction, residentId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: linkages.schemeId })
    .from(linkages)
    .where(and(eq(linkages.residentId, residentId), isNotNull(linkages.hiddenFromOthers)));
  return hiddenWith(rows.map(({ id }) => id));
}

/** Another person than the one who asked files the report, or says why not. */
export function decideReport(
  staffMember: StaffMember,
  decision: ApprovalDecision,
): Promise<DecidedApproval<"not_possible" | "already_open">> {
  return decideApproval(staffMember, decision, {
    kind: "report",
    limit: MOST_CHARACTERS,
    lock,
    concerned: ({ residentId }) => [residentId],
    carryOut: fileIt,
  });
}

async function fileIt(
  tx: Transaction,
  staffMember: StaffMember,
  { residentId, approvalId, payload }: ApprovalRow,
): Promise<{ ok: true } | Unfit | { ok: false; reason: "not_possible" | "already_open" }> {
  const { content, report } = readRequest(payload);
  // It may have been asked for before a rule for texts held.
  const forbidden = textProblems("details", report.details, { required: false });
  if (forbidden.length > 0) return unfit(...forbidden);
  const by = deskActor(staffMember, residentId, "report");
  const viewing = { subject: residentId, at: staffMember.at, sees: (id: string) => findScheme(id) !== undefined };
  return fileApprovedReport(tx, viewing, { content, approvalId, by });
}
