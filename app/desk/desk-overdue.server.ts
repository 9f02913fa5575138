/** The desk's list of what institutions owe beyond its target: numbers and schemes, nobody's name. */
import { and, count, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { cases, institutions } from "../../db/schema";
import type { StaffMember } from "../identity/staff.server";
import { database } from "../platform/database.server";
import { type CountedPage, cutPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind } from "../platform/paging/keyset.server";
import { familyAmong } from "../support/own-family.server";
import { isCaseShown } from "./desk-reach.server";

/** For a `where` over cases: an institution is late in one of their tracks. Whoever says late at the desk asks this. */
export function isLate(): SQL {
  return sql`(${cases.escalatedAt} is not null or ${cases.leakEscalatedAt} is not null)`;
}

/** One step that is owed: a case whose both tracks are late owes two. */
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
 * @returns one page of the steps that institutions owe, the longest overdue first, and how many there are; what is out
 * of reach of this member of staff, the family's, and cases about hidden records are left out
 */
export async function listOverdue(
  { staffId }: Pick<StaffMember, "staffId">,
  from?: Place,
): Promise<CountedPage<Overdue>> {
  const owed = await selectOwed(staffId);
  const order = { at: owed.dueAt, id: owed.id, first: "oldest" } as const;
  const [counted] = await database().select({ rows: count() }).from(owed);
  const found = await database()
    .select()
    .from(owed)
    .where(isBehind(order, from))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  const { rows, next } = cutPage(found, ({ dueAt: at, id }) => ({ at, id }));
  return { rows: rows.map(toOverdue), next, count: counted?.rows ?? 0 };
}

type Owed = Omit<Overdue, "institution"> & { id: string; institutionId: string; nameJa: string; phone: string };

function toOverdue({
  institutionId,
  nameJa,
  phone,
  receipt,
  schemeId,
  state,
  track,
  dueAt,
  escalatedAt,
}: Owed): Overdue {
  return { receipt, schemeId, institution: { institutionId, nameJa, phone }, state, track, dueAt, escalatedAt };
}

async function selectOwed(staffId: string) {
  const db = database();
  const family = await familyAmong(
    db,
    staffId,
    db.selectDistinct({ id: cases.residentId }).from(cases).where(isLate()),
  );
  const seen = and(isLate(), isCaseShown(staffId, family));
  return unionAll(selectTrack("main", seen), selectTrack("leak", seen)).as("owed");
}

function selectTrack(track: Overdue["track"], seen: SQL | undefined) {
  const [state, dueAt, escalatedAt] =
    track === "main"
      ? [sql`${cases.state}`, cases.dueAt, cases.escalatedAt]
      : [sql`coalesce(${cases.leakState}, 'log_requested')`, cases.leakDueAt, cases.leakEscalatedAt];
  return database()
    .select({
      id: sql<string>`${cases.caseId}::text || ${`.${track}`}`.as("id"),
      receipt: sql<string>`${cases.receipt}`.as("receipt"),
      schemeId: sql<string>`${cases.schemeId}`.as("scheme_id"),
      institutionId: sql<string>`${institutions.institutionId}`.as("institution_id"),
      nameJa: sql<string>`${institutions.nameJa}`.as("name_ja"),
      phone: sql<string>`${institutions.phone}`.as("phone"),
      state: sql<string>`${state}`.as("state"),
      track: sql<Overdue["track"]>`${track}::text`.as("track"),
      dueAt: sql<Date>`${dueAt}`.mapWith(cases.openedAt).as("due_at"),
      escalatedAt: sql<Date>`${escalatedAt}`.mapWith(cases.openedAt).as("escalated_at"),
    })
    .from(cases)
    .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
    .where(and(isNotNull(dueAt), isNotNull(escalatedAt), seen));
}
