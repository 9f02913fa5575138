/**
 * Somebody stands at the counter with papers: the desk has found them in the register, which their history tells as a
 * look that is over at once.
 */
import { and, eq, gt } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../db/client";
import { staffSupports, supports } from "../../db/schema";
import type { SupportReason } from "../identity/support";
import { unusualLooks } from "./unusual-looks";
import { deskActor, recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { isInReach } from "../identity/grant.server";
import { circumstances } from "./look-up.server";
import { findResidentByFacts, type SaidFacts } from "./resident-search.server";
import type { StaffMember } from "../identity/staff.server";
import { countTry, forgiveTry } from "./support.server";

/** How long the papers of somebody found at the counter may lie there. Minutes. */
const COUNTER_MINUTES = 60;

export type FoundAtCounter = { ok: true; residentId: string } | { ok: false; reason: "not_found" | "own" | "too_many" };

/**
 * Finds whoever's papers lie at the counter by the four facts. A try is counted before it is looked, together with
 * those at codes and in calls: nobody guesses who lives where. It is given back only together with the note of the
 * look, whatever the desk then does with what it found: nobody looks without a trace.
 * @param reason for which the history tells of the look
 * @param others from whom, beside this member of staff, the resident must not be hidden
 */
export async function findAtCounter(
  staffMember: StaffMember,
  facts: SaidFacts,
  reason: SupportReason,
  others: readonly string[] = [],
): Promise<FoundAtCounter> {
  const { staffId } = staffMember;
  if (!staffMember.may("prepare") || !(await countTry(staffMember))) return { ok: false, reason: "too_many" };
  const residentId = await findResidentByFacts(facts, [staffId, ...others]);
  if (!residentId) return { ok: false, reason: "not_found" };
  const own = residentId === staffId;
  await inTransaction(async (tx) => {
    await forgiveTry(tx, staffId);
    if (!own) await noteCounterLook(tx, staffMember, residentId, reason);
  });
  return own ? { ok: false, reason: "own" } : { ok: true, residentId };
}

/**
 * Notes the look, for the supervisor too where it is unusual: the matter itself lies on the counter. It opens no screen
 * of the resident's.
 */
export async function noteCounterLook(
  tx: Transaction,
  staffMember: StaffMember,
  residentId: string,
  reason: SupportReason,
): Promise<void> {
  const { staffId, at } = staffMember;
  const supportId = uuidv7();
  const unusual = unusualLooks({ ...(await circumstances(tx, staffMember, residentId)), hasMatter: true });
  await tx.insert(supports).values({
    residentId,
    supportId,
    kind: "counter",
    staffId,
    reason,
    openedAt: at,
    joinedAt: at,
    endsAt: at,
    endedAt: at,
    unusual,
  });
  await tx.insert(staffSupports).values({ residentId: staffId, supportId, principalId: residentId, openedAt: at });
  await recordAudit(tx, deskActor(staffMember, residentId, { supportId }), "desk_looked_up", supportId);
}

/**
 * @returns whether this member of staff has found this resident at the counter just now: an address alone opens nothing
 */
export async function hasJustFound(
  staffMember: StaffMember,
  residentId: string,
  reason: SupportReason,
): Promise<boolean> {
  const since = new Date(staffMember.at.getTime() - COUNTER_MINUTES * 60_000);
  const rows = await database()
    .select({ id: supports.supportId })
    .from(supports)
    .where(
      and(
        eq(supports.residentId, residentId),
        eq(supports.staffId, staffMember.staffId),
        eq(supports.kind, "counter"),
        eq(supports.reason, reason),
        gt(supports.openedAt, since),
        isInReach(supports.residentId, staffMember.staffId),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
