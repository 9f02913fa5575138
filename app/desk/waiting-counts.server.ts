/** How much waits at the desk, in numbers alone: what the navigation of every desk page says beside its places. */
import { and, eq, inArray, isNotNull, not, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { cases, enquiries, linkages, mandates, residents } from "../../db/schema";
import { isCaseHidden } from "../corrections/case-items";
import { flaggedOf, isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { database } from "../platform/database.server";
import { listApprovals } from "./mandate-approval.server";
import { listWaitingReports } from "./report-approval.server";
import type { WaitingCounts } from "./waiting-counts";

const TOTAL = sql<number>`count(*)::int`;

/**
 * @returns how much waits for this member of staff; undefined for whoever sees no queue. What is out of reach, the
 * family's, and what somebody else must approve is not counted
 */
export async function countWaiting(staffMember: StaffMember): Promise<WaitingCounts | undefined> {
  if (!staffMember.may("see_queue")) return undefined;
  const [asked, overdue, approvals] = await Promise.all([
    countEnquiries(staffMember.staffId),
    countOverdue(staffMember.staffId),
    staffMember.may("approve") ? countApprovals(staffMember) : undefined,
  ]);
  return { ...asked, overdue, approvals };
}

async function countEnquiries(staffId: string): Promise<Pick<WaitingCounts, "us" | "calls">> {
  const [row] = await database()
    .select({ us: TOTAL, calls: sql<number>`(count(*) filter (where ${enquiries.slotAt} is not null))::int` })
    .from(enquiries)
    .where(and(eq(enquiries.state, "open"), isForThem(enquiries.residentId, staffId)));
  return row ?? { us: 0, calls: 0 };
}

/** Which cases a hidden record hides is a rule and no SQL; those residents are few, and read one by one. */
async function countOverdue(staffId: string): Promise<number> {
  const isLate = or(isNotNull(cases.escalatedAt), isNotNull(cases.leakEscalatedAt));
  const within = and(isLate, isForThem(cases.residentId, staffId));
  const hiding = database()
    .select({ id: linkages.residentId })
    .from(linkages)
    .where(isNotNull(linkages.hiddenFromOthers));
  const [plain] = await database()
    .select({ total: TOTAL })
    .from(cases)
    .where(and(within, not(inArray(cases.residentId, hiding))));
  const others = await database()
    .select({ schemeId: cases.schemeId, parts: cases.parts, flagged: flaggedOf(cases.residentId) })
    .from(cases)
    .innerJoin(residents, eq(residents.residentId, cases.residentId))
    .where(and(within, inArray(cases.residentId, hiding)));
  return (plain?.total ?? 0) + others.filter((row) => !isCaseHidden(row.flagged, row)).length;
}

async function countApprovals(staffMember: StaffMember): Promise<NonNullable<WaitingCounts["approvals"]>> {
  const [asked, reports] = await Promise.all([listApprovals(staffMember), listWaitingReports(staffMember)]);
  const ofOthers = (waiting: readonly { isOwn: boolean }[]) => waiting.filter(({ isOwn }) => !isOwn).length;
  return { mandates: ofOthers(asked), reports: ofOthers(reports) };
}

/**
 * In reach, and none of the family's. A number opens nothing, so that addresses are compared as they are written: the
 * pages behind it compare them by the rule.
 */
function isForThem(residentId: AnyPgColumn, staffId: string): SQL | undefined {
  const sharesHouse = sql`exists (select 1 from ${residents} one, ${residents} other where one.resident_id = ${staffId} and other.resident_id = ${residentId} and one.address = other.address)`;
  const isRelated = sql`exists (select 1 from ${mandates} where (${mandates.residentId} = ${residentId} and ${mandates.proxyId} = ${staffId}) or (${mandates.residentId} = ${staffId} and ${mandates.proxyId} = ${residentId}))`;
  return and(isInReach(residentId, staffId), not(sharesHouse), not(isRelated));
}
