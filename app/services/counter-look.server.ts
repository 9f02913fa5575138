/** Somebody stands at the counter with papers: the desk has found them in the register, which their history tells as a look that is over at once. */
import { and, eq, gt } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../db/client";
import { staffSupports, supports } from "../../db/schema";
import type { SupportReason } from "../domain/support";
import { recordAudit } from "./audit.server";
import { database } from "./database.server";
import { isInReach } from "./grant.server";
import type { Attending } from "./staff.server";

/** How long the papers of somebody found at the counter may lie there. Minutes. */
const COUNTER_MINUTES = 60;

/** Notes the look. It opens no screen of the resident's. */
export async function noteCounterLook(tx: Transaction, attending: Attending, residentId: string, reason: SupportReason): Promise<void> {
  const { staffId, at } = attending;
  const supportId = uuidv7();
  await tx.insert(supports).values({ residentId, supportId, kind: "counter", staffId, reason, openedAt: at, joinedAt: at, endsAt: at, endedAt: at });
  await tx.insert(staffSupports).values({ residentId: staffId, supportId, principalId: residentId, openedAt: at });
  await recordAudit(tx, { subject: residentId, at, actor: { kind: "staff", residentId: staffId, supportId } }, "desk_looked_up", supportId);
}

/** @returns whether this member of staff has found this resident at the counter just now: an address alone opens nothing */
export async function hasJustFound(attending: Attending, residentId: string, reason: SupportReason): Promise<boolean> {
  const since = new Date(attending.at.getTime() - COUNTER_MINUTES * 60_000);
  const rows = await database()
    .select({ id: supports.supportId })
    .from(supports)
    .where(and(eq(supports.residentId, residentId), eq(supports.staffId, attending.staffId), eq(supports.kind, "counter"), eq(supports.reason, reason), gt(supports.openedAt, since), isInReach(supports.residentId, attending.staffId)))
    .limit(1);
  return rows.length > 0;
}
