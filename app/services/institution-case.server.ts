/** What an institution sees and does: its own cases only, and of the resident only what the case needs. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { accounts, answers, caseEvents, cases, institutionCases, insuranceUses, linkages, residents } from "../../db/schema";
import { type CorrectionEvent, correctionState, FINDINGS, isOpen } from "../domain/correction";
import { advanceLeak, LEAK_RESULTS, leakResultEvent, leakState } from "../domain/leak-track";
import { reportKind, suspendsViewing } from "../domain/reports";
import { getScheme, suspensionGroup } from "../domain/schemes";
import { ACCOUNT_SCHEME } from "./account.server";
import { type AuditedActor, recordAudit } from "./audit.server";
import { type CaseRow, lockCase, noteEvent, ownCase, takeStep } from "./case-step.server";
import { database, inTransaction } from "./database.server";

/** Text that people will read: no control characters, no halves of characters. */
const words = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine((text) => !/[^\P{Cc}\n]|\p{Surrogate}/u.test(text), "holds characters that cannot be shown");

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

/** @returns the institution's cases that still run on either track, oldest first; each look is noted in its resident's access history */
export async function listInstitutionCases(institutionId: string, at: Date): Promise<InstitutionCase[]> {
  const entries = await database()
    .select({ caseId: institutionCases.caseId })
    .from(institutionCases)
    .innerJoin(cases, and(eq(cases.residentId, institutionCases.residentId), eq(cases.caseId, institutionCases.caseId)))
    .where(eq(institutionCases.institutionId, institutionId))
    .orderBy(asc(cases.openedAt));
  const found: InstitutionCase[] = [];
  for (const { caseId } of entries) {
    const described = await findInstitutionCase(institutionId, caseId, at);
    if (described) found.push(described);
  }
  return found;
}

/** @returns one running case of this institution, or undefined: alike for another's, for none, and for one that has ended on both tracks */
export async function findInstitutionCase(institutionId: string, caseId: string, at: Date): Promise<InstitutionCase | undefined> {
  const where = await locate(institutionId, caseId);
  if (!where) return undefined;
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(cases).where(ownCase(where));
    if (!row || !isRunning(row)) return undefined;
    await recordAudit(tx, { subject: row.residentId, at, actor: `institution:${institutionId}` }, "institution_looked_at_case", row.receipt);
    return describeCase(tx, row);
  });
}

function isRunning(row: CaseRow): boolean {
  return isOpen(correctionState(row.state)) || row.leakState === "log_requested";
}

async function locate(institutionId: string, caseId: string) {
  if (!z.uuid().safeParse(caseId).success) return undefined;
  const [entry] = await database()
    .select()
    .from(institutionCases)
    .where(and(eq(institutionCases.institutionId, institutionId), eq(institutionCases.caseId, caseId)));
  return entry;
}

async function describeCase(tx: Transaction, row: CaseRow): Promise<InstitutionCase> {
  const [resident] = await tx.select().from(residents).where(eq(residents.residentId, row.residentId));
  if (!resident) throw new Error("a case without its resident");
  const [linkage] = await tx.select().from(linkages).where(ownLinkage(row, [row.schemeId]));
  const answers = await tx
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

type RefusedStep = { ok: false; reason: "not_found" | "stale" | "refused"; detail?: string };
export type InstitutionStepResult = { ok: true; case: InstitutionCase } | RefusedStep;

/** Takes an institution's step. `stale`: the case changed since the version it acts on; `refused`: the machine does not allow it now. */
export async function takeInstitutionStep(institutionId: string, caseId: string, step: InstitutionStep, at: Date): Promise<InstitutionStepResult> {
  const where = await locate(institutionId, caseId);
  if (!where) return { ok: false, reason: "not_found" };
  const by: AuditedActor = { subject: where.residentId, at, actor: `institution:${institutionId}` };
  return inTransaction(async (tx): Promise<InstitutionStepResult> => {
    const row = await lockCase(tx, where.residentId, { caseId });
    if (!row) return { ok: false, reason: "not_found" };
    if (row.version !== step.version) return { ok: false, reason: "stale" };
    const isLeakStep = step.event === "request_log" || step.event === "report_log";
    const refused = isLeakStep ? await takeLeakStep(tx, row, step, by) : await takeMainStep(tx, row, step, by);
    if (refused) return refused;
    const [after] = await tx.select().from(cases).where(ownCase(row));
    return after ? { ok: true, case: await describeCase(tx, after) } : { ok: false, reason: "not_found" };
  });
}

type MainStep = Extract<InstitutionStep, { event: CorrectionEvent }>;
type LeakStep = Exclude<InstitutionStep, { event: CorrectionEvent }>;

async function takeMainStep(tx: Transaction, row: CaseRow, step: MainStep, by: AuditedActor): Promise<RefusedStep | undefined> {
  if (step.event === "verify" && row.state === "correcting") await writeCorrectedRecord(tx, row, step.record, by.at);
  const taken = await takeStep(tx, row, {
    event: step.event,
    by,
    ...(step.event === "find" ? { finding: step.finding, reason: step.reason, ...(step.cause ? { cause: step.cause } : {}) } : {}),
    ...(step.event === "reject" ? { reason: step.reason } : {}),
    ...(step.event === "ask" ? { text: step.question } : {}),
  });
  return taken.ok ? undefined : { ok: false, reason: "refused", detail: taken.reason };
}

async function takeLeakStep(tx: Transaction, row: CaseRow, step: LeakStep, by: AuditedActor): Promise<RefusedStep | undefined> {
  const event = step.event === "request_log" ? "request_log" : leakResultEvent(step.result);
  const taken = advanceLeak(row.leakState ? leakState(row.leakState) : null, event, { by: "institution", finding: row.finding });
  if (!taken.ok) return { ok: false, reason: "refused", detail: taken.reason };
  const result = step.event === "report_log" ? step.result : null;
  await writeLeak(tx, row, { state: taken.state, result, event }, by);
  if (result) await writeLeak(tx, row, { state: "notified", result, event: "notify" }, { ...by, actor: "portal" });
  return undefined;
}

async function writeLeak(tx: Transaction, row: CaseRow, leak: { state: string; result: CaseRow["leakResult"]; event: string }, by: AuditedActor): Promise<void> {
  await tx
    .update(cases)
    .set({ leakState: leak.state, leakSince: by.at, leakResult: leak.result, version: sql`${cases.version} + 1` })
    .where(ownCase(row));
  await noteEvent(tx, row, { event: leak.event, by });
  await recordAudit(tx, by, leak.event === "request_log" ? "leak_log_requested" : leak.event === "notify" ? "leak_notified" : "leak_reported", row.receipt);
}

/**
 * The right record takes the wrong one's place; what was copied from the wrong one is deleted, and what the resident answered about it no longer counts.
 * An account is never written by an institution: the resident registers the own one.
 */
async function writeCorrectedRecord(tx: Transaction, row: CaseRow, record: CorrectedRecord | null, at: Date): Promise<void> {
  const schemeId = getScheme(row.schemeId).id;
  const isAccount = schemeId === ACCOUNT_SCHEME;
  const followers = suspendsViewing(reportKind(row.kind)) ? suspensionGroup(schemeId).filter((id) => id !== schemeId) : [];
  const corrected = isAccount || !record ? UNLINKED : { ...linkedTo(record), madeAt: at };
  const again = { ...corrected, recordDetails: [], version: sql`${linkages.version} + 1` };
  await tx.update(linkages).set(again).where(ownLinkage(row, [schemeId]));
  await tx
    .update(linkages)
    .set(again)
    .where(and(ownLinkage(row, followers), eq(linkages.state, "linked")));
  await tx.delete(answers).where(and(eq(answers.residentId, row.residentId), inArray(answers.schemeId, [schemeId, ...followers])));
  if (isAccount) await tx.delete(accounts).where(eq(accounts.residentId, row.residentId));
  if (row.kind === "without_consent") await tx.delete(insuranceUses).where(eq(insuranceUses.residentId, row.residentId));
}

type CorrectedRecord = z.infer<typeof correctedRecord>;

const UNLINKED = {
  state: "not_linked" as const,
  madeAt: null,
  madeHow: null,
  inquiryFacts: [],
  recordKanji: null,
  recordKana: null,
  recordBirthDate: null,
  recordSex: null,
  recordAddress: null,
  recordNumber: null,
};

function linkedTo(record: CorrectedRecord) {
  return {
    state: "linked" as const,
    madeHow: "number_submitted" as const,
    inquiryFacts: [],
    recordKanji: record.kanji,
    recordKana: record.kana,
    recordBirthDate: record.birthDate,
    recordSex: record.sex,
    recordAddress: record.address,
    recordNumber: record.number,
  };
}

function ownLinkage(row: CaseRow, schemeIds: string[]) {
  return and(eq(linkages.residentId, row.residentId), inArray(linkages.schemeId, schemeIds));
}
