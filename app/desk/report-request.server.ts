/** A report that the desk filled in for somebody: called back, and then laid before another person of the desk. */
import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { approvals } from "../../db/schema";
import { reportContent, type ReportContent, reportDraftKind } from "../corrections/report.server";
import { findReportJourney, type ReportJourney, reportToSign } from "../corrections/reporting/report-journey.server";
import { recordAudit } from "../identity/audit.server";
import { findGrantedSupport, isAnyHidden, isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { deskViewing, type Viewing } from "../identity/viewing";
import { lockDraft } from "../journeys/draft.server";
import { database, inTransaction } from "../platform/database.server";
import type { Typed, Unfit } from "../platform/form";
import { parseForm, readBy, writtenText } from "../platform/form-schema.server";
import { parsePhoneNumber } from "../platform/phone-number";
import { type CountedPage, cutPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind, type KeysetOrder } from "../platform/paging/keyset.server";
import { once } from "../platform/submission.server";
import type { ApprovalRow } from "./approval.server";
import { DAY_MS } from "../platform/japan-time";

/** Days for which a call back counts. */
const CALL_DAYS = 7;
/** Days for which whoever asked reads what came of it. */
const ASKED_DAYS = 14;

/** A report as it is kept while it waits for a supervisor. */
const reportRequest = z.object({
  /** The report as it would have been signed. */
  content: z.string(),
  /** When the resident was called back, ISO. */
  calledAt: z.string(),
  /** Which number was called, taken from the register's papers and not from the caller. */
  phone: z.string(),
  note: z.string(),
});
export type ReportRequest = z.infer<typeof reportRequest>;

export type AskedApproval = { ok: true } | Unfit | { ok: false; reason: "not_found" | "incomplete" | "stale" };

/** @param at now: the call was made within the last days */
function approvalForm(at: Date) {
  return z.object({
    key: z.uuid(),
    /** `YYYY-MM-DDThh:mm`, on the clock of Japan. */
    calledAt: readBy((text) => {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined;
      const calledAt = new Date(`${text}:00+09:00`);
      return calledAt <= at && calledAt.getTime() > at.getTime() - CALL_DAYS * DAY_MS ? calledAt : undefined;
    }),
    phone: readBy(parsePhoneNumber),
    note: writtenText({ required: false }),
  });
}

/** @returns the report that this member of staff has filled in through this support, or undefined */
export async function findFilledIn(
  staffMember: StaffMember,
  supportId: string,
  scheme: string,
): Promise<{ viewing: Viewing; journey: ReportJourney } | undefined> {
  const support = staffMember.may("prepare") ? await findGrantedSupport(staffMember, supportId) : undefined;
  if (!support) return undefined;
  const viewing = deskViewing(support, staffMember.session, staffMember.at);
  const found = await findReportJourney(viewing, scheme);
  return found.ok ? { viewing, journey: found.journey } : undefined;
}

/** @returns what the report says that is to be laid before the supervisor, or undefined while an answer is missing */
export function filledIn(journey: ReportJourney): ReportContent | undefined {
  const content = reportToSign(journey);
  return content === undefined ? undefined : reportContent.parse(JSON.parse(content));
}

/**
 * Lays the report, as its page showed it, before another person of the desk.
 * @param about the support through which it was filled in, its scheme, and the version of the draft that was shown;
 * `stale` where another answer was given meanwhile
 */
export async function askReportApproval(
  staffMember: StaffMember,
  about: { supportId: string; scheme: string; version: number },
  typed: Typed,
): Promise<AskedApproval> {
  const { staffId, at } = staffMember;
  const found = await findFilledIn(staffMember, about.supportId, about.scheme);
  if (!found) return { ok: false, reason: "not_found" };
  const content = reportToSign(found.journey);
  if (!content) return { ok: false, reason: "incomplete" };
  const read = parseForm(approvalForm(at), typed);
  if (!read.ok) return read;
  const { key, calledAt, phone, note } = read.value;
  const { viewing, journey } = found;
  const residentId = viewing.subject;
  const kept: ReportRequest = { content, calledAt: calledAt.toISOString(), phone, note };
  return inTransaction((tx) =>
    once(tx, { subject: residentId, at }, `approval:${key}`, async (): Promise<AskedApproval> => {
      const now = await lockDraft(tx, viewing, reportDraftKind(journey.schemeId));
      if (now !== about.version || now !== journey.version) return { ok: false, reason: "stale" };
      const approvalId = uuidv7();
      await tx.insert(approvals).values({
        residentId,
        approvalId,
        kind: "report",
        payload: kept,
        requestedBy: staffId,
        requestedAt: at,
        state: "waiting",
      });
      await recordAudit(tx, viewing, "desk_asked_approval", journey.schemeId);
      return { ok: true };
    }),
  );
}

export interface AskedReport {
  approvalId: string;
  schemeId: string;
  requestedAt: Date;
  state: (typeof approvals.$inferSelect)["state"];
  /** Why it was not filed. */
  refusal: string | null;
}

/** @returns one page of what this member of staff has asked for lately, the newest first: schemes, no names */
export async function listAskedReports(
  { staffId, at }: Pick<StaffMember, "staffId" | "at">,
  from?: Place,
): Promise<CountedPage<AskedReport>> {
  const since = new Date(at.getTime() - ASKED_DAYS * DAY_MS);
  const own = and(eq(approvals.requestedBy, staffId), gte(approvals.requestedAt, since));
  const { rows, ...page } = await pageSeen(staffId, { which: own, first: "newest", from });
  const asked = rows.map(({ approvalId, payload: kept, requestedAt, state, refusal }) => ({
    approvalId,
    schemeId: readRequest(kept).report.scheme,
    requestedAt,
    state,
    refusal,
  }));
  return { rows: asked, ...page };
}

/** Requests within the reach of this member of staff, without those about hidden records. */
function isSeenBy(staffId: string, which: SQL | undefined): SQL | undefined {
  const report = sql`(${approvals.payload} ->> 'content')::jsonb`;
  const items = sql`(coalesce(${report} -> 'parts', '[]'::jsonb) || jsonb_build_array(${report} -> 'scheme'))`;
  return and(
    eq(approvals.kind, "report"),
    which,
    isInReach(approvals.residentId, staffId),
    sql`not ${isAnyHidden(approvals.residentId, items)}`,
  );
}

/** @returns how many requests `pageSeen` tells of, on all its pages */
export function countSeen(staffId: string, which: SQL | undefined): Promise<number> {
  return database().$count(approvals, isSeenBy(staffId, which));
}

/** @returns one page of the requests within the reach of this member of staff, without those about hidden records */
export async function pageSeen(
  staffId: string,
  { which, first, from }: { which: SQL | undefined; first: KeysetOrder["first"]; from: Place | undefined },
): Promise<CountedPage<ApprovalRow>> {
  const order = { at: approvals.requestedAt, id: approvals.approvalId, first };
  const found = await database()
    .select()
    .from(approvals)
    .where(and(isSeenBy(staffId, which), isBehind(order, from)))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  const page = cutPage(found, ({ requestedAt: at, approvalId: id }) => ({ at, id }));
  return { ...page, count: await countSeen(staffId, which) };
}

/** @returns what is kept of the request, and the report in it */
export function readRequest(kept: unknown): ReportRequest & { report: ReportContent } {
  const request = reportRequest.parse(kept);
  return { ...request, report: reportContent.parse(JSON.parse(request.content)) };
}

/** @returns whether none of the records that it is about is hidden */
export function isSeen(row: ApprovalRow, hidden: readonly string[]): boolean {
  const { scheme, parts = [] } = readRequest(row.payload).report;
  return ![scheme, ...parts].some((id) => hidden.includes(id));
}
