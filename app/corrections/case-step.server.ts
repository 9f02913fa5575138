/**
 * Takes one step of a correction: the machine decides, and case, record, timeline, audit and notices change in one
 * transaction.
 */
import { and, eq, inArray, sql } from "drizzle-orm";
import { isRecordHidden, recordsHiddenWith } from "./viewing-suspension";
import type { Cause } from "./causes";
import type { Transaction } from "../../db/client";
import { caseEvents, cases, linkages } from "../../db/schema";
import type { AuditAction } from "../platform/audit-chain";
import {
  type Actor,
  advance,
  type CorrectionEvent,
  type CorrectionState,
  type Finding,
  isOpen,
  type StepRefusal,
} from "./correction";
import { leakAfterFinding } from "./leak-track";
import { type ReportKind } from "./reports";
import { institutionDue, leakDue } from "./escalation";
import { type CaseEvent, type CaseFacts } from "./case-facts";
import { type NoticeKind, noticeOfStep } from "../notices/notices";
import type { Viewing } from "../identity/viewing";
import { settleAnswer } from "../linkages/answer.server";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { itemsOf } from "./case-items";
import { type ProxyAct, tellOfProxyAct, tellResident } from "../notices/notice.server";
import { enqueue } from "../platform/outbox-entry.server";
import { targetClock } from "./target-clock.server";

export type CaseRow = typeof cases.$inferSelect;

export interface CaseStep {
  event: CorrectionEvent;
  by: Viewing | AuditedActor;
  /** With `find`. */
  finding?: Finding;
  reason?: string;
  cause?: Cause;
  /** What the institution asks or the resident answers. */
  text?: string;
}

export type StepResult = { ok: true; row: CaseRow } | { ok: false; reason: StepRefusal };

const AUDITED: Record<CorrectionEvent, AuditAction> = {
  suspend: "suspended_viewing",
  acknowledge: "case_acknowledged",
  ask: "case_asked",
  answer: "answered_question",
  lapse: "case_answer_lapsed",
  find: "case_found",
  start_correction: "case_correcting",
  verify: "case_verified",
  resume: "resumed_viewing",
  confirm: "confirmed",
  close: "case_closed",
  dispute: "disputed",
  doubt: "doubted",
  advise: "desk_advised",
  withdraw: "withdrew",
  reject: "case_rejected",
  reopen: "reopened",
};

/** The resident's steps of which no notice tells: the resident is told of them where a proxy took them. */
const PROXY_ACT: Partial<Record<CorrectionEvent, ProxyAct>> = { answer: "answered_question", doubt: "doubted" };

/** Steps after which the institution must be told, because somebody else took them. */
const TOLD: readonly CorrectionEvent[] = ["answer", "lapse", "withdraw", "dispute", "reopen"];

function actorOf(by: Viewing | AuditedActor): Actor {
  if (typeof by.actor !== "string") return by.actor.kind === "staff" ? "portal" : "resident";
  return by.actor === "portal" ? "portal" : "institution";
}

/**
 * @param row the case as locked in this transaction
 * @returns the case after the step and the portal's own steps that follow from it, or why the machine refuses
 */
export async function takeStep(tx: Transaction, row: CaseRow, step: CaseStep): Promise<StepResult> {
  const kind = row.kind;
  const state = row.state;
  const finding = step.finding ?? row.finding;
  const outcome = advance(state, step.event, {
    by: actorOf(step.by),
    kind,
    finding,
    since: row.stateSince,
    at: step.by.at,
  });
  if (!outcome.ok) return outcome;
  const next = await writeStep(tx, row, step, outcome.state);
  await showOrHide(tx, next, kind, { from: state, to: outcome.state });
  if (!isOpen(outcome.state)) {
    for (const schemeId of itemsOf(row))
      await settleAnswer(tx, { residentId: row.residentId, schemeId, at: step.by.at }, step.event === "confirm");
  }
  return { ok: true, row: await portalFollows(tx, next, step.by.at) };
}

async function writeStep(tx: Transaction, row: CaseRow, step: CaseStep, state: CorrectionState): Promise<CaseRow> {
  const ended = state === "closed" || state === "withdrawn" || state === "rejected";
  const isAnew = step.event === "dispute" || step.event === "reopen";
  const finding = isAnew ? null : (step.finding ?? row.finding);
  const leak = leakNow(row, step);
  const facts: CaseFacts = { ...row, state, stateSince: step.by.at, finding, ...leak };
  const leakDueAt = leakTarget(row, facts, step.event);
  const [next] = await tx
    .update(cases)
    .set({
      state,
      stateSince: step.by.at,
      finding,
      dueAt: institutionDue(facts, targetClock()) ?? null,
      escalatedAt: null,
      ...leak,
      leakDueAt,
      leakEscalatedAt: leakDueAt && step.event !== "find" ? row.leakEscalatedAt : null,
      reason: step.reason ?? row.reason,
      cause: step.cause ?? row.cause,
      question: step.event === "ask" ? (step.text ?? null) : step.event === "answer" ? null : row.question,
      closedAt: ended ? step.by.at : null,
      // What stood there before an earlier round is nothing that this one corrects.
      ...(isAnew ? { recordsBefore: null } : {}),
      version: sql`${cases.version} + 1`,
    })
    .where(ownCase(row))
    .returning();
  if (!next) throw new Error("a locked case is gone");
  const seq = await noteEvent(tx, next, { event: step.event, by: step.by, text: step.text ?? step.reason });
  await recordAudit(tx, step.by, AUDITED[step.event], row.receipt);
  const told = noticeOfStep(step.event, { kind: row.kind, finding: next.finding });
  if (told) await tellOfCase(tx, next, { kind: told, what: `event-${seq}`, at: step.by.at, by: step.by });
  const act = PROXY_ACT[step.event];
  if (act)
    await tellOfProxyAct(tx, step.by, {
      did: act,
      what: `${row.caseId}:${seq}`,
      about: { receipt: row.receipt, schemeId: row.schemeId },
    });
  if (TOLD.includes(step.event)) await tellInstitution(tx, next, "case_changed", step.by.at);
  return next;
}

function leakNow(
  { leakState: state, leakSince }: CaseRow,
  { finding }: CaseStep,
): Pick<CaseRow, "leakState" | "leakSince"> {
  const after = state && finding ? leakAfterFinding(state, finding) : state;
  return { leakState: after, leakSince: after === null ? null : leakSince };
}

/** The leak investigation's own target: it begins with the finding, and ends where nothing was found after all. */
function leakTarget(row: CaseRow, facts: CaseFacts, event: CorrectionEvent): Date | null {
  if (event === "find") return leakDue(facts, targetClock()) ?? null;
  const found = facts.finding === "mislinkage" && facts.state !== "withdrawn" && facts.state !== "rejected";
  return found || facts.leakState === "log_requested" ? row.leakDueAt : null;
}

/**
 * Tells the resident of something in this case.
 * @param notice `what` names it within the case, so that it is told once
 */
export function tellOfCase(
  tx: Transaction,
  row: CaseRow,
  { kind, what, at, by }: { kind: NoticeKind; what: string; at: Date; by?: Viewing | AuditedActor },
): Promise<void> {
  const { residentId, caseId, receipt, schemeId, institutionId } = row;
  return tellResident(tx, {
    residentId,
    key: `${caseId}:${what}`,
    kind,
    about: { receipt, schemeId, institutionId },
    at,
    by,
  });
}

/** Adds a line to the case's timeline. @returns its number */
export async function noteEvent(
  tx: Transaction,
  row: CaseRow,
  note: { event: CaseEvent; by: Viewing | AuditedActor; text?: string | undefined },
): Promise<number> {
  const [last] = await tx
    .select({ seq: sql<number>`coalesce(max(${caseEvents.seq}), 0)`.mapWith(Number) })
    .from(caseEvents)
    .where(and(eq(caseEvents.residentId, row.residentId), eq(caseEvents.caseId, row.caseId)));
  const seq = (last?.seq ?? 0) + 1;
  await tx.insert(caseEvents).values({
    residentId: row.residentId,
    caseId: row.caseId,
    seq,
    at: note.by.at,
    event: note.event,
    actor: actorOf(note.by),
    proxyName: "acting" in note.by ? (note.by.acting?.proxyName ?? null) : null,
    state: row.state,
    text: note.text ?? null,
  });
  return seq;
}

/** Hides the record and all that follow the same source, or shows them again. */
async function showOrHide(
  tx: Transaction,
  row: CaseRow,
  kind: ReportKind,
  change: { from: CorrectionState; to: CorrectionState },
): Promise<void> {
  const hidden = isRecordHidden(change.to, kind);
  if (isRecordHidden(change.from, kind) === hidden && change.to !== "viewing_suspended") return;
  await tx
    .update(linkages)
    .set({
      suspendedAt: hidden ? row.stateSince : null,
      suspendedByCase: hidden ? row.caseId : null,
      version: sql`${linkages.version} + 1`,
    })
    .where(
      and(
        eq(linkages.residentId, row.residentId),
        inArray(linkages.schemeId, recordsHiddenWith(row)),
        hidden ? sql`${linkages.suspendedByCase} is null` : eq(linkages.suspendedByCase, row.caseId),
      ),
    );
}

/** What the portal does by itself: viewing stops at once, and is resumed as soon as the record is right again. */
async function portalFollows(tx: Transaction, row: CaseRow, at: Date): Promise<CaseRow> {
  for (const event of ["suspend", "resume"] as const) {
    const result = await takeStep(tx, row, { event, by: { subject: row.residentId, at, actor: "portal" } });
    if (result.ok) return result.row;
  }
  return row;
}

/** Puts a notice for the institution into the outbox of this transaction. */
export async function tellInstitution(
  tx: Transaction,
  row: CaseRow,
  topic: "case_opened" | "case_changed",
  at: Date,
): Promise<void> {
  const { residentId, institutionId, caseId } = row;
  await enqueue(tx, { residentId, topic, payload: { institutionId, caseId }, at });
}

/** @returns the case, locked until the transaction ends, or undefined */
export async function lockCase(
  tx: Transaction,
  residentId: string,
  by: { receipt: string } | { caseId: string },
): Promise<CaseRow | undefined> {
  const which = "receipt" in by ? eq(cases.receipt, by.receipt) : eq(cases.caseId, by.caseId);
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.residentId, residentId), which))
    .for("update");
  return row;
}

export function ownCase(row: { residentId: string; caseId: string }) {
  return and(eq(cases.residentId, row.residentId), eq(cases.caseId, row.caseId));
}
