/**
 * A report that the desk filled in for somebody: one person calls back and asks, another approves, and only then it is
 * filed.
 */
import { and, asc, eq, gte, isNotNull, type SQL } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { approvals, linkages, residents } from "../../db/schema";
import { textProblems, type Typed, type Unfit, unfit } from "../platform/form";
import { parseForm, readBy, writtenText } from "../platform/form-schema.server";
import { hiddenWith } from "../protection/hidden";
import { parsePhoneNumber } from "../platform/phone-number";
import { findScheme } from "../catalogue/schemes";
import { deskViewing, type Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { deskActor, seatOf } from "./desk-enquiry.server";
import { fileApprovedReport, reportContent, type ReportContent, reportDraftKind } from "../corrections/report.server";
import { findReportJourney, type ReportJourney, reportToSign } from "../corrections/reporting/report-journey.server";
import { isOwnFamily } from "../support/own-family.server";
import type { StaffMember } from "../identity/staff.server";
import { lockDraft } from "../journeys/draft.server";
import { once } from "../platform/submission.server";
import { findGrantedSupport, flaggedOf, isInReach } from "../identity/grant.server";

const DAY_MS = 86_400_000;
/** Days for which a call back counts. */
const CALL_DAYS = 7;
/** Days for which whoever asked reads what came of it. */
const ASKED_DAYS = 14;

const payload = z.object({
  /** The report as it would have been signed. */
  content: z.string(),
  /** When the resident was called back, ISO. */
  calledAt: z.string(),
  /** Which number was called, taken from the register's papers and not from the caller. */
  phone: z.string(),
  note: z.string(),
});
type Payload = z.infer<typeof payload>;

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
  const kept: Payload = { content, calledAt: calledAt.toISOString(), phone, note };
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

export interface WaitingReport {
  residentId: string;
  approvalId: string;
  schemeId: string;
  requestedAt: Date;
  isOwn: boolean;
}

/**
 * @returns what waits for a decision, the oldest first: schemes, no names; what is out of reach, and reports about
 * hidden records, are left out
 */
export async function listWaitingReports({ staffId }: Pick<StaffMember, "staffId">): Promise<WaitingReport[]> {
  const shown = await selectSeen(staffId, eq(approvals.state, "waiting"));
  return shown.map(({ residentId, approvalId, payload: kept, requestedBy, requestedAt }) => ({
    residentId,
    approvalId,
    schemeId: contentOf(kept).scheme,
    requestedAt,
    isOwn: requestedBy === staffId,
  }));
}

/** @returns requests within the reach of this member of staff, the oldest first, without those about hidden records */
async function selectSeen(staffId: string, which: SQL | undefined): Promise<(typeof approvals.$inferSelect)[]> {
  const rows = await database()
    .select({ row: approvals, flagged: flaggedOf(approvals.residentId) })
    .from(approvals)
    .innerJoin(residents, eq(residents.residentId, approvals.residentId))
    .where(and(eq(approvals.kind, "report"), which, isInReach(approvals.residentId, staffId)))
    .orderBy(asc(approvals.requestedAt))
    .limit(200);
  return rows.filter(({ row, flagged }) => isSeen(row, hiddenWith(flagged))).map(({ row }) => row);
}

export interface AskedReport {
  approvalId: string;
  schemeId: string;
  requestedAt: Date;
  state: (typeof approvals.$inferSelect)["state"];
  /** Why it was not filed. */
  refusal: string | null;
}

/** @returns what this member of staff has asked for lately, the newest first: schemes, no names */
export async function listAskedReports({ staffId, at }: Pick<StaffMember, "staffId" | "at">): Promise<AskedReport[]> {
  const since = new Date(at.getTime() - ASKED_DAYS * DAY_MS);
  const own = await selectSeen(staffId, and(eq(approvals.requestedBy, staffId), gte(approvals.requestedAt, since)));
  return own.toReversed().map(({ approvalId, payload: kept, requestedAt, state, refusal }) => ({
    approvalId,
    schemeId: contentOf(kept).scheme,
    requestedAt,
    state,
    refusal,
  }));
}

function contentOf(kept: unknown): ReportContent {
  return reportContent.parse(JSON.parse(payload.parse(kept).content));
}

function isSeen(row: typeof approvals.$inferSelect, hidden: readonly string[]): boolean {
  const { scheme, parts = [] } = contentOf(row.payload);
  return ![scheme, ...parts].some((id) => hidden.includes(id));
}

export interface OpenedApproval extends WaitingReport, Omit<Payload, "content"> {
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
  if (!staffMember.may("approve")) return undefined;
  return inTransaction(async (tx) => {
    const row = await lockRequest(tx, staffMember, residentId, approvalId);
    const [resident] =
      row?.state === "waiting"
        ? await tx.select({ name: residents.nameKanji }).from(residents).where(eq(residents.residentId, residentId))
        : [];
    if (!row || !resident) return undefined;
    const { calledAt, phone, note } = payload.parse(row.payload);
    const report = contentOf(row.payload);
    const { scheme: schemeId } = report;
    await recordAudit(tx, deskActor(staffMember, residentId, "report"), "desk_looked_at_report", schemeId);
    const facts = {
      residentId,
      approvalId,
      schemeId,
      requestedAt: row.requestedAt,
      isOwn: await isOwn(tx, staffMember, row),
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
async function lockRequest(
  tx: Transaction,
  { staffId }: StaffMember,
  residentId: string,
  approvalId: string,
): Promise<typeof approvals.$inferSelect | undefined> {
  if (!isUuid(residentId) || !isUuid(approvalId)) return undefined;
  const [row] = await tx
    .select()
    .from(approvals)
    .where(
      and(
        eq(approvals.residentId, residentId),
        eq(approvals.approvalId, approvalId),
        eq(approvals.kind, "report"),
        isInReach(approvals.residentId, staffId),
      ),
    )
    .for("update");
  return row && isSeen(row, await listHidden(tx, residentId)) ? row : undefined;
}

async function listHidden(tx: Transaction, residentId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: linkages.schemeId })
    .from(linkages)
    .where(and(eq(linkages.residentId, residentId), isNotNull(linkages.hiddenFromOthers)));
  return hiddenWith(rows.map(({ id }) => id));
}

/** @returns whether this member of staff has asked for it, or it concerns the own family: another one decides */
async function isOwn(
  tx: Transaction,
  { staffId }: StaffMember,
  { requestedBy, residentId }: typeof approvals.$inferSelect,
): Promise<boolean> {
  return requestedBy === staffId || isOwnFamily(tx, staffId, residentId);
}

export interface Decision {
  /** Of the form: a second submit decides nothing anew, and is answered alike. */
  key: string;
  residentId: string;
  approvalId: string;
  version: number;
  approve: boolean;
  /** Why not. */
  refusal: string;
}
export type DecidedReport =
  | { ok: true; state: "approved" | "refused" }
  | Unfit
  | { ok: false; reason: "own" | "not_possible" | "decided" | "already_open" };

/** Another person than the one who asked files the report, or says why not; `decided` where somebody else was first. */
export async function decideReport(staffMember: StaffMember, decision: Decision): Promise<DecidedReport> {
  const { residentId, key, approve, refusal } = decision;
  if (!staffMember.may("approve") || !isUuid(residentId) || !isUuid(key)) return { ok: false, reason: "not_possible" };
  const problems = approve ? [] : textProblems("refusal", refusal);
  if (problems.length > 0) return unfit(...problems);
  return inTransaction((tx) =>
    once(tx, { subject: residentId, at: staffMember.at }, `report-decision:${key}`, () =>
      decide(tx, staffMember, decision),
    ),
  );
}

async function decide(
  tx: Transaction,
  staffMember: StaffMember,
  { residentId, approvalId, version, approve, refusal }: Decision,
): Promise<DecidedReport> {
  const { staffId, at } = staffMember;
  const row = await lockRequest(tx, staffMember, residentId, approvalId);
  if (!row) return { ok: false, reason: "not_possible" };
  if (await isOwn(tx, staffMember, row)) return { ok: false, reason: "own" };
  if (row.state !== "waiting" || row.version !== version) return { ok: false, reason: "decided" };
  const by = deskActor(staffMember, residentId, "report");
  const { content } = payload.parse(row.payload);
  // It may have been asked for before a rule for texts held.
  const forbidden = approve ? textProblems("details", contentOf(row.payload).details, { required: false }) : [];
  if (forbidden.length > 0) return unfit(...forbidden);
  const filed = approve
    ? await fileApprovedReport(
        tx,
        { subject: residentId, at, sees: (id) => findScheme(id) !== undefined },
        { content, approvalId, by },
      )
    : undefined;
  if (filed && !filed.ok) return { ok: false, reason: filed.reason };
  const state = approve ? "approved" : "refused";
  await tx
    .update(approvals)
    .set({
      state,
      decidedBy: staffId,
      decidedAt: at,
      refusal: approve ? null : refusal,
      version: version + 1,
    })
    .where(and(eq(approvals.residentId, residentId), eq(approvals.approvalId, approvalId)));
  await recordAudit(tx, by, approve ? "desk_approved_report" : "desk_refused_report", approvalId);
  return { ok: true, state };
}
