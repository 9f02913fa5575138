/**
 * Whether a resident is of the own family of a member of staff. A look at one goes to the supervisor
 * (`unusual-looks.ts`), since whoever calls or stands at the counter cannot choose the seat; what waits in the queue is
 * left to somebody else.
 */
import { and, eq, inArray, or, type SQLWrapper } from "drizzle-orm";
import type { Queryable } from "../../db/client";
import { mandates, residents } from "../../db/schema";
import { compareAddress } from "../matching/address";
import { agrees } from "../matching/verdict";

/** Comparing takes longer than looking up, and the desk's lists ask for the same addresses again and again. */
const compared = new Map<string, boolean>();
const MOST_COMPARED = 50_000;

function isOneHouse(one: string, other: string): boolean {
  const pair = `${one}\n${other}`;
  const known = compared.get(pair);
  if (known !== undefined) return known;
  if (compared.size >= MOST_COMPARED) compared.clear();
  const isOne = agrees(compareAddress(one, other));
  compared.set(pair, isOne);
  return isOne;
}

/** @returns whether both live in one house, or one acts or has acted for the other */
export async function isOwnFamily(db: Queryable, staffId: string, residentId: string): Promise<boolean> {
  return (await familyAmong(db, staffId, [residentId])).has(residentId);
}

/**
 * @param asked ids of residents, or a query that selects them
 * @returns those of these residents of whom `isOwnFamily` holds
 */
export async function familyAmong(
  db: Queryable,
  staffId: string,
  asked: readonly string[] | SQLWrapper,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: residents.residentId, address: residents.address })
    .from(residents)
    .where(or(eq(residents.residentId, staffId), inArray(residents.residentId, asked)));
  const own = rows.find(({ id }) => id === staffId);
  const housemates = rows.filter(({ id, address }) => id !== staffId && own && isOneHouse(own.address, address));
  const between = or(
    and(inArray(mandates.residentId, asked), eq(mandates.proxyId, staffId)),
    and(eq(mandates.residentId, staffId), inArray(mandates.proxyId, asked)),
  );
  const related = await db.select({ one: mandates.residentId, other: mandates.proxyId }).from(mandates).where(between);
  const found = [...housemates.map(({ id }) => id), ...related.flatMap(({ one, other }) => [one, other])];
  return new Set(found.filter((id): id is string => id !== null && id !== staffId));
}
