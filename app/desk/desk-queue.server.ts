/** The desk's queue: enquiries and cases of all residents by their numbers, naming nobody. */
import { and, eq, notInArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { union, unionAll } from "drizzle-orm/pg-core";
import { path } from "../path";
import { familyAmong } from "../support/own-family.server";
import { caseAssignments, cases, enquiries, staff } from "../../db/schema";
import { TARGET_DAYS } from "../corrections/case-steps";
import { isLate } from "./desk-overdue.server";
import { isCaseShown } from "./desk-reach.server";
import { type QueueFilter, type QueueItem } from "./desk-queue";
import { ANSWER_HOURS, SILENT_DAYS } from "../enquiries/enquiries";
import { database } from "../platform/database.server";
import { isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { cutPage, type ListPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind } from "../platform/paging/keyset.server";
import { DAY_MS } from "../platform/japan-time";

/** Of whom the queue is read: what is out of reach, the family's, and cases about hidden records are left out. */
type Reader = Pick<StaffMember, "staffId" | "at">;

/** @returns one page of what this filter finds: what is owed first comes first */
export async function listQueue(reader: Reader, filter: QueueFilter, from?: Place): Promise<ListPage<QueueItem>> {
  const waiting = await selectWaiting(reader);
  const order = { at: waiting.owedAt, id: waiting.id, first: "oldest" } as const;
  const found = await database()
    .select()
    .from(waiting)
    .where(and(isFound(waiting, filter, reader.staffId), isBehind(order, from)))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  const { rows, next } = cutPage(found, ({ owedAt: at, id }) => ({ at, id }));
  return { rows: rows.map(toItem), next };
}

/** @returns how much each filter finds, however much that is */
export async function countQueue(reader: Reader): Promise<Record<QueueFilter, number>> {
  const waiting = await selectWaiting(reader);
  const counted = (filter: QueueFilter) =>
    sql<number>`count(*) filter (where ${isFound(waiting, filter, reader.staffId)})`.mapWith(Number);
  const [counts] = await database()
    .select({
      us: counted("us"),
      overdue: counted("overdue"),
      resident: counted("resident"),
      mine: counted("mine"),
      unassigned: counted("unassigned"),
      calls: counted("calls"),
    })
    .from(waiting);
  if (!counts) throw new Error("a count without a row");
  return counts;
}

type Waiting = Awaited<ReturnType<typeof selectWaiting>>;
type WaitingRow = Pick<QueueItem, "kind" | "number" | "waitsFor" | "since" | "owedAt"> & {
  id: string;
  residentId: string;
  topic: string | null;
  schemeId: string | null;
  assignedTo: string | null;
  label: string | null;
};

function isFound({ kind, waitsFor, isOverdue, assignedTo }: Waiting, filter: QueueFilter, staffId: string): SQL {
  switch (filter) {
    case "us":
      return eq(waitsFor, "us");
    case "calls":
      return sql`(${kind} = 'callback' and ${waitsFor} = 'us')`;
    case "overdue":
      return eq(isOverdue, true);
    case "resident":
      return eq(waitsFor, "resident");
    case "mine":
      return eq(assignedTo, staffId);
    case "unassigned":
      return sql`(${assignedTo} is null and ${waitsFor} <> 'resident')`;
  }
}

function toItem({ id, residentId, topic, schemeId, assignedTo, label, ...row }: WaitingRow): QueueItem {
  const { kind, number, waitsFor, since, owedAt } = row;
  return {
    kind,
    number,
    href:
      kind === "case"
        ? path("desk-case", { resident: residentId, receipt: number })
        : path("desk-enquiry", { resident: residentId, enquiry: id }),
    topic: topic ?? undefined,
    schemeId: schemeId ?? undefined,
    waitsFor,
    since,
    owedAt,
    assignedTo: assignedTo === null ? undefined : { staffId: assignedTo, label: label ?? "" },
  };
}

/** Enquiries without an answer, and those whose answer is not yet settled by silence. */
function isEnquiryWaiting(at: Date): SQL {
  const since = new Date(at.getTime() - SILENT_DAYS * DAY_MS).toISOString();
  return sql`(${enquiries.state} = 'open' or (${enquiries.state} = 'answered' and ${enquiries.stateSince} >= ${since}))`;
}

/** Cases whose institution is overdue, those in which the resident is asked something, and those who cannot tell. */
function isCaseWaiting(): SQL {
  return sql`(${isLate()} or ${cases.state} in ('awaiting_resident', 'resident_unsure'))`;
}

/** @returns everything that waits, as one table to select from */
async function selectWaiting({ staffId, at }: Reader) {
  const db = database();
  const whose = union(
    db.select({ id: enquiries.residentId }).from(enquiries).where(isEnquiryWaiting(at)),
    db.select({ id: cases.residentId }).from(cases).where(isCaseWaiting()),
  );
  const family = await familyAmong(db, staffId, whose);
  return unionAll(selectEnquiries({ staffId, at }, family), selectCases(staffId, family)).as("waiting");
}

function seatOf(staffId: SQLWrapper): SQL<string | null> {
  return sql<string | null>`(select ${staff.label} from ${staff} where ${staff.residentId} = ${staffId})`;
}

function selectEnquiries({ staffId, at }: Reader, family: ReadonlySet<string>) {
  const isOpen = sql`${enquiries.state} = 'open'`;
  const answerBy = sql`${enquiries.stateSince} + make_interval(hours => ${ANSWER_HOURS})`;
  const silentUntil = sql`${enquiries.stateSince} + make_interval(hours => ${SILENT_DAYS * 24})`;
  return database()
    .select({
      kind: sql<QueueItem["kind"]>`case when ${enquiries.slotAt} is null then 'enquiry' else 'callback' end`.as("kind"),
      number: sql<string>`${enquiries.number}`.as("number"),
      id: sql<string>`${enquiries.enquiryId}`.as("id"),
      residentId: sql<string>`${enquiries.residentId}`.as("resident_id"),
      topic: sql<string | null>`${enquiries.topic}`.as("topic"),
      schemeId: sql<string | null>`null::text`.as("scheme_id"),
      waitsFor: sql<QueueItem["waitsFor"]>`case when ${isOpen} then 'us' else 'resident' end`.as("waits_for"),
      isOverdue: sql<boolean>`false`.as("is_overdue"),
      since: sql<Date>`${enquiries.stateSince}`.mapWith(enquiries.stateSince).as("since"),
      owedAt: sql<Date>`case when ${isOpen} then coalesce(${enquiries.slotAt}, ${answerBy}) else ${silentUntil} end`
        .mapWith(enquiries.stateSince)
        .as("owed_at"),
      assignedTo: sql<string | null>`${enquiries.assignedTo}`.as("assigned_to"),
      label: seatOf(enquiries.assignedTo).as("label"),
    })
    .from(enquiries)
    .where(
      and(
        isInReach(enquiries.residentId, staffId),
        isEnquiryWaiting(at),
        notInArray(enquiries.residentId, [...family]),
      ),
    );
}

function selectCases(staffId: string, family: ReadonlySet<string>) {
  const isUnsure = eq(cases.state, "resident_unsure");
  const adviceBy = sql`${cases.stateSince} + make_interval(days => ${TARGET_DAYS.desk_advice})`;
  // A date of the other track is not owed yet; `least` passes over what is null.
  const owed = sql`least(case when ${cases.escalatedAt} is not null then ${cases.dueAt} end, case when ${cases.leakEscalatedAt} is not null then ${cases.leakDueAt} end)`;
  return database()
    .select({
      kind: sql<QueueItem["kind"]>`'case'`.as("kind"),
      number: sql<string>`${cases.receipt}`.as("number"),
      id: sql<string>`${cases.caseId}`.as("id"),
      residentId: sql<string>`${cases.residentId}`.as("resident_id"),
      topic: sql<string | null>`null::text`.as("topic"),
      schemeId: sql<string | null>`${cases.schemeId}`.as("scheme_id"),
      waitsFor: sql<
        QueueItem["waitsFor"]
      >`case when ${isUnsure} then 'us' when ${isLate()} then 'institution' else 'resident' end`.as("waits_for"),
      isOverdue: sql<boolean>`${isLate()}`.as("is_overdue"),
      since: sql<Date>`${cases.stateSince}`.mapWith(cases.stateSince).as("since"),
      owedAt:
        sql<Date>`case when ${isUnsure} then ${adviceBy} else coalesce(${owed}, ${cases.dueAt}, ${cases.stateSince}) end`
          .mapWith(cases.stateSince)
          .as("owed_at"),
      assignedTo: sql<string | null>`${caseAssignments.staffId}`.as("assigned_to"),
      label: seatOf(caseAssignments.staffId).as("label"),
    })
    .from(cases)
    .leftJoin(
      caseAssignments,
      and(eq(caseAssignments.residentId, cases.residentId), eq(caseAssignments.receipt, cases.receipt)),
    )
    .where(and(isCaseWaiting(), isCaseShown(staffId, family)));
}
