/**
 * What time brings about in a case: silence closes it, an unanswered question goes back, and what is overdue is told to
 * desk and resident.
 */
import { and, eq, gt, isNotNull, isNull, lt, lte, notExists, or, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases, institutions, notices } from "../../db/schema";
import {
  ANSWER_DAYS,
  type CorrectionEvent,
  type CorrectionState,
  REMIND_DAYS_BEFORE,
  SILENCE_DAYS,
} from "./correction";
import type { NoticeKind } from "../notices/notices";
import { recordAudit } from "../identity/audit.server";
import { isCaseHidden } from "./case-items";
import { type CaseRow, lockCase, noteEvent, ownCase, takeStep, tellOfCase } from "./case-step.server";
import { database, inTransaction } from "../platform/database.server";
import { flaggedOf, isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
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

/** Puts every step that did not come by its target onto the desk's list, once, and tells the resident so. */
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

/** A line of the desk's list of overdue cases: no personal data but the receipt number. */
export interface Overdue {
  receipt: string;
  schemeId: string;
  institution: { institutionId: string; nameJa: string; phone: string };
  state: string;
  track: "main" | "leak";
  dueAt: Date;
  escalatedAt: Date;
}

/**
 * @param by what is out of reach of this member of staff, and cases about hidden records, are left out
 * @returns the steps that institutions owe, the longest overdue first
 */
export async function listOverdue(by?: Pick<StaffMember, "staffId">): Promise<Overdue[]> {
  const all = await database()
    .select({ cases, institutions, flagged: flaggedOf(cases.residentId) })
    .from(cases)
    .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
    .where(
      and(
        or(isNotNull(cases.escalatedAt), isNotNull(cases.leakEscalatedAt)),
        by && isInReach(cases.residentId, by.staffId),
      ),
    )
    .orderBy(sql`least(${cases.escalatedAt}, ${cases.leakEscalatedAt})`);
  const rows = all.filter(({ cases: row, flagged }) => !by || !isCaseHidden(flagged, row));
  return rows.flatMap(({ cases: row, institutions: { institutionId, nameJa, phone } }) => {
    const common = { receipt: row.receipt, schemeId: row.schemeId, institution: { institutionId, nameJa, phone } };
    const main =
      row.escalatedAt && row.dueAt
        ? [{ ...common, track: "main" as const, state: row.state, dueAt: row.dueAt, escalatedAt: row.escalatedAt }]
        : [];
    const leak =
      row.leakEscalatedAt && row.leakDueAt
        ? [
            {
              ...common,
              track: "leak" as const,
              state: row.leakState ?? "log_requested",
              dueAt: row.leakDueAt,
              escalatedAt: row.leakEscalatedAt,
            },
          ]
        : [];
    return [...main, ...leak];
  });
}
