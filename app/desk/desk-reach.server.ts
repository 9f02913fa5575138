/** Which cases a member of staff works on: one of them, and for the `where` of the desk's lists. */
import { and, eq, notInArray, type SQL, sql } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { cases, residents } from "../../db/schema";
import { isCaseHidden } from "../corrections/case-items";
import { flaggedOf, isAnyHidden, isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { isOwnFamily } from "../support/own-family.server";

export interface CaseKey {
  residentId: string;
  receipt: string;
}

type CaseRow = typeof cases.$inferSelect;

/**
 * @returns the case, alike undefined where there is none, where it is out of reach of this member of staff or the own
 * family's, and where it is about a hidden record
 */
export function findCaseInReach(tx: Transaction, by: StaffMember, key: CaseKey): Promise<CaseRow | undefined> {
  return readInReach(tx, by, key, (query) => query);
}

/** As `findCaseInReach`, and nobody else changes the case until the transaction ends. */
export function lockCaseInReach(tx: Transaction, by: StaffMember, key: CaseKey): Promise<CaseRow | undefined> {
  return readInReach(tx, by, key, (query) => query.for("update", { of: cases }));
}

type CaseQuery = ReturnType<typeof selectInReach>;

function selectInReach(tx: Transaction, staffId: string, { residentId, receipt }: CaseKey) {
  return tx
    .select({ row: cases, flagged: flaggedOf(cases.residentId) })
    .from(cases)
    .innerJoin(residents, eq(residents.residentId, cases.residentId))
    .where(and(eq(cases.residentId, residentId), eq(cases.receipt, receipt), isInReach(cases.residentId, staffId)));
}

async function readInReach(
  tx: Transaction,
  { staffId }: StaffMember,
  key: CaseKey,
  held: (query: CaseQuery) => PromiseLike<Awaited<CaseQuery>>,
): Promise<CaseRow | undefined> {
  if (!isUuid(key.residentId)) return undefined;
  const [found] = await held(selectInReach(tx, staffId, key));
  if (!found || isCaseHidden(found.flagged, found.row)) return undefined;
  return (await isOwnFamily(tx, staffId, key.residentId)) ? undefined : found.row;
}

/**
 * What is out of reach, the family's, and cases about hidden records are left out.
 * @param family as `familyAmong` gave it
 */
export function isCaseShown(staffId: string, family: ReadonlySet<string>): SQL | undefined {
  const items = sql`(${cases.parts} || jsonb_build_array(${cases.schemeId}))`;
  return and(
    isInReach(cases.residentId, staffId),
    notInArray(cases.residentId, [...family]),
    sql`not ${isAnyHidden(cases.residentId, items)}`,
  );
}
