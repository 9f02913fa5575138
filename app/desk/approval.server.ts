/**
 * What one member of staff has prepared waits for another: approved or refused once, by somebody whom it does not
 * concern.
 */
import { and, asc, desc, eq, isNull, not, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { validate as isUuid } from "uuid";
import { isEndedByFifteenthBirthday } from "../mandates/fifteenth-birthday";
import type { Queryable, Transaction } from "../../db/client";
import { approvals, heldMandates, mandates, residents, staff } from "../../db/schema";
import { startAfterWaiting } from "../mandates/registered-mandates";
import { scopesOf } from "../mandates/mandates";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { tellWhileItRuns } from "../mandates/mandate-exchange.server";
import type { MandateRequest } from "./mandate-registration.server";
import { tellResident } from "../notices/notice.server";
import { enqueue, named, type OutboxRow } from "../platform/outbox-entry.server";
import { deskActor } from "./desk-enquiry.server";
import { areApart, areBlocked, isBlockedBetween } from "../identity/grant.server";
import { isOwnFamily } from "../support/own-family.server";
import type { StaffMember } from "../identity/staff.server";
import { textProblems, type Unfit, unfit } from "../platform/form";
import { once } from "../platform/submission.server";

type ApprovalRow = typeof approvals.$inferSelect;

export interface ShownApproval extends Omit<MandateRequest, "endsAt"> {
  principalId: string;
  approvalId: string;
  principalName: string;
  birthDate: string;
  proxyName: string;
  endsAt: Date;
  /** Seat of whoever has prepared it. */
  requestedLabel: string;
  requestedAt: Date;
  state: ApprovalRow["state"];
  refusal: string | null;
  /** This viewer has prepared it, or it concerns this viewer, or (once it is opened) the family: another one decides. */
  isOwn: boolean;
  version: number;
}

const proxies = alias(residents, "proxies");

function selectShown(db: Queryable = database()) {
  return db
    .select()
    .from(approvals)
    .innerJoin(residents, eq(residents.residentId, approvals.residentId))
    .innerJoin(proxies, eq(proxies.residentId, sql`(${approvals.payload}->>'proxyId')::uuid`))
    .innerJoin(staff, eq(staff.residentId, approvals.requestedBy));
}

type Selected = Awaited<ReturnType<typeof selectShown>>[number];

function show({ staffId }: StaffMember, row: Selected): ShownApproval {
  const { residentId: principalId, approvalId, requestedAt, requestedBy, state, refusal, version } = row.approvals;
  const request = row.approvals.payload as unknown as MandateRequest;
  const isOwn = [requestedBy, principalId, request.proxyId].includes(staffId);
  const names = {
    principalName: row.residents.nameKanji,
    birthDate: row.residents.birthDate,
    proxyName: row.proxies.nameKanji,
    requestedLabel: row.staff.label,
  };
  return {
    ...request,
    ...names,
    principalId,
    approvalId,
    endsAt: new Date(request.endsAt),
    requestedAt,
    state,
    refusal,
    isOwn,
    version,
  };
}

/**
 * Neither of the two whom the request concerns is kept apart from this member of staff, and neither has died. Whoever
 * is one of them sees that it waits for others.
 */
function isFor({ staffId }: StaffMember) {
  const apart = or(isBlockedBetween(approvals.residentId, staffId), isBlockedBetween(proxies.residentId, staffId));
  return and(isNull(residents.diedAt), isNull(proxies.diedAt), not(apart ?? sql`false`));
}

/** @returns the requests for mandates that wait, the oldest first */
export async function listApprovals(staffMember: StaffMember): Promise<ShownApproval[]> {
  const rows = await selectShown()
    .where(and(eq(approvals.state, "waiting"), eq(approvals.kind, "mandate"), isFor(staffMember)))
    .orderBy(asc(approvals.requestedAt));
  return rows.map((row) => show(staffMember, row));
}

/** Requests shown of one's own. */
const MOST_OWN = 30;

/** @returns what this member of staff has prepared, the newest first */
export async function listOwnRequests(staffMember: StaffMember): Promise<ShownApproval[]> {
  const own = and(eq(approvals.requestedBy, staffMember.staffId), eq(approvals.kind, "mandate"), isFor(staffMember));
  const rows = await selectShown().where(own).orderBy(desc(approvals.requestedAt)).limit(MOST_OWN);
  return rows.map((row) => show(staffMember, row));
}

/**
 * @returns one request with all that was entered, noted as a look in the principal's history, or undefined where there
 * is none such
 */
export async function openApproval(
  staffMember: StaffMember,
  principalId: string,
  approvalId: string,
): Promise<ShownApproval | undefined> {
  if (!isUuid(principalId) || !isUuid(approvalId)) return undefined;
  return inTransaction(async (tx) => {
    const [row] = await selectShown(tx).where(
      and(own({ residentId: principalId, approvalId }), eq(approvals.kind, "mandate"), isFor(staffMember)),
    );
    if (row)
      await recordAudit(tx, deskActor(staffMember, principalId, "mandate"), "desk_looked_at_mandate", approvalId);
    if (!row) return undefined;
    const shown = show(staffMember, row);
    return { ...shown, isOwn: shown.isOwn || (await concernsFamily(tx, staffMember, shown)) };
  });
}

function own({ residentId, approvalId }: Pick<ApprovalRow, "residentId" | "approvalId">) {
  return and(eq(approvals.residentId, residentId), eq(approvals.approvalId, approvalId));
}

export interface Decision {
  principalId: string;
  approvalId: string;
  version: number;
  key: string;
  /** Why it is refused; undefined approves. */
  refusal: string | undefined;
}

export type Decided =
  | { ok: true; state: "approved" | "refused" }
  | Unfit
  | { ok: false; reason: "not_found" | "own" | "decided" | "stale" | "too_late" | "not_possible" };

/** Longest reason for a refusal, in characters. */
export const LONGEST_REFUSAL = 400;

/**
 * Approves or refuses, once: of two at the same time the first one counts. The mandate comes into being with the
 * approval and holds after a waiting day.
 */
export async function decideMandate(staffMember: StaffMember, decision: Decision): Promise<Decided> {
  if (
    !staffMember.may("approve") ||
    ![decision.principalId, decision.approvalId, decision.key].every((id) => isUuid(id))
  )
    return { ok: false, reason: "not_found" };
  const problems =
    decision.refusal === undefined ? [] : textProblems("refusal", decision.refusal, { limit: LONGEST_REFUSAL });
  if (problems.length > 0) return unfit(...problems);
  return inTransaction((tx) =>
    once(tx, { subject: decision.principalId, at: staffMember.at }, `decision:${decision.key}`, () =>
      decide(tx, staffMember, decision),
    ),
  );
}

async function decide(
  tx: Transaction,
  staffMember: StaffMember,
  { principalId, approvalId, version, refusal }: Decision,
): Promise<Decided> {
  const which = own({ residentId: principalId, approvalId });
  const [row] = await tx.select().from(approvals).where(which).for("update");
  if (row?.kind !== "mandate") return { ok: false, reason: "not_found" };
  const request = row.payload as unknown as MandateRequest;
  const concerned = { principalId, proxyId: request.proxyId };
  if ([row.requestedBy, principalId, request.proxyId].includes(staffMember.staffId))
    return { ok: false, reason: "own" };
  if (
    (await areBlocked(principalId, staffMember.staffId, tx)) ||
    (await areBlocked(request.proxyId, staffMember.staffId, tx))
  )
    return { ok: false, reason: "not_found" };
  if (await concernsFamily(tx, staffMember, concerned)) return { ok: false, reason: "own" };
  if (row.state !== "waiting") return { ok: false, reason: "decided" };
  if (row.version !== version) return { ok: false, reason: "stale" };
  const obstacle = refusal === undefined ? await obstacleOf(tx, row, request, staffMember.at) : undefined;
  if (obstacle) return { ok: false, reason: obstacle };
  const state = refusal === undefined ? "approved" : "refused";
  const decided = {
    state,
    decidedBy: staffMember.staffId,
    decidedAt: staffMember.at,
    refusal: refusal ?? null,
    version: version + 1,
  } as const;
  await tx.update(approvals).set(decided).where(which);
  const by = {
    subject: principalId,
    at: staffMember.at,
    actor: { kind: "staff", residentId: staffMember.staffId, supportId: approvalId },
  } as const;
  await recordAudit(tx, by, state === "approved" ? "desk_approved_mandate" : "desk_refused_mandate", approvalId);
  if (state === "approved") await register(tx, staffMember, row, request);
  return { ok: true, state };
}

async function concernsFamily(
  tx: Transaction,
  { staffId }: StaffMember,
  { principalId, proxyId }: { principalId: string; proxyId: string },
): Promise<boolean> {
  return (await isOwnFamily(tx, staffId, principalId)) || isOwnFamily(tx, staffId, proxyId);
}

/** What has changed since it was prepared. */
async function obstacleOf(
  tx: Transaction,
  { residentId }: ApprovalRow,
  { proxyId, ground, endsAt }: MandateRequest,
  at: Date,
): Promise<"too_late" | "not_possible" | undefined> {
  const startsAt = startAfterWaiting(at);
  const people = await tx
    .select()
    .from(residents)
    .where(sql`${residents.residentId} in (${residentId}, ${proxyId}) and ${residents.diedAt} is null`);
  const principal = people.find((one) => one.residentId === residentId);
  if (!principal || people.length !== 2 || (await areApart(residentId, proxyId, tx))) return "not_possible";
  return startsAt >= new Date(endsAt) || isEndedByFifteenthBirthday(ground, principal.birthDate, startsAt)
    ? "too_late"
    : undefined;
}

/** The mandate bears the request's id, so that one request can never become two. */
async function register(
  tx: Transaction,
  { staffId, at }: StaffMember,
  row: ApprovalRow,
  { proxyId, ground, papers, scopes, endsAt }: MandateRequest,
): Promise<void> {
  const { residentId, approvalId: mandateId } = row;
  const [proxy] = await tx
    .select({ name: residents.nameKanji })
    .from(residents)
    .where(eq(residents.residentId, proxyId));
  const people = { proxyId, proxyName: proxy?.name ?? "", registeredBy: row.requestedBy, approvedBy: staffId };
  const times = {
    stateSince: at,
    startsAt: startAfterWaiting(at),
    endsAt: new Date(endsAt),
    codeEndsAt: at,
    invitedAt: row.requestedAt,
  };
  await tx
    .insert(mandates)
    .values({ residentId, mandateId, ...people, ...times, ground, papers, scopes: scopesOf(scopes), state: "active" });
  await tellResident(tx, {
    residentId,
    key: `mandate:${mandateId}:registered`,
    kind: "mandate_registered",
    about: { mandateId },
    at,
  });
  await enqueue(tx, { residentId, topic: "mandate_registered", payload: { proxyId, mandateId }, at });
}

/** In the proxy's rows: where the mandate stands, and a notice. It holds no sooner for it. */
export async function takeRegistration({ residentId: principalId, payload }: OutboxRow, at: Date): Promise<void> {
  const { proxyId: residentId, mandateId } = named(payload, "proxyId", "mandateId");
  await inTransaction(async (tx) => {
    await tx.insert(heldMandates).values({ residentId, mandateId, principalId, acceptedAt: at }).onConflictDoNothing();
    await tellWhileItRuns(
      tx,
      { proxyId: residentId, principalId, mandateId, at },
      { key: "entrusted", kind: "mandate_entrusted" },
    );
  });
}
