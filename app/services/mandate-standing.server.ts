/** Whether a mandate holds at this moment, as the principal's row says: for every request of a proxy, and once more in the transaction of every look and write. */
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { mandates } from "../../db/schema";
import { mandateStanding, mandateState } from "../domain/mandates";
import type { Viewing } from "../domain/viewing";
import { AppError } from "./app-error.server";

export type MandateRow = typeof mandates.$inferSelect;

/** @returns whether this person may act under it now */
export function isOpenTo(row: MandateRow | undefined, proxyId: string, at: Date): row is MandateRow {
  return row?.proxyId === proxyId && mandateStanding({ ...row, state: mandateState(row.state) }, at) === "active";
}

/**
 * Holds the mandate in force until the end of the transaction: whoever ends it waits for what is under way, and what comes after finds it ended.
 * @throws AppError `not_found` where it is over: nothing is written
 */
export async function holdMandate(tx: Transaction, { acting, subject, actor, at }: Viewing): Promise<void> {
  if (!acting) return;
  const [row] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.residentId, subject), eq(mandates.mandateId, acting.mandateId)))
    .for("share");
  if (!isOpenTo(row, actor.residentId, at)) throw new AppError("not_found");
}
