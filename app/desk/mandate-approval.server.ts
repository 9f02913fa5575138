/** Proxies that one member of staff has prepared: what waits for another, and the decision. */
import { and, count, eq, isNull, not, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { validate as isUuid } from "uuid";
import type { Queryable, Transaction } from "../../db/client";
import { approvals, residents, staff } from "../../db/schema";
import { deskActor, recordAudit } from "../identity/audit.server";
import { areBlocked, isBlockedBetween } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { registerMandate } from "../mandates/registered-mandate.server";
import { mandateRequest, type MandateRequest } from "../mandates/registered-mandates";
import { database, inTransaction } from "../platform/database.server";
import { type CountedPage, cutPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind, type KeysetOrder } from "../platform/paging/keyset.server";
import {
  type ApprovalDecision,
  type ApprovalKey,
  type ApprovalRow,
  type DecidedApproval,
  decideApproval,
  isOwnMatter,
  ofApproval,
} from "./approval.server";

export interface ShownApproval extends MandateRequest {
  principalId: string;
  approvalId: string;
  principalName: string;
  birthDate: string;
  proxyName: string;
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
  const request = mandateRequest.parse(row.approvals.payload);
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

const WAITING = eq(approvals.state, "waiting");

/** @returns one page of the requests for mandates that wait, the oldest first, and how many there are */
export function listApprovals(staffMember: StaffMember, from?: Place): Promise<CountedPage<ShownApproval>> {
  return pageShown(staffMember, { which: WAITING, first: "oldest", from });
}

/** @returns how many requests `listApprovals` tells of, on all its pages */
export function countApprovals(staffMember: StaffMember): Promise<number> {
  return countShown(isShown(staffMember, WAITING));
}

/** @returns one page of what this member of staff has prepared, the newest first, and how much that is */
export function listOwnRequests(staffMember: StaffMember, from?: Place): Promise<CountedPage<ShownApproval>> {
  return pageShown(staffMember, { which: eq(approvals.requestedBy, staffMember.staffId), first: "newest", from });
}

function isShown(staffMember: StaffMember, which: SQL): SQL | undefined {
  return and(eq(approvals.kind, "mandate"), which, isFor(staffMember));
}

async function countShown(shown: SQL | undefined): Promise<number> {
  const [counted] = await database().select({ rows: count() }).from(selectShown().where(shown).as("shown"));
  return counted?.rows ?? 0;
}

async function pageShown(
  staffMember: StaffMember,
  { which, first, from }: { which: SQL; first: KeysetOrder["first"]; from: Place | undefined },
): Promise<CountedPage<ShownApproval>> {
  const shown = isShown(staffMember, which);
  const order = { at: approvals.requestedAt, id: approvals.approvalId, first };
  const found = await selectShown()
    .where(and(shown, isBehind(order, from)))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  const { rows, next } = cutPage(found, ({ approvals: { requestedAt: at, approvalId: id } }) => ({ at, id }));
  return { rows: rows.map((row) => show(staffMember, row)), next, count: await countShown(shown) };
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
      and(ofApproval({ residentId: principalId, approvalId }), eq(approvals.kind, "mandate"), isFor(staffMember)),
    );
    if (row)
      await recordAudit(tx, deskActor(staffMember, principalId, "mandate"), "desk_looked_at_mandate", approvalId);
    if (!row) return undefined;
    const isOwn = await isOwnMatter(tx, staffMember, row.approvals, concernedBy(row.approvals));
    return { ...show(staffMember, row), isOwn };
  });
}

/** Longest reason for a refusal, in characters. */
export const LONGEST_REFUSAL = 400;

/** The mandate comes into being with the approval and holds after a waiting day. */
export function decideMandate(
  staffMember: StaffMember,
  decision: ApprovalDecision,
): Promise<DecidedApproval<"too_late" | "not_possible">> {
  return decideApproval(staffMember, decision, {
    kind: "mandate",
    limit: LONGEST_REFUSAL,
    lock,
    concerned: concernedBy,
    carryOut: (tx, { staffId, at }, { residentId, approvalId, requestedBy, requestedAt, payload }) =>
      registerMandate(tx, {
        principalId: residentId,
        mandateId: approvalId,
        request: mandateRequest.parse(payload),
        preparedBy: requestedBy,
        preparedAt: requestedAt,
        approvedBy: staffId,
        at,
      }),
  });
}

function concernedBy({ residentId, payload }: ApprovalRow): string[] {
  return [residentId, mandateRequest.parse(payload).proxyId];
}

async function lock(tx: Transaction, { staffId }: StaffMember, which: ApprovalKey): Promise<ApprovalRow | undefined> {
  const request = and(ofApproval(which), eq(approvals.kind, "mandate"));
  const [row] = await tx.select().from(approvals).where(request).for("update");
  for (const concerned of row ? concernedBy(row) : []) if (await areBlocked(concerned, staffId, tx)) return undefined;
  return row;
}
