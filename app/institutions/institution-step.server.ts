/** What an institution does in its case: one step at a time, on the main track or the leak track. */
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { cases, insuranceUses } from "../../db/schema";
import type { CaseFacts } from "../corrections/case-facts";
import { CAUSES } from "../corrections/causes";
import { type CorrectionEvent, FINDINGS } from "../corrections/correction";
import { leakDue } from "../corrections/escalation";
import { advanceLeak, LEAK_RESULTS, type LeakEvent, leakResultEvent, type LeakState } from "../corrections/leak-track";
import { noticeOfLeakStep } from "../notices/notices";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { itemsOf } from "../corrections/case-items";
import { type CaseRow, lockCase, noteEvent, ownCase, takeStep, tellOfCase } from "../corrections/case-step.server";
import { correctedRecord, words, writeCorrectedRecords, wrongDetails } from "./corrected-record.server";
import { inTransaction } from "../platform/database.server";
import { type CaseSummary, isRunning, locateCase, summarize } from "./institution-case.server";
import { onceForInstitution, type Repeated } from "./institution-request.server";
import { enqueue } from "../platform/outbox-entry.server";
import { targetClock } from "../corrections/target-clock.server";

/** What an institution may send for a case. */
export const institutionStep = z
  .discriminatedUnion("event", [
    z
      .object({ event: z.literal("acknowledge") })
      .meta({ description: "You have the case and are asking the register." }),
    z
      .object({ event: z.literal("ask"), question: words })
      .meta({ description: "You need an answer from the resident, who reads the question as it is." }),
    z
      .object({
        event: z.literal("find"),
        finding: z.enum(FINDINGS),
        reason: words.meta({ description: "For the resident, in plain words. Never name another person." }),
        cause: z.enum(CAUSES).optional(),
        consentedOn: z.iso.date().optional().meta({
          description:
            "With `no_error` about a use registered without consent: the day of the consent that you hold on file.",
        }),
        counterpartNumber: z.string().min(1).max(64).optional().meta({
          description:
            "With cause `swapped_pair`: the number of this resident's own record, which stands with the other person now. That person gets a case of their own.",
        }),
      })
      .meta({
        description: "`notation_only` and `no_error` show the record again at once; `mislinkage` must be corrected.",
      }),
    z.object({ event: z.literal("start_correction") }).meta({
      description: "You are correcting your own system and deleting the wrong copy from the exchange server.",
    }),
    z
      .object({
        event: z.literal("verify"),
        records: z
          .array(
            z.object({
              scheme: z.string(),
              record: correctedRecord
                .nullable()
                .meta({ description: "null: there is no record of this resident, the link is taken away." }),
            }),
          )
          .min(1)
          .max(29)
          .meta({
            description: "The corrected record of every item of the case, each compared again with the register.",
          }),
      })
      .meta({ description: "The record is right, was compared again, and is shown again." }),
    z.object({ event: z.literal("reject"), reason: words }).meta({ description: "This is not about a linkage." }),
    z
      .object({ event: z.literal("request_log") })
      .meta({ description: "Leak track: you asked for the logs of who viewed the wrong record." }),
    z.object({ event: z.literal("report_log"), result: z.enum(LEAK_RESULTS) }).meta({
      description:
        "Leak track: what the logs say. `unknowable`: they are too old, which is treated as a possible leak.",
    }),
  ])
  .meta({ id: "Step" });
export type InstitutionStep = z.infer<typeof institutionStep>;

export interface SentStep {
  institutionId: string;
  caseId: string;
  step: InstitutionStep;
  /** The version of the case that it acts on. */
  version: number;
  /** Idempotency key. */
  key: string;
  at: Date;
}

type RefusedStep = { ok: false; reason: "not_found" | "stale" | "refused" | "invalid"; detail?: string };
type TakenStep = { ok: true; answer: CaseSummary & Record<string, unknown> };
export type InstitutionStepResult = Repeated<TakenStep | RefusedStep>;

/**
 * Takes an institution's step. `stale`: the case changed since the version it acts on; `refused`: the machine does not
 * allow it now;
 * `key_reused`: the key came with another content before.
 */
export async function takeInstitutionStep({
  institutionId,
  caseId,
  step,
  version,
  key,
  at,
}: SentStep): Promise<InstitutionStepResult> {
  const where = await locateCase(institutionId, caseId);
  if (!where) return { ok: false, reason: "not_found" };
  const by: AuditedActor = { subject: where.residentId, at, actor: `institution:${institutionId}` };
  return inTransaction(async (tx): Promise<InstitutionStepResult> => {
    const row = await lockCase(tx, where.residentId, { caseId });
    if (!row) return { ok: false, reason: "not_found" };
    const request = { residentId: where.residentId, institutionId, key, content: { caseId, version, step }, at };
    return onceForInstitution<TakenStep | RefusedStep>(tx, request, async () => {
      if (!isRunning(row)) return { ok: false, reason: "not_found" };
      if (row.version !== version) return { ok: false, reason: "stale" };
      const isLeakStep = step.event === "request_log" || step.event === "report_log";
      const refused = isLeakStep ? await takeLeakStep(tx, row, step, by) : await takeMainStep(tx, row, step, by);
      if (refused) return refused;
      const [after] = await tx.select().from(cases).where(ownCase(row));
      return after ? { ok: true, answer: summarize(after, at) } : { ok: false, reason: "not_found" };
    });
  });
}

type MainStep = Extract<InstitutionStep, { event: CorrectionEvent }>;
type LeakStep = Exclude<InstitutionStep, { event: CorrectionEvent }>;

async function takeMainStep(
  tx: Transaction,
  row: CaseRow,
  step: MainStep,
  by: AuditedActor,
): Promise<RefusedStep | undefined> {
  const wrong =
    step.event === "find" ? wrongCounterpart(row, step) : step.event === "verify" ? wrongRecords(row, step) : undefined;
  if (wrong) return { ok: false, reason: "invalid", detail: wrong };
  const taken = await takeStep(tx, row, {
    event: step.event,
    by,
    ...(step.event === "find"
      ? { finding: step.finding, reason: step.reason, ...(step.cause ? { cause: step.cause } : {}) }
      : {}),
    ...(step.event === "reject" ? { reason: step.reason } : {}),
    ...(step.event === "ask" ? { text: step.question } : {}),
  });
  if (!taken.ok) return { ok: false, reason: "refused", detail: taken.reason };
  if (step.event === "verify") await writeCorrectedRecords(tx, row, step.records, by.at);
  if (step.event === "find" && step.consentedOn) await noteConsent(tx, row, step.consentedOn);
  if (step.event === "find" && step.counterpartNumber) await tellCounterpart(tx, row, step.counterpartNumber, by.at);
  return undefined;
}

function wrongRecords(row: CaseRow, { records }: Extract<MainStep, { event: "verify" }>): string | undefined {
  const items = itemsOf(row).sort().join(", ");
  const given = records
    .map(({ scheme }) => scheme)
    .sort()
    .join(", ");
  if (given !== items) return `records: one for each of ${items}`;
  return records.map(wrongDetails).find((wrong) => wrong !== undefined);
}

function wrongCounterpart(row: CaseRow, step: Extract<MainStep, { event: "find" }>): string | undefined {
  if (!step.counterpartNumber) return undefined;
  if (step.finding !== "mislinkage" || step.cause !== "swapped_pair")
    return "counterpartNumber: only with a mislinkage whose cause is swapped_pair";
  return row.parts.length > 0 ? "counterpartNumber: not for a case with parts" : undefined;
}

/** The institution holds the consent after all: the resident sees its day. */
async function noteConsent(tx: Transaction, row: CaseRow, day: string): Promise<void> {
  if (row.kind !== "without_consent") return;
  await tx
    .update(insuranceUses)
    .set({ consentAt: new Date(`${day}T00:00:00+09:00`), version: sql`${insuranceUses.version} + 1` })
    .where(eq(insuranceUses.residentId, row.residentId));
}

/** The other half is opened from the outbox: it belongs to another resident. */
async function tellCounterpart(tx: Transaction, row: CaseRow, recordNumber: string, at: Date): Promise<void> {
  const { residentId, institutionId, schemeId } = row;
  const matterId = row.matterId ?? row.caseId;
  await tx.update(cases).set({ matterId }).where(ownCase(row));
  await enqueue(tx, {
    residentId,
    topic: "counterpart_found",
    payload: { institutionId, schemeId, recordNumber, matterId },
    at,
  });
}

async function takeLeakStep(
  tx: Transaction,
  row: CaseRow,
  step: LeakStep,
  by: AuditedActor,
): Promise<RefusedStep | undefined> {
  const event = step.event === "request_log" ? "request_log" : leakResultEvent(step.result);
  const taken = advanceLeak(row.leakState, event, {
    by: "institution",
    finding: row.finding,
    kind: row.kind,
  });
  if (!taken.ok) return { ok: false, reason: "refused", detail: taken.reason };
  const result = step.event === "report_log" ? step.result : null;
  await writeLeak(tx, row, { state: taken.state, result, event }, by);
  if (result) await writeLeak(tx, row, { state: "notified", result, event: "notify" }, { ...by, actor: "portal" });
  return undefined;
}

const LEAK_AUDITED = {
  request_log: "leak_log_requested",
  report_not_viewed: "leak_reported",
  report_viewed: "leak_reported",
  report_unknowable: "leak_reported",
  notify: "leak_notified",
} as const satisfies Record<LeakEvent, string>;

async function writeLeak(
  tx: Transaction,
  row: CaseRow,
  leak: { state: LeakState; result: CaseRow["leakResult"]; event: LeakEvent },
  by: AuditedActor,
): Promise<void> {
  const facts: CaseFacts = { ...row, leakState: leak.state, leakSince: by.at };
  await tx
    .update(cases)
    .set({
      leakState: leak.state,
      leakSince: by.at,
      leakResult: leak.result,
      leakDueAt: leakDue(facts, targetClock()) ?? null,
      leakEscalatedAt: null,
      version: sql`${cases.version} + 1`,
    })
    .where(ownCase(row));
  const seq = await noteEvent(tx, row, { event: leak.event, by });
  await recordAudit(tx, by, LEAK_AUDITED[leak.event], row.receipt);
  const kind = noticeOfLeakStep(leak.event);
  if (kind) await tellOfCase(tx, row, { kind, what: `event-${seq}`, at: by.at });
}
