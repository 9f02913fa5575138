/** Reporting a linkage: the content that is signed, and the signed report that opens a correction case. */
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { cases, linkages } from "../../db/schema";
import { TARGET_DAYS } from "./case-steps";
import { isOpen } from "./correction";
import { isReachable, reportContact, reportParts } from "./reporting/report-journey";
import { freeReceipt } from "./receipt.server";
import { textProblems } from "../platform/form";
import { mayHaveParts, mayReport, REPORT_KINDS, type ReportKind, suspendsViewing } from "./reports";
import { findScheme, getScheme, type SchemeId, suspensionGroup } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { itemsOf, seesCase } from "./case-items";
import { noteEvent, takeStep, tellInstitution, tellOfCase, type CaseRow } from "./case-step.server";
import { database } from "../platform/database.server";
import { dropDraft } from "../journeys/draft.server";
import { dropUnsentBelow } from "../journeys/unsent.server";
import { path } from "../path";
import { targetClock } from "./target-clock.server";
import { keepSignature, type SignedContent } from "../identity/signing.server";
import { keyOfContent, once } from "../platform/submission.server";

/** A report as it is signed; the order of the keys is part of the canonical text. */
export const reportContent = z.object({
  what: z.literal("report"),
  key: z.uuid(),
  scheme: z.string(),
  /** Left out where there are none. */
  parts: reportParts,
  kind: z.enum(REPORT_KINDS),
  details: z.string(),
  contact: reportContact,
});
export type ReportContent = z.infer<typeof reportContent>;

/** The kind of the draft in which a report about this scheme is kept. */
export function reportDraftKind(schemeId: string): string {
  return `report:${schemeId}`;
}

/**
 * @returns the open case about this scheme's record or one that it follows, the one that hides it first, or undefined
 */
export async function findOpenCase(
  viewing: Pick<Viewing, "subject">,
  schemeId: SchemeId,
  tx?: Transaction,
): Promise<CaseRow | undefined> {
  const rows = await (tx ?? database()).select().from(cases).where(eq(cases.residentId, viewing.subject));
  const group = suspensionGroup(schemeId);
  const open = rows.filter((row) => isOpen(row.state) && itemsOf(row).some((item) => group.includes(item)));
  return open.find((row) => suspendsViewing(row.kind)) ?? open[0];
}

/**
 * One case about one record at a time; but a record that is not hidden must not stay in view because it was first
 * reported as, say, out of date.
 */
export function standsInTheWay(open: CaseRow, kind: ReportKind): boolean {
  return suspendsViewing(open.kind) || !suspendsViewing(kind);
}

export type FiledReport =
  | { ok: true; receipt: string }
  | { ok: false; reason: "already_open"; receipt: string }
  | { ok: false; reason: "not_possible" };

/**
 * Opens the case: signature, case, suspension of the record and those that follow it, audit, notice to the institution,
 * all in the given transaction.
 * @param signed whose content `reportToSign` made
 */
export async function fileReport(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<FiledReport> {
  if (!viewing.may("report")) return { ok: false, reason: "not_possible" };
  return file(tx, viewing, {
    content: signed.content,
    by: viewing,
    warrant: async () => ({ signatureId: await keepSignature(tx, viewing, signed), approvalId: null }),
  });
}

/**
 * Opens the case of a report that the desk filled in: after a call back, on what a second person of the desk has
 * approved, without a signature.
 * @param viewing the resident's own records as the desk sees them
 */
export async function fileApprovedReport(
  tx: Transaction,
  viewing: Pick<Viewing, "subject" | "at" | "sees">,
  { content, approvalId, by }: { content: string; approvalId: string; by: AuditedActor },
): Promise<FiledReport> {
  return file(tx, viewing, { content, by, warrant: async () => ({ signatureId: null, approvalId }) });
}

type Whose = Pick<Viewing, "subject" | "at" | "sees"> & Partial<Pick<Viewing, "via" | "actor" | "segment">>;

interface Filing {
  content: string;
  by: Viewing | AuditedActor;
  /** On what it rests; kept only once nothing stands in the way. */
  warrant(): Promise<{ signatureId: string | null; approvalId: string | null }>;
}

async function file(tx: Transaction, viewing: Whose, { content: text, by, warrant }: Filing): Promise<FiledReport> {
  const content = reportContent.parse(JSON.parse(text));
  return once(tx, viewing, keyOfContent(text), async (): Promise<FiledReport> => {
    const schemeId = findScheme(content.scheme)?.id;
    const linkage = schemeId && (await lockLinkage(tx, viewing, schemeId));
    if (!viewing.sees(content.scheme) || !linkage || !mayReport(content.kind, linkage.state, schemeId))
      return { ok: false, reason: "not_possible" };
    // A signature or an approval may have been asked for before a rule for what is typed held.
    const isUnfit = textProblems("details", content.details, { required: false }).length > 0;
    if (isUnfit || !isReachable(content.contact)) return { ok: false, reason: "not_possible" };
    const open = await findOpenCase(viewing, schemeId, tx);
    if (open && !seesCase(viewing, open)) return { ok: false, reason: "not_possible" };
    if (open && standsInTheWay(open, content.kind)) return { ok: false, reason: "already_open", receipt: open.receipt };
    const parts = await lockParts(tx, viewing, {
      schemeId,
      kind: content.kind,
      institutionId: linkage.institutionId,
      asked: content.parts ?? [],
    });
    if (!parts) return { ok: false, reason: "not_possible" };
    const { kind, details, contact } = content;
    const { institutionId, madeAt: wrongFrom } = linkage;
    const row = await openCase(
      tx,
      {
        residentId: viewing.subject,
        kind,
        details,
        contact,
        schemeId,
        institutionId,
        parts,
        wrongFrom,
        ...(await warrant()),
      },
      by,
    );
    await suspendAtOnce(tx, row, viewing.at);
    await dropDraft(tx, viewing, reportDraftKind(schemeId));
    await dropUnsentBelow(tx, viewing, (viewer) => path("report", { viewer, scheme: schemeId }));
    return { ok: true, receipt: row.receipt };
  });
}

/** The row of the scheme's source is locked, so that two reports about one record follow one another. */
export async function lockLinkage(tx: Transaction, viewing: Pick<Viewing, "subject">, schemeId: SchemeId) {
  const [source] = suspensionGroup(schemeId);
  const rows = await tx
    .select()
    .from(linkages)
    .where(and(eq(linkages.residentId, viewing.subject), inArray(linkages.schemeId, [schemeId, source ?? schemeId])))
    .orderBy(linkages.schemeId)
    .for("update");
  return rows.find((row) => row.schemeId === schemeId);
}

interface AskedParts {
  schemeId: SchemeId;
  kind: ReportKind;
  institutionId: string;
  asked: readonly string[];
}

/**
 * @returns the other items of the report, their rows locked, or undefined where one of them cannot be reported with it
 */
async function lockParts(
  tx: Transaction,
  viewing: Whose,
  { schemeId, kind, institutionId, asked }: AskedParts,
): Promise<SchemeId[] | undefined> {
  const parts = [...new Set(asked)].sort().filter((id) => id !== schemeId);
  if (parts.length > 0 && !mayHaveParts(kind)) return undefined;
  for (const id of parts) {
    const part = findScheme(id)?.id;
    const linkage = part && (await lockLinkage(tx, viewing, part));
    if (
      !part ||
      !viewing.sees(part) ||
      linkage?.institutionId !== institutionId ||
      !mayReport(kind, linkage.state, part)
    )
      return undefined;
    if (await findOpenCase(viewing, part, tx)) return undefined;
  }
  return parts as SchemeId[];
}

/** Viewing stops in the transaction of the report itself. */
async function suspendAtOnce(tx: Transaction, row: CaseRow, at: Date): Promise<void> {
  await takeStep(tx, row, { event: "suspend", by: { subject: row.residentId, at, actor: "portal" } });
}

/**
 * @returns the items that can be reported together with this one: root records of the same institution that are seen
 * and under no correction
 */
export async function listReportableTogether(viewing: Viewing, schemeId: SchemeId): Promise<SchemeId[]> {
  const rows = await database().select().from(linkages).where(eq(linkages.residentId, viewing.subject));
  const asked = rows.find((row) => row.schemeId === schemeId);
  const candidates = rows.filter(
    (row) =>
      row.schemeId !== schemeId &&
      row.institutionId === asked?.institutionId &&
      row.state === "linked" &&
      !row.suspendedAt,
  );
  const group = suspensionGroup(schemeId);
  const ids = candidates
    .map((row) => getScheme(row.schemeId))
    .filter(({ id, followsScheme }) => !followsScheme && !group.includes(id) && viewing.sees(id));
  const free: SchemeId[] = [];
  for (const { id } of ids) if (!(await findOpenCase(viewing, id))) free.push(id);
  return free;
}

interface NewCase {
  residentId: string;
  schemeId: SchemeId;
  institutionId: string;
  kind: ReportKind;
  details: string;
  contact: ReportContent["contact"];
  parts: SchemeId[];
  wrongFrom: Date | null;
  signatureId: string | null;
  /** Of what the desk filed after a call back. */
  approvalId?: string | null;
  matterId?: string;
}

/**
 * Writes the case with its first line, and tells institution and resident of it.
 * @param by the resident, or the institution that found it first
 */
export async function openCase(tx: Transaction, report: NewCase, by: Viewing | AuditedActor): Promise<CaseRow> {
  const { at } = by;
  const [row] = await tx
    .insert(cases)
    .values({
      caseId: uuidv7(),
      receipt: await freeReceipt(tx, report.residentId, at),
      ...report,
      state: "received",
      stateSince: at,
      openedAt: at,
      // Where viewing is suspended, that step sets it.
      dueAt: suspendsViewing(report.kind) ? null : targetClock()(at, TARGET_DAYS.with_institution),
    })
    .returning();
  if (!row) throw new Error("the case was not written");
  const isByDesk = Boolean(report.approvalId);
  const isReport = report.signatureId !== null || isByDesk;
  await noteEvent(tx, row, { event: isByDesk ? "receive_by_desk" : isReport ? "receive" : "find_first", by });
  await recordAudit(tx, by, isReport ? "reported" : "case_found_first", row.receipt);
  await tellInstitution(tx, row, "case_opened", at);
  await tellOfCase(tx, row, {
    kind: isByDesk ? "case_received_by_desk" : isReport ? "case_received" : "case_found_first",
    what: "opened",
    at,
    by,
  });
  return row;
}
