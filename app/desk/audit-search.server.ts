/**
 * The auditor's reading: which member of staff looked at whom and why, whose trail says what, and whether the chains
 * are whole. It changes nothing.
 */
import { and, asc, desc, eq, gte, inArray, lt, not } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import {
  auditEntries,
  auditLooks,
  cases,
  certificateRequests,
  enquiries,
  residents,
  staff,
  supports,
} from "../../db/schema";
import { lookerOf } from "../history/history";
import { parseReceipt } from "../platform/receipt-number";
import type { StaffRole } from "../identity/staff";
import { type SupportKind, supportOutcome, type SupportOutcome } from "../identity/support";
import { type AuditVerdict, verifyAudit } from "../platform/audit-anchor.server";
import type { FieldProblem } from "../platform/form";
import { database } from "../platform/database.server";
import { type CountedPage, cutPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind } from "../platform/paging/keyset.server";
import { isBlockedBetween } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";

/** Chains that one press of the button reads; the next press goes on from there. */
const MOST_CHAINS = 500;
/** Whom a resident must stay hidden from is told to nobody at the desk. */
const SECRET_TARGETS = ["block_added", "block_removed"];

export interface Seat {
  staffId: string;
  label: string;
  role: StaffRole;
  isOver: boolean;
}

/** @returns all who work or have worked at the desk */
export async function listSeats(): Promise<Seat[]> {
  const rows = await database().select().from(staff).orderBy(asc(staff.label));
  return rows.map(({ residentId: staffId, label, role, endedAt }) => ({
    staffId,
    label,
    role,
    isOver: endedAt !== null,
  }));
}

export interface LookQuery {
  /** A seat at the desk, as residents read it; empty for all. */
  seat: string;
  /** A receipt number or the id of a resident; empty for all. */
  whom: string;
  from: Date | undefined;
  until: Date | undefined;
}

export interface FoundLook {
  supportId: string;
  residentId: string;
  label: string | undefined;
  kind: SupportKind;
  reason: string;
  receipt: string | undefined;
  openedAt: Date;
  outcome: SupportOutcome;
  unusual: string[];
  reviewed: boolean;
}

/**
 * @returns one page of the desk's looks, the newest first, without a name, and how many there are; `unknown` where seat
 * or resident is none. The look at the list is noted
 */
export async function searchLooks(
  staffMember: StaffMember,
  query: LookQuery,
  from?: Place,
): Promise<CountedPage<FoundLook> & { problems: FieldProblem[] }> {
  await noteLook(staffMember, staffMember.staffId, "list");
  const whom = query.whom.trim() ? await findWhom(staffMember, query.whom.trim()) : undefined;
  const seats = query.seat.trim()
    ? (await listSeats()).filter(({ label }) => fold(label) === fold(query.seat))
    : undefined;
  const problems = [
    ...(seats?.length === 0 ? [{ field: "seat", problem: "unknown" }] : []),
    ...(whom?.length === 0 ? [{ field: "whom", problem: "unknown" }] : []),
  ];
  if (problems.length > 0) return { rows: [], next: undefined, count: 0, problems };
  const asked = and(
    whom ? inArray(supports.residentId, whom) : undefined,
    seats
      ? inArray(
          supports.staffId,
          seats.map(({ staffId }) => staffId),
        )
      : undefined,
    query.from ? gte(supports.openedAt, query.from) : undefined,
    query.until ? lt(supports.openedAt, query.until) : undefined,
    not(isBlockedBetween(supports.residentId, staffMember.staffId)),
  );
  const order = { at: supports.openedAt, id: supports.supportId, first: "newest" } as const;
  const found = await database()
    .select({ row: supports, label: staff.label })
    .from(supports)
    .leftJoin(staff, eq(staff.residentId, supports.staffId))
    .where(and(asked, isBehind(order, from)))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  const looks = found.map(({ row, label }): FoundLook => {
    const { supportId, residentId, kind, reason, receipt, openedAt, unusual, reviewedAt } = row;
    return {
      supportId,
      residentId,
      label: label ?? undefined,
      kind,
      reason,
      receipt: receipt ?? undefined,
      openedAt,
      outcome: supportOutcome(row, staffMember.at),
      unusual,
      reviewed: reviewedAt !== null,
    };
  });
  const { rows, next } = cutPage(looks, ({ openedAt: at, supportId: id }) => ({ at, id }));
  return { rows, next, count: await database().$count(supports, asked), problems: [] };
}

function fold(label: string): string {
  return label.normalize("NFKC").replace(/\s+/gu, "");
}

/** Two residents may have the same number. Whoever must stay hidden from the auditor has none here. */
async function findWhom({ staffId }: StaffMember, typed: string): Promise<string[]> {
  if (isUuid(typed)) return [typed];
  const receipt = parseReceipt(typed);
  if (!receipt) return [];
  const ofCases = await database()
    .select({ id: cases.residentId })
    .from(cases)
    .where(and(eq(cases.receipt, receipt), not(isBlockedBetween(cases.residentId, staffId))));
  const ofRequests = await database()
    .select({ id: certificateRequests.residentId })
    .from(certificateRequests)
    .where(
      and(eq(certificateRequests.receipt, receipt), not(isBlockedBetween(certificateRequests.residentId, staffId))),
    );
  const ofEnquiries = await database()
    .select({ id: enquiries.residentId })
    .from(enquiries)
    .where(and(eq(enquiries.number, receipt), not(isBlockedBetween(enquiries.residentId, staffId))));
  return [...ofCases, ...ofRequests, ...ofEnquiries].map(({ id }) => id);
}

export interface TrailRow {
  seq: number;
  at: Date;
  who: { kind: "self" | "proxy" | "institution" | "portal" | "desk"; label?: string };
  /** As it stands in the chain. */
  action: string;
  target: string;
}

/**
 * @param before the number from which older rows go on
 * @returns rows of a resident's trail, the newest first; undefined where there is no such resident for this auditor.
 * The resident's history tells of it
 */
export async function readTrail(
  staffMember: StaffMember,
  residentId: string,
  before?: number,
): Promise<{ rows: TrailRow[]; older: number | undefined } | undefined> {
  if (!(await mayOpen(staffMember, residentId))) return undefined;
  await noteLook(staffMember, residentId, "trail");
  const own = eq(auditEntries.residentId, residentId);
  const found = await database()
    .select()
    .from(auditEntries)
    .where(before ? and(own, lt(auditEntries.seq, before)) : own)
    .orderBy(desc(auditEntries.seq))
    .limit(PAGE_ROWS + 1);
  const seats = await listSeats();
  const rows = found.slice(0, PAGE_ROWS).map(({ seq, at, actor, action, target }): TrailRow => ({
    seq,
    at,
    who: whoIs(actor, residentId, seats),
    action,
    target: SECRET_TARGETS.includes(action) ? "" : target,
  }));
  return { rows, older: found.length > PAGE_ROWS ? rows.at(-1)?.seq : undefined };
}

function whoIs(actor: string, residentId: string, seats: readonly Seat[]): TrailRow["who"] {
  const who = lookerOf(actor, residentId);
  if (who.kind === "institution") return { kind: "institution", label: who.institutionId };
  if (who.kind !== "desk") return { kind: who.kind === "self" || who.kind === "proxy" ? who.kind : "portal" };
  const seat = seats.find(({ staffId }) => staffId === actor.split(":")[1]);
  return { kind: "desk", ...(seat ? { label: seat.label } : {}) };
}

/** @returns the verdict over one chain, or undefined as for `readTrail` */
export async function verifyTrail(staffMember: StaffMember, residentId: string): Promise<AuditVerdict | undefined> {
  if (!(await mayOpen(staffMember, residentId))) return undefined;
  await noteLook(staffMember, residentId, "verified");
  return verifyAudit({ residentId });
}

/**
 * @param after where an earlier reading ended; empty from the beginning
 * @returns the verdict over the next chains, `MOST_CHAINS` at most
 */
export async function verifyAll(staffMember: StaffMember, after: string): Promise<AuditVerdict> {
  await noteLook(staffMember, staffMember.staffId, "verified_all");
  return verifyAudit({ most: MOST_CHAINS, ...(isUuid(after) ? { after } : {}) });
}

/** The dead are audited too; whoever must stay hidden from the auditor is not there. */
async function mayOpen({ staffId }: StaffMember, residentId: string): Promise<boolean> {
  if (!isUuid(residentId)) return false;
  const [found] = await database()
    .select({ id: residents.residentId })
    .from(residents)
    .where(and(eq(residents.residentId, residentId), not(isBlockedBetween(residents.residentId, staffId))));
  return found !== undefined;
}

async function noteLook(
  { staffId, at }: StaffMember,
  residentId: string,
  what: (typeof auditLooks.$inferInsert)["what"],
): Promise<void> {
  await database().insert(auditLooks).values({ residentId, lookId: uuidv7(), auditorId: staffId, at, what });
}
