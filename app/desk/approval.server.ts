/**
 * What one member of staff has prepared, another approves or refuses, once: the one way in which both kinds of requests
 * are decided.
 */
import { and, eq } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { approvals } from "../../db/schema";
import { deskActor, recordAudit } from "../identity/audit.server";
import type { StaffMember } from "../identity/staff.server";
import { inTransaction } from "../platform/database.server";
import { textProblems, type Unfit, unfit } from "../platform/form";
import { once } from "../platform/submission.server";
import { isOwnFamily } from "../support/own-family.server";

export type ApprovalRow = typeof approvals.$inferSelect;
export type ApprovalKey = Pick<ApprovalRow, "residentId" | "approvalId">;

export interface ApprovalDecision extends ApprovalKey {
  /** Of the form: a second submit decides nothing anew, and is answered alike. */
  key: string;
  version: number;
  /** Why it is refused; undefined approves. */
  refusal: string | undefined;
}

/** @template Obstacle what can stand in the way of carrying it out */
export type DecidedApproval<Obstacle extends string> =
  | { ok: true; state: "approved" | "refused" }
  | Unfit
  | { ok: false; reason: "not_found" | "own" | "decided" | "stale" | Obstacle };

/** A kind of request, as the decision needs it. */
interface Decidable<Obstacle extends string> {
  kind: ApprovalRow["kind"];
  /** Longest reason for a refusal, in characters. */
  limit: number;
  /** @returns the locked request; undefined alike for none and for one that is out of reach */
  lock(tx: Transaction, staffMember: StaffMember, which: ApprovalKey): Promise<ApprovalRow | undefined>;
  /** @returns whom it concerns */
  concerned(row: ApprovalRow): readonly string[];
  /** Makes of it what was asked for. */
  carryOut(
    tx: Transaction,
    staffMember: StaffMember,
    row: ApprovalRow,
  ): Promise<{ ok: true } | Unfit | { ok: false; reason: Obstacle }>;
}

/** @returns the request of this key, whatever it asks for */
export function ofApproval({ residentId, approvalId }: ApprovalKey) {
  return and(eq(approvals.residentId, residentId), eq(approvals.approvalId, approvalId));
}

/**
 * Approves or refuses, once: of two at the same time the first one counts. Nobody decides about what they have
 * prepared, nor about themselves and the own family.
 */
export async function decideApproval<Obstacle extends string = never>(
  staffMember: StaffMember,
  decision: ApprovalDecision,
  decidable: Decidable<Obstacle>,
): Promise<DecidedApproval<Obstacle>> {
  const { residentId, approvalId, key, refusal } = decision;
  if (!staffMember.may("approve") || ![residentId, approvalId, key].every((id) => isUuid(id)))
    return { ok: false, reason: "not_found" };
  const problems = refusal === undefined ? [] : textProblems("refusal", refusal, { limit: decidable.limit });
  if (problems.length > 0) return unfit(...problems);
  return inTransaction((tx) =>
    once(tx, { subject: residentId, at: staffMember.at }, `${decidable.kind}-decision:${key}`, () =>
      decide(tx, staffMember, decision, decidable),
    ),
  );
}

async function decide<Obstacle extends string>(
  tx: Transaction,
  staffMember: StaffMember,
  { residentId, approvalId, version, refusal }: ApprovalDecision,
  { kind, lock, concerned, carryOut }: Decidable<Obstacle>,
): Promise<DecidedApproval<Obstacle>> {
  const { staffId: decidedBy, at: decidedAt } = staffMember;
  const row = await lock(tx, staffMember, { residentId, approvalId });
  if (!row) return { ok: false, reason: "not_found" };
  if (await isOwnMatter(tx, staffMember, row, concerned(row))) return { ok: false, reason: "own" };
  if (row.state !== "waiting") return { ok: false, reason: "decided" };
  if (row.version !== version) return { ok: false, reason: "stale" };
  if (refusal === undefined) {
    const done = await carryOut(tx, staffMember, row);
    if (!done.ok) return done;
  }
  const state = refusal === undefined ? "approved" : "refused";
  await tx
    .update(approvals)
    .set({ state, decidedBy, decidedAt, refusal: refusal ?? null, version: version + 1 })
    .where(ofApproval(row));
  const by = deskActor(staffMember, residentId, kind === "mandate" ? { mandateId: approvalId } : kind);
  await recordAudit(tx, by, `desk_${state}_${kind}`, approvalId);
  return { ok: true, state };
}

/** @returns whether this member of staff has prepared it, or it concerns them or the own family: another one decides */
export async function isOwnMatter(
  tx: Transaction,
  { staffId }: StaffMember,
  { requestedBy }: Pick<ApprovalRow, "requestedBy">,
  concerned: readonly string[],
): Promise<boolean> {
  if (requestedBy === staffId || concerned.includes(staffId)) return true;
  for (const residentId of concerned) if (await isOwnFamily(tx, staffId, residentId)) return true;
  return false;
}
