/** What an institution does in its case: one step at a time, on the main track or the leak track. */
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { cases } from "../../db/schema";
import { type CorrectionEvent, FINDINGS } from "../domain/correction";
import { advanceLeak, LEAK_RESULTS, leakResultEvent, leakState } from "../domain/leak-track";
import { type AuditedActor, recordAudit } from "./audit.server";
import { type CaseRow, lockCase, noteEvent, ownCase, takeStep } from "./case-step.server";
import { correctedRecord, words, writeCorrectedRecord } from "./corrected-record.server";
import { inTransaction } from "./database.server";
import { describeCase, type InstitutionCase, locateCase } from "./institution-case.server";

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

type RefusedStep = { ok: false; reason: "not_found" | "stale" | "refused"; detail?: string };
export type InstitutionStepResult = { ok: true; case: InstitutionCase } | RefusedStep;

/** Takes an institution's step. `stale`: the case changed since the version it acts on; `refused`: the machine does not allow it now. */
export async function takeInstitutionStep(institutionId: string, caseId: string, step: InstitutionStep, at: Date): Promise<InstitutionStepResult> {
  const where = await locateCase(institutionId, caseId);
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

