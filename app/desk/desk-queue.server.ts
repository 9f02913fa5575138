/** The desk's queue: enquiries and cases of all residents by their numbers, naming nobody. */
import { and, desc, eq, gte, inArray, isNotNull, or } from "drizzle-orm";
import { path } from "../path";
import { familyAmong } from "../support/own-family.server";
import { caseAssignments, cases, enquiries, staff } from "../../db/schema";
import type { QueueItem } from "./desk-queue";
import { owedAt, SILENT_DAYS } from "../enquiries/enquiries";
import { isCaseHidden } from "../corrections/case-items";
import { database } from "../platform/database.server";
import { flaggedOf, isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { DAY_MS } from "../platform/japan-time";

/** The most of each kind that one page can hold. */
const MOST = 500;

/**
 * @returns everything that waits for the desk, an institution or a resident; what is out of reach of whoever asks, or
 * of the family, and cases about hidden records, are left out
 */
export async function listQueue({ staffId, at }: Pick<StaffMember, "staffId" | "at">): Promise<QueueItem[]> {
  const seats = await database().select({ staffId: staff.residentId, label: staff.label }).from(staff);
  const seat = (id: string | null) =>
    id ? (seats.find((one) => one.staffId === id) ?? { staffId: id, label: "" }) : undefined;
  return [...(await listEnquiries(staffId, at, seat)), ...(await listCases(staffId, at, seat))];
}

type Seat = (id: string | null) => QueueItem["assignedTo"];

async function listEnquiries(staffId: string, at: Date, seat: Seat): Promise<QueueItem[]> {
  const recently = and(
    eq(enquiries.state, "answered"),
    gte(enquiries.stateSince, new Date(at.getTime() - SILENT_DAYS * DAY_MS)),
  );
  const rows = await database()
    .select()
    .from(enquiries)
    .where(and(isInReach(enquiries.residentId, staffId), or(eq(enquiries.state, "open"), recently)))
    .orderBy(desc(enquiries.state), enquiries.openedAt)
    .limit(MOST);
  const family = await familyOf(staffId, rows);
  const shown = rows.filter(({ residentId }) => !family.has(residentId));
  return shown.map((row): QueueItem => ({
    kind: row.slotAt ? "callback" : "enquiry",
    number: row.number,
    href: path("desk-enquiry", { resident: row.residentId, enquiry: row.enquiryId }),
    topic: row.topic,
    schemeId: undefined,
    waitsFor: row.state === "open" ? "us" : "resident",
    since: row.stateSince,
    owedAt: row.state === "open" ? owedAt(row) : new Date(row.stateSince.getTime() + SILENT_DAYS * DAY_MS),
    assignedTo: seat(row.assignedTo),
  }));
}

async function listCases(staffId: string, at: Date, seat: Seat): Promise<QueueItem[]> {
  const waiting = or(
    isNotNull(cases.escalatedAt),
    isNotNull(cases.leakEscalatedAt),
    inArray(cases.state, ["awaiting_resident"]),
  );
  const rows = await database()
    .select({ cases, case_assignments: caseAssignments, flagged: flaggedOf(cases.residentId) })
    .from(cases)
    .leftJoin(
      caseAssignments,
      and(eq(caseAssignments.residentId, cases.residentId), eq(caseAssignments.receipt, cases.receipt)),
    )
    .where(and(isInReach(cases.residentId, staffId), waiting))
    .limit(MOST);
  const family = await familyOf(
    staffId,
    rows.map(({ cases: row }) => row),
  );
  const shown = rows.filter(({ cases: row, flagged }) => !isCaseHidden(flagged, row) && !family.has(row.residentId));
  return shown.map(({ cases: row, case_assignments: assignment }): QueueItem => ({
    kind: "case",
    number: row.receipt,
    href: path("desk-case", { resident: row.residentId, receipt: row.receipt }),
    topic: undefined,
    schemeId: row.schemeId,
    waitsFor: row.escalatedAt || row.leakEscalatedAt ? "institution" : "resident",
    since: row.stateSince,
    owedAt: (row.escalatedAt ? row.dueAt : row.leakEscalatedAt ? row.leakDueAt : row.dueAt) ?? at,
    assignedTo: seat(assignment?.staffId ?? null),
  }));
}

function familyOf(staffId: string, rows: readonly { residentId: string }[]): Promise<ReadonlySet<string>> {
  return familyAmong(
    database(),
    staffId,
    rows.map(({ residentId }) => residentId),
  );
}
