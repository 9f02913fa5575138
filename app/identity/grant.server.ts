/**
 * What was granted to others than the resident, as the resident's own rows say at this moment: a mandate, or a look of
 * the desk.
 */
import { and, eq, isNull, not, type SQL, sql } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import { validate as isUuid } from "uuid";
import { isEndedByFifteenthBirthday } from "../mandates/fifteenth-birthday";
import type { Queryable } from "../../db/client";
import {
  blocks,
  heldMandates,
  linkages,
  mandates,
  residents,
  sessions,
  staffSupports,
  supports,
} from "../../db/schema";
import { schemes } from "../catalogue/schemes";
import { hiddenWith } from "../protection/hidden";
import { covers, mandateStanding, scopesAllow, scopesOf } from "../mandates/mandates";
import { sessionStanding } from "./session-rules";
import { supportStanding } from "./support";
import type { GrantedMandate, GrantedSupport, Viewing } from "./viewing";
import { database } from "../platform/database.server";

type Person = AnyPgColumn | string;

/** One of the two must stay hidden from the other. Whichever of them asks, neither finds the other here. */
export function isBlockedBetween(one: Person, other: Person): SQL {
  return sql`exists (select 1 from ${blocks} where (${blocks.residentId} = ${one} and ${blocks.blockedId} = ${other}) or (${blocks.residentId} = ${other} and ${blocks.blockedId} = ${one}))`;
}

/** @returns whether one of these two must stay hidden from the other */
export async function areBlocked(one: string, other: string, db: Queryable = database()): Promise<boolean> {
  const rows = await db
    .select({ id: residents.residentId })
    .from(residents)
    .where(and(eq(residents.residentId, one), isBlockedBetween(residents.residentId, other)));
  return rows.length > 0;
}

/**
 * For a query's `where`: nobody at the desk works on the own matters, nor on those of somebody who is kept apart from
 * them or has died.
 */
export function isInReach(residentId: AnyPgColumn, staffId: string): SQL {
  const hasDied = sql`exists (select 1 from ${residents} where ${residents.residentId} = ${residentId} and ${residents.diedAt} is not null)`;
  return sql`(${residentId} <> ${staffId} and not ${isBlockedBetween(residentId, staffId)} and not ${hasDied})`;
}

/** Schemes with the flag, read in the same statement as what was granted. */
export function flaggedOf(residentId: AnyPgColumn): SQL<string[]> {
  // Within another fragment: of a selection from one table drizzle strips the tables' names off the outer fragment's
  // columns, and then everybody's flags would be read.
  const flagged = sql`select jsonb_agg(${linkages.schemeId}) from ${linkages} where ${linkages.residentId} = ${residentId} and ${linkages.hiddenFromOthers} is not null`;
  return sql<string[]>`coalesce((${flagged}), '[]'::jsonb)`;
}

/** Of each scheme whose linkage carries the flag: all that is hidden with it. */
const HIDDEN_WITH = JSON.stringify(Object.fromEntries(schemes.map(({ id }) => [id, hiddenWith([id])])));

/**
 * For a query's `where`: one of these items is hidden from all but the resident.
 * @param items the ids of schemes, as a JSON array
 */
export function isAnyHidden(residentId: AnyPgColumn, items: SQL): SQL {
  const hidden = sql`array(select jsonb_array_elements_text(${HIDDEN_WITH}::jsonb -> ${linkages.schemeId}))`;
  return sql`exists (select 1 from ${linkages} where ${linkages.residentId} = ${residentId} and ${linkages.hiddenFromOthers} is not null and ${items} ?| ${hidden})`;
}

/** @returns whether nothing can stand between these two: one must stay hidden from the other, or has died */
export async function areApart(one: string, other: string, db: Queryable = database()): Promise<boolean> {
  const second = alias(residents, "second");
  const both = await db
    .select({ id: residents.residentId })
    .from(residents)
    .innerJoin(second, eq(second.residentId, other))
    .where(
      and(
        eq(residents.residentId, one),
        isNull(residents.diedAt),
        isNull(second.diedAt),
        not(isBlockedBetween(residents.residentId, second.residentId)),
      ),
    );
  return both.length === 0;
}

/**
 * @returns the mandate under which this person may look now; undefined alike for none, another's, one that has ended
 * and two who are kept apart
 */
export async function findGrantedMandate(
  proxyId: string,
  mandateId: string,
  at: Date,
  db: Queryable = database(),
): Promise<GrantedMandate | undefined> {
  if (!isUuid(mandateId)) return undefined;
  const proxy = alias(residents, "proxy");
  const [found] = await db
    .select({
      row: mandates,
      principalName: residents.nameKanji,
      birthDate: residents.birthDate,
      flagged: flaggedOf(mandates.residentId),
    })
    .from(heldMandates)
    .innerJoin(
      mandates,
      and(
        eq(mandates.residentId, heldMandates.principalId),
        eq(mandates.mandateId, heldMandates.mandateId),
        eq(mandates.proxyId, heldMandates.residentId),
      ),
    )
    .innerJoin(residents, and(eq(residents.residentId, heldMandates.principalId), isNull(residents.diedAt)))
    .innerJoin(proxy, and(eq(proxy.residentId, heldMandates.residentId), isNull(proxy.diedAt)))
    .where(
      and(
        eq(heldMandates.residentId, proxyId),
        eq(heldMandates.mandateId, mandateId),
        isNull(heldMandates.resignedAt),
        not(isBlockedBetween(mandates.residentId, heldMandates.residentId)),
      ),
    );
  if (!found) return undefined;
  const { row, principalName, birthDate, flagged } = found;
  const isActive = mandateStanding({ ...row, state: row.state }, at) === "active";
  if (!isActive || isEndedByFifteenthBirthday(row.ground, birthDate, at)) return undefined;
  const scopes = scopesOf(row.scopes);
  return {
    mandateId,
    principalId: row.residentId,
    principalName,
    proxyId,
    proxyName: row.proxyName,
    allows: (action) => scopesAllow(scopes, action),
    covers: (schemeId) => covers(row.categories, schemeId),
    hidden: hiddenWith(flagged),
  };
}

/**
 * @returns the look that this member of staff may take now; undefined alike for none, another's, one that is over and
 * two who are kept apart
 */
export async function findGrantedSupport(
  { staffId, at }: { staffId: string; at: Date },
  supportId: string,
  db: Queryable = database(),
): Promise<GrantedSupport | undefined> {
  if (!isUuid(supportId)) return undefined;
  const [found] = await db
    .select({
      support: supports,
      residentName: residents.nameKanji,
      session: sessions,
      flagged: flaggedOf(supports.residentId),
    })
    .from(staffSupports)
    .innerJoin(
      supports,
      and(
        eq(supports.residentId, staffSupports.principalId),
        eq(supports.supportId, staffSupports.supportId),
        eq(supports.staffId, staffSupports.residentId),
      ),
    )
    .innerJoin(residents, and(eq(residents.residentId, staffSupports.principalId), isNull(residents.diedAt)))
    .leftJoin(sessions, and(eq(sessions.residentId, supports.residentId), eq(sessions.sessionId, supports.sessionId)))
    .where(
      and(
        eq(staffSupports.residentId, staffId),
        eq(staffSupports.supportId, supportId),
        not(isBlockedBetween(supports.residentId, staffSupports.residentId)),
      ),
    );
  if (!found || supportStanding(found.support, at) !== "open" || !isResidentThere(found, at)) return undefined;
  const { residentId, kind, allowed } = found.support;
  return {
    supportId,
    kind,
    residentId,
    residentName: found.residentName,
    staffId,
    allowed,
    hidden: hiddenWith(found.flagged),
  };
}

/** A support with the resident's screen ends with the session in which it was asked for. */
function isResidentThere(
  { support, session }: { support: typeof supports.$inferSelect; session: typeof sessions.$inferSelect | null },
  at: Date,
): boolean {
  return support.sessionId === null || (session !== null && sessionStanding(session, at) === "live");
}

/**
 * Whether what a request began with still holds. Asked once the head of the subject's audit chain is locked, on which
 * everything that ends a grant is noted too: so no look and no write of an ended grant comes after its end, however
 * long the request was under way.
 */
export async function isStillGranted(viewing: Viewing, db: Queryable): Promise<boolean> {
  const { via, actor, support, segment, at } = viewing;
  if (via === "self") return true;
  const now = support
    ? await findGrantedSupport({ staffId: actor.residentId, at }, support.supportId, db)
    : await findGrantedMandate(actor.residentId, segment.slice(2), at, db);
  if (!now || now.hidden.some((schemeId) => viewing.sees(schemeId))) return false;
  return (
    support === undefined || ("allowed" in now && support.allowed.every((schemeId) => now.allowed.includes(schemeId)))
  );
}
