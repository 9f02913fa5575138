/** What an institution sees and does: its own cases only, and of the resident only what the case needs. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { accounts, caseEvents, cases, institutionCases, insuranceUses, linkages, residents } from "../../db/schema";
import { type CorrectionEvent, correctionState, FINDINGS, isOpen } from "../domain/correction";
import { advanceLeak, LEAK_RESULTS, leakResultEvent, leakState } from "../domain/leak-track";
import { reportKind, suspendsViewing } from "../domain/reports";
import { getScheme, suspensionGroup } from "../domain/schemes";
import { type AuditedActor, recordAudit } from "./audit.server";
import { type CaseRow, lockCase, noteEvent, ownCase, takeStep } from "./case-step.server";
import { database, inTransaction } from "./database.server";

const words = z.string().trim().min(1).max(1000);

const correctedRecord = z.object({
  kanji: words.nullable(),
  kana: words.nullable(),
  birthDate: words.nullable(),
  sex: words.nullable(),
  address: words.nullable(),
  number: words.nullable(),
});

/** What an institution may send for a case; `version` is the case's version that it acts on. */
export const institutionStep = z.discriminatedUnion("event", [
  z.object({ event: z.literal("acknowledge"), version: z.int() }),
  z.object({ event: z.literal("ask"), version: z.int(), question: words }),
  z.object({ event: z.literal("find"), version: z.int(), finding: z.enum(FINDINGS), reason: words, cause: words.optional() }),
  z.object({ event: z.literal("start_correction"), version: z.int() }),
  /** `record` null: there is no record of this resident, the link is taken away. */
  z.object({ event: z.literal("verify"), version: z.int(), record: correctedRecord.nullable() }),
  z.object({ event: z.literal("reject"), version: z.int(), reason: words }),
  z.object({ event: z.literal("request_log"), version: z.int() }),
  z.object({ event: z.literal("report_log"), version: z.int(), result: z.enum(LEAK_RESULTS) }),
]);
export type InstitutionStep = z.infer<typeof institutionStep>;

/** A case as its institution sees it. */
export interface InstitutionCase {
  id: string;
  receipt: string;
  scheme: string;
  kind: string;
  state: string;
  finding: string | null;
  leakState: string | null;
  version: number;
  openedAt: string;
  details: string;
  /** The resident's answers to this institution's questions, oldest first. */
  answers: string[];
  /** The four facts of the register, which the record must be compared with. */
  resident: { kanji: string; kana: string; latin: string | null; birthDate: string; sex: string | null; address: string; myNumberLast4: string };
  /** What the institution's own record holds, as it was given to the portal. */
  record: { kanji: string | null; kana: string | null; birthDate: string | null; sex: string | null; address: string | null; number: string | null } | null;
}

/** @returns the institution's cases that still run on either track, oldest first */
export async function listInstitutionCases(institutionId: string): Promise<InstitutionCase[]> {
  const rows = await database()
    .select({ row: cases })
    .from(institutionCases)
    .innerJoin(cases, and(eq(cases.residentId, institutionCases.residentId), eq(cases.caseId, institutionCases.caseId)))
    .where(eq(institutionCases.institutionId, institutionId))
    .orderBy(asc(cases.openedAt));
  const running = rows.map(({ row }) => row).filter((row) => isOpen(correctionState(row.state)) || row.leakState === "log_requested");
  return Promise.all(running.map(describeCase));
}

/** @returns one case of this institution, or undefined: alike for another's and for none */
export async function findInstitutionCase(institutionId: string, caseId: string): Promise<InstitutionCase | undefined> {
  const where = await locate(institutionId, caseId);
  if (!where) return undefined;
  const [row] = await database().select().from(cases).where(ownCase(where));
  return row && describeCase(row);
}

async function locate(institutionId: string, caseId: string) {
  if (!z.uuid().safeParse(caseId).success) return undefined;
  const [entry] = await database()
    .select()
    .from(institutionCases)
    .where(and(eq(institutionCases.institutionId, institutionId), eq(institutionCases.caseId, caseId)));
  return entry;
}

async function describeCase(row: CaseRow): Promise<InstitutionCase> {
  const [resident] = await database().select().from(residents).where(eq(residents.residentId, row.residentId));
  if (!resident) throw new Error("a case without its resident");
  const [linkage] = await database().select().from(linkages).where(ownLinkage(row, [row.schemeId]));
  const answers = await database()
    .select({ text: caseEvents.text })
    .from(caseEvents)
    .where(and(eq(caseEvents.residentId, row.residentId), eq(caseEvents.caseId, row.caseId), eq(caseEvents.event, "answer")))
    .orderBy(asc(caseEvents.seq));
  const { nameKanji, nameKana, nameLatin, birthDate, sex, address, myNumberLast4 } = resident;
  return {
    id: row.caseId,
    receipt: row.receipt,
    scheme: row.schemeId,
    kind: row.kind,
    state: row.state,
    finding: row.finding,
    leakState: row.leakState,
    version: row.version,
    openedAt: row.openedAt.toISOString(),
    details: row.details,
    answers: answers.flatMap(({ text }) => text ?? []),
    resident: { kanji: nameKanji, kana: nameKana, latin: nameLatin, birthDate, sex, address, myNumberLast4 },
    record: linkage?.state === "linked" ? describeRecord(linkage) : null,
  };
}

function describeRecord(linkage: typeof linkages.$inferSelect): NonNullable<InstitutionCase["record"]> {
  return {
    kanji: linkage.recordKanji,
    kana: linkage.recordKana,
    birthDate: linkage.recordBirthDate,
    sex: linkage.recordSex,
    address: linkage.recordAddress,
    number: linkage.recordNumber,
  };
}

export type InstitutionStepResult = { ok: true; case: InstitutionCase } | { ok: false; reason: "not_found" | "stale" | "refused"; detail?: string };

/** Takes an institution's step. `stale`: the case changed since the version it acts on; `refused`: the machine does not allow it now. */
export async function takeInstitutionStep(institutionId: string, caseId: string, step: InstitutionStep, at: Date): Promise<InstitutionStepResult> {
  const where = await locate(institutionId, caseId);
  if (!where) return { ok: false, reason: "not_found" };
  const by: AuditedActor = { subject: where.residentId, at, actor: `institution:${institutionId}` };
  const result = await inTransaction(async (tx): Promise<InstitutionStepResult | { ok: true }> => {
    const row = await lockCase(tx, where.residentId, { caseId });
    if (!row) return { ok: false, reason: "not_found" };
    if (row.version !== step.version) return { ok: false, reason: "stale" };
    return step.event === "request_log" || step.event === "report_log" ? takeLeakStep(tx, row, step, by) : takeMainStep(tx, row, step, by);
  });
  if (!result.ok) return result;
  const described = await findInstitutionCase(institutionId, caseId);
  return described ? { ok: true, case: described } : { ok: false, reason: "not_found" };
}

type MainStep = Extract<InstitutionStep, { event: CorrectionEvent }>;
type LeakStep = Exclude<InstitutionStep, { event: CorrectionEvent }>;

async function takeMainStep(tx: Transaction, row: CaseRow, step: MainStep, by: AuditedActor): Promise<InstitutionStepResult | { ok: true }> {
  if (step.event === "verify" && row.state === "correcting") await writeCorrectedRecord(tx, row, step.record, by.at);
  const taken = await takeStep(tx, row, {
    event: step.event,
    by,
    ...(step.event === "find" ? { finding: step.finding, reason: step.reason, ...(step.cause ? { cause: step.cause } : {}) } : {}),
    ...(step.event === "reject" ? { reason: step.reason } : {}),
    ...(step.event === "ask" ? { text: step.question } : {}),
  });
  return taken.ok ? { ok: true } : { ok: false, reason: "refused", detail: taken.reason };
}

async function takeLeakStep(tx: Transaction, row: CaseRow, step: LeakStep, by: AuditedActor): Promise<InstitutionStepResult | { ok: true }> {
  const event = step.event === "request_log" ? "request_log" : leakResultEvent(step.result);
  const taken = advanceLeak(row.leakState ? leakState(row.leakState) : null, event, { by: "institution", finding: row.finding });
  if (!taken.ok) return { ok: false, reason: "refused", detail: taken.reason };
  const result = step.event === "report_log" ? step.result : null;
  await writeLeak(tx, row, { state: taken.state, result, event }, by);
  if (result) await writeLeak(tx, row, { state: "notified", result, event: "notify" }, { ...by, actor: "portal" });
  return { ok: true };
}

async function writeLeak(tx: Transaction, row: CaseRow, leak: { state: string; result: CaseRow["leakResult"]; event: string }, by: AuditedActor): Promise<void> {
  await tx
    .update(cases)
    .set({ leakState: leak.state, leakSince: by.at, leakResult: leak.result, version: sql`${cases.version} + 1` })
    .where(ownCase(row));
  await noteEvent(tx, row, { event: leak.event, by });
  await recordAudit(tx, by, leak.event === "request_log" ? "leak_log_requested" : leak.event === "notify" ? "leak_notified" : "leak_reported", row.receipt);
}

/** The right record takes the wrong one's place; what was copied from the wrong one is deleted. */
async function writeCorrectedRecord(tx: Transaction, row: CaseRow, record: z.infer<typeof correctedRecord> | null, at: Date): Promise<void> {
  const schemeId = getScheme(row.schemeId).id;
  const concerned = suspendsViewing(reportKind(row.kind)) ? suspensionGroup(schemeId) : [schemeId];
  await tx
    .update(linkages)
    .set({
      state: record ? "linked" : "not_linked",
      institutionId: row.institutionId,
      madeAt: record ? at : null,
      madeHow: record ? "number_submitted" : null,
      inquiryFacts: record ? ["name", "birth_date", "sex", "address"] : [],
      recordKanji: record?.kanji ?? null,
      recordKana: record?.kana ?? null,
      recordBirthDate: record?.birthDate ?? null,
      recordSex: record?.sex ?? null,
      recordAddress: record?.address ?? null,
      recordNumber: record?.number ?? null,
      recordDetails: [],
      version: sql`${linkages.version} + 1`,
    })
    .where(ownLinkage(row, concerned));
  if (row.schemeId === "public-money-account" && !record) await tx.delete(accounts).where(eq(accounts.residentId, row.residentId));
  if (row.kind === "without_consent") await tx.delete(insuranceUses).where(eq(insuranceUses.residentId, row.residentId));
}

function ownLinkage(row: CaseRow, schemeIds: string[]) {
  return and(eq(linkages.residentId, row.residentId), inArray(linkages.schemeId, schemeIds));
}
