/** Reporting a linkage: the draft, the content that is signed, and the signed report that opens a correction case. */
import { randomInt } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { cases, linkages } from "../../db/schema";
import { isOpen, correctionState } from "../domain/correction";
import { makeReceipt } from "../domain/receipt-number";
import { mayReport, needsDetails, REPORT_KINDS, type ReportKind, reportKind, suspendsViewing } from "../domain/reports";
import { findScheme, type SchemeId, suspensionGroup } from "../domain/schemes";
import type { Viewing } from "../domain/viewing";
import { recordAudit } from "./audit.server";
import { noteEvent, takeStep, tellInstitution, type CaseRow } from "./case-step.server";
import { database } from "./database.server";
import { dropDraft, findDraft } from "./draft.server";
import { keepSignature, type SignedContent } from "./signing.server";
import { once } from "./submission.server";

const contact = z.discriminatedUnion("channel", [
  z.object({ channel: z.literal("portal") }),
  z.object({ channel: z.literal("phone"), value: z.string() }),
  z.object({ channel: z.literal("post") }),
]);

/** A report as it is signed; the order of the keys is part of the canonical text. */
const reportContent = z.object({
  what: z.literal("report"),
  key: z.uuid(),
  scheme: z.string(),
  kind: z.enum(REPORT_KINDS),
  details: z.string(),
  contact,
});
export type ReportContent = z.infer<typeof reportContent>;

/** A report under way: `key` makes a second submit give the same receipt. */
export type ReportDraft = Partial<Omit<ReportContent, "what" | "scheme">>;

/** The kind of the draft in which a report about this scheme is kept. */
export function reportDraftKind(schemeId: string): string {
  return `report:${schemeId}`;
}

/** @returns the draft of a report about this scheme, or undefined where none was begun */
export async function findReportDraft(viewing: Viewing, schemeId: string): Promise<{ data: ReportDraft; version: number } | undefined> {
  const draft = await findDraft(viewing, reportDraftKind(schemeId));
  return draft && { data: draft.data as ReportDraft, version: draft.version };
}

/** @returns the text that is signed when every step of the draft is filled in, otherwise the first step that is not */
export function reportToSign(schemeId: SchemeId, draft: ReportDraft): { ok: true; content: string } | { ok: false; missing: "kind" | "details" | "contact" } {
  if (!draft.kind) return { ok: false, missing: "kind" };
  if (draft.details === undefined || (needsDetails(draft.kind) && draft.details === "")) return { ok: false, missing: "details" };
  if (!draft.contact) return { ok: false, missing: "contact" };
  const { kind, details } = draft;
  const content = { what: "report", key: draft.key, scheme: schemeId, kind, details, contact: draft.contact };
  return { ok: true, content: JSON.stringify(reportContent.parse(content)) };
}

/** @returns the open case about this scheme's record or one that it follows, the one that hides it first, or undefined */
export async function findOpenCase(viewing: Pick<Viewing, "subject">, schemeId: SchemeId, tx?: Transaction): Promise<CaseRow | undefined> {
  const rows = await (tx ?? database())
    .select()
    .from(cases)
    .where(and(eq(cases.residentId, viewing.subject), inArray(cases.schemeId, suspensionGroup(schemeId))));
  const open = rows.filter((row) => isOpen(correctionState(row.state)));
  return open.find((row) => suspendsViewing(reportKind(row.kind))) ?? open[0];
}

/** One case about one record at a time; but a record that is not hidden must not stay in view because it was first reported as, say, out of date. */
export function standsInTheWay(open: CaseRow, kind: ReportKind): boolean {
  return suspendsViewing(reportKind(open.kind)) || !suspendsViewing(kind);
}

export type FiledReport = { ok: true; receipt: string } | { ok: false; reason: "already_open"; receipt: string } | { ok: false; reason: "not_possible" };

/**
 * Opens the case: signature, case, suspension of the record and those that follow it, audit, notice to the institution,
 * all in the given transaction.
 * @param signed whose content `reportToSign` made
 */
export async function fileReport(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<FiledReport> {
  const content = reportContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, content.key, async (): Promise<FiledReport> => {
    const schemeId = findScheme(content.scheme)?.id;
    const linkage = schemeId && (await lockLinkage(tx, viewing, schemeId));
    if (!viewing.may("report") || !linkage || !mayReport(content.kind, linkage.state, schemeId)) return { ok: false, reason: "not_possible" };
    const open = await findOpenCase(viewing, schemeId, tx);
    if (open && standsInTheWay(open, content.kind)) return { ok: false, reason: "already_open", receipt: open.receipt };
    const signatureId = await keepSignature(tx, viewing, signed);
    const { kind, details, contact } = content;
    const row = await openCase(tx, viewing, { kind, details, contact, schemeId, institutionId: linkage.institutionId, signatureId });
    await dropDraft(tx, viewing, reportDraftKind(schemeId));
    return { ok: true, receipt: row.receipt };
  });
}

/** The row of the scheme's source is locked, so that two reports about one record follow one another. */
export async function lockLinkage(tx: Transaction, viewing: Viewing, schemeId: SchemeId) {
  const [source] = suspensionGroup(schemeId);
  const rows = await tx
    .select()
    .from(linkages)
    .where(and(eq(linkages.residentId, viewing.subject), inArray(linkages.schemeId, [schemeId, source ?? schemeId])))
    .orderBy(linkages.schemeId)
    .for("update");
  return rows.find((row) => row.schemeId === schemeId);
}

interface NewCase {
  schemeId: SchemeId;
  institutionId: string;
  kind: ReportKind;
  details: string;
  contact: ReportContent["contact"];
  signatureId: string;
}

async function openCase(tx: Transaction, viewing: Viewing, report: NewCase): Promise<CaseRow> {
  const [row] = await tx
    .insert(cases)
    .values({
      residentId: viewing.subject,
      caseId: uuidv7(),
      receipt: await freeReceipt(tx, viewing),
      ...report,
      state: "received",
      stateSince: viewing.at,
      openedAt: viewing.at,
    })
    .returning();
  if (!row) throw new Error("the case was not written");
  await noteEvent(tx, row, { event: "receive", by: viewing });
  await recordAudit(tx, viewing, "reported", row.receipt);
  await tellInstitution(tx, row, "case_opened", viewing.at);
  const suspended = await takeStep(tx, row, { event: "suspend", by: { subject: viewing.subject, at: viewing.at, actor: "portal" } });
  return suspended.ok ? suspended.row : row;
}

/** A receipt number that this resident has not had yet. */
async function freeReceipt(tx: Transaction, viewing: Viewing): Promise<string> {
  for (;;) {
    const receipt = makeReceipt(viewing.at, randomInt(10_000));
    const [taken] = await tx
      .select({ receipt: cases.receipt })
      .from(cases)
      .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)));
    if (!taken) return receipt;
  }
}
