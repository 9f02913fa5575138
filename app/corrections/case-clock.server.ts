/**
 * What time brings about in a case: silence closes it, an unanswered question goes back, and what is overdue is told to
 * desk and resident.
 */
import { and, eq, gt, isNull, lt, lte, notExists, or, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases, notices } from "../../db/schema";
import {
  ANSWER_DAYS,
  type CorrectionEvent,
  type CorrectionState,
  REMIND_DAYS_BEFORE,
  SILENCE_DAYS,
  UNSURE_DAYS,
} from "./correction";
import type { NoticeKind } from "../notices/notices";
import { recordAudit } from "../identity/audit.server";
import { type CaseRow, lockCase, noteEvent, ownCase, takeStep, tellOfCase } from "./case-step.server";
import { database, inTransaction } from "../platform/database.server";
import { DAY_MS } from "../platform/japan-time";

interface TimedStep {
  state: CorrectionState;
  event: CorrectionEvent;
  days: number;
  /** Told some days before. */
  reminder: NoticeKind;
}

/** The portal's steps that only time brings about. */
const TIMED: readonly TimedStep[] = [
  { state: "viewing_resumed", event: "close", days: SILENCE_DAYS, reminder: "case_closes_soon" },
  { state: "resident_unsure", event: "close", days: UNSURE_DAYS, reminder: "case_closes_soon" },
  { state: "awaiting_resident", event: "lapse", days: ANSWER_DAYS, reminder: "case_lapses_soon" },
];

/** Takes the portal's timed steps where the machine allows them; each case in a transaction of its own. */
export async function takeTimedSteps(at: Date): Promise<void> {
  for (const { state, event, days } of TIMED) {
    const since = new Date(at.getTime() - days * DAY_MS);
    const silent = await database()
      .select({ residentId: cases.residentId, caseId: cases.caseId })
      .from(cases)
      .where(and(eq(cases.state, state), lt(cases.stateSince, since)));
    for (const { residentId, caseId } of silent) {
      await inTransaction(async (tx) => {
        const row = await lockCase(tx, residentId, { caseId });
        if (row) await takeStep(tx, row, { event, by: { subject: residentId, at, actor: "portal" } });
      });
    }
  }
}

/**
 * Reminds whoever has not answered, once, `REMIND_DAYS_BEFORE` days before the case goes on without them: on the site,
 * and by mail where they asked for it.
 */
export async function remindOfSilence(at: Date): Promise<void> {
  for (const { state, days, reminder } of TIMED) {
    const silent = await database()
      .select({ residentId: cases.residentId, caseId: cases.caseId })
      .from(cases)
      .where(
        and(
          eq(cases.state, state),
          lt(cases.stateSince, new Date(at.getTime() - (days - REMIND_DAYS_BEFORE) * DAY_MS)),
          gt(cases.stateSince, new Date(at.getTime() - days * DAY_MS)),
          notExists(
            database()
              .select({ key: notices.key })
              .from(notices)
              .where(
                and(
                  eq(notices.residentId, cases.residentId),
                  eq(notices.key, sql`${cases.caseId} || ':remind-' || ${cases.version}`),
                ),
              ),
          ),
        ),
      );
    for (const { residentId, caseId } of silent) {
      await inTransaction(async (tx) => {
        const row = await lockCase(tx, residentId, { caseId });
        if (row?.state === state) await tellOfCase(tx, row, { kind: reminder, what: `remind-${row.version}`, at });
      });
    }
  }
}

/** Notes every step that did not come by its target as overdue, once, and tells the resident so. */
export async function escalateOverdue(at: Date): Promise<void> {
  const late = await database()
    .select({ residentId: cases.residentId, caseId: cases.caseId })
    .from(cases)
    .where(
      or(
        and(lte(cases.dueAt, at), isNull(cases.escalatedAt)),
        and(lte(cases.leakDueAt, at), isNull(cases.leakEscalatedAt)),
      ),
    )
    .limit(200);
  for (const { residentId, caseId } of late) {
    await inTransaction(async (tx) => {
      const row = await lockCase(tx, residentId, { caseId });
      if (row) await escalate(tx, row, at);
    });
  }
}

async function escalate(tx: Transaction, row: CaseRow, at: Date): Promise<void> {
  const by = { subject: row.residentId, at, actor: "portal" } as const;
  if (row.dueAt && row.dueAt <= at && !row.escalatedAt) {
    await tx.update(cases).set({ escalatedAt: at }).where(ownCase(row));
    const seq = await noteEvent(tx, row, { event: "overdue", by });
    await recordAudit(tx, by, "case_overdue", row.receipt);
    await tellOfCase(tx, row, { kind: "case_overdue", what: `event-${seq}`, at });
  }
  if (row.leakDueAt && row.leakDueAt <= at && !row.leakEscalatedAt) {
    await tx.update(cases).set({ leakEscalatedAt: at }).where(ownCase(row));
    await recordAudit(tx, by, "leak_overdue", row.receipt);
    await tellOfCase(tx, row, { kind: "leak_overdue", what: `leak-overdue-${row.leakDueAt.toISOString()}`, at });
  }
}
