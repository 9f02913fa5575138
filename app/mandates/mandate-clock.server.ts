/** What time does to mandates: a reminder before the end, and clearing away what is long over. */
import { and, eq, gt, inArray, lt, lte, notExists, or } from "drizzle-orm";
import { codeTries, heldMandates, mandateCodes, mandateRequests, mandates } from "../../db/schema";
import { CODE_TRIES_MINUTES, endsSoon, KEPT_MONTHS, type MandateState, REMIND_DAYS } from "./mandates";
import { database, inTransaction } from "../platform/database.server";
import { areApart } from "../identity/grant.server";
import { tellResident } from "../notices/notice.server";
import { DAY_MS, monthsLater } from "../platform/japan-time";

const OVER: MandateState[] = ["withdrawn", "declined", "revoked", "resigned", "ended"];

/** Tells both sides once, for each end, that a mandate ends soon. */
export async function remindOfMandates(at: Date): Promise<void> {
  const soon = new Date(at.getTime() + REMIND_DAYS * DAY_MS);
  const rows = await database()
    .select()
    .from(mandates)
    .where(and(eq(mandates.state, "active"), gt(mandates.endsAt, at), lte(mandates.endsAt, soon)));
  for (const { residentId, proxyId, mandateId, stateSince, endsAt } of rows.filter((row) =>
    endsSoon({ since: row.stateSince, endsAt: row.endsAt }, at),
  )) {
    if (proxyId && (await areApart(residentId, proxyId))) continue;
    const key = `mandate:${mandateId}:ends:${endsAt.toISOString()}:${stateSince.toISOString()}`;
    for (const told of [residentId, ...(proxyId ? [proxyId] : [])]) {
      await inTransaction((tx) =>
        tellResident(tx, { residentId: told, key, kind: "mandate_ends_soon", about: { mandateId }, at }),
      );
    }
  }
}

/**
 * Deletes mandates and askings that were over 15 months ago, codes that ran out, and counts of tries that count no
 * more.
 */
export async function clearMandates(at: Date): Promise<void> {
  const db = database();
  const longAgo = monthsLater(at, -KEPT_MONTHS);
  const overLongAgo = and(inArray(mandates.state, OVER), lt(mandates.stateSince, longAgo));
  await db
    .delete(mandates)
    .where(
      or(
        overLongAgo,
        lt(mandates.endsAt, longAgo),
        and(eq(mandates.state, "offered"), lt(mandates.codeEndsAt, longAgo)),
      ),
    );
  await db
    .delete(mandateRequests)
    .where(and(lt(mandateRequests.stateSince, longAgo), lt(mandateRequests.codeEndsAt, longAgo)));
  const decides = db
    .select({ id: mandates.mandateId })
    .from(mandates)
    .where(and(eq(mandates.residentId, heldMandates.principalId), eq(mandates.mandateId, heldMandates.mandateId)));
  await db.delete(heldMandates).where(and(lt(heldMandates.acceptedAt, longAgo), notExists(decides)));
  await db.delete(mandateCodes).where(lt(mandateCodes.endsAt, at));
  await db.delete(codeTries).where(lt(codeTries.since, new Date(at.getTime() - CODE_TRIES_MINUTES * 60_000)));
}
