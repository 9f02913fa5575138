/** Pages by keyset (`keyset.ts`) as the database reads them. */
import { and, asc, desc, gte, lte, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Place } from "./keyset";

/** In which order a list stands. */
export interface KeysetOrder {
  at: SQLWrapper;
  /** Unique among the rows of one moment. */
  id: SQLWrapper;
  /** The oldest first is what is owed; the newest first is for looking back. */
  first: "oldest" | "newest";
}

/** @returns for a query's `where`: what stands behind this place; everything without one */
export function isBehind({ at, id, first }: KeysetOrder, place: Place | undefined): SQL | undefined {
  if (!place) return undefined;
  const moment = sql`${place.at.toISOString()}::timestamptz`;
  const than = first === "oldest" ? sql`>` : sql`<`;
  // The first condition alone can be found in an index.
  return and(
    first === "oldest" ? gte(at, moment) : lte(at, moment),
    or(sql`${at} ${than} ${moment}`, sql`${byteOrder(id)} ${than} ${place.id}`),
  );
}

/** @returns for a query's `orderBy` */
export function inOrder({ at, id, first }: KeysetOrder): SQL[] {
  const by = first === "oldest" ? asc : desc;
  return [by(at), by(byteOrder(id))];
}

/** The same order whatever language the database sorts in. */
function byteOrder(id: SQLWrapper): SQL {
  return sql`(${id})::text collate "C"`;
}
