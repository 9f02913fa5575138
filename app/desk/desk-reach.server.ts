/** For the `where` of the desk's lists: which cases a member of staff works on. */
import { and, notInArray, type SQL, sql } from "drizzle-orm";
import { cases } from "../../db/schema";
import { isAnyHidden, isInReach } from "../identity/grant.server";

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
