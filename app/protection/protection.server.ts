/**
 * 支援措置 · 不開示, blocks and deaths, as the operator is told of them by the offices that decide: each counts from the next
 * request on.
 */
import { and, eq, isNull } from "drizzle-orm";
import type { SchemeId } from "../catalogue/schemes";
import type { Transaction } from "../../db/client";
import { blocks, caseAssignments, enquiries, linkages, residents, sessions, supports } from "../../db/schema";
import type { AuditAction } from "../platform/audit-chain";
import type { HidingReason } from "./hidden";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { endMandatesBetween } from "../mandates/mandate-step.server";

/** `already`: it stood so before, and nothing was written. */
export type Protected = "done" | "already" | "not_found";

interface Told {
  residentId: string;
  at: Date;
}

function note(tx: Transaction, { residentId, at }: Told, action: AuditAction, target: string): Promise<void> {
  return recordAudit(tx, { subject: residentId, at, actor: "portal" }, action, target);
}

/**
 * Hides a record, with all that follows the same source, from everybody but the resident.
 * @param why undefined shows it again
 */
export async function hideLinkage({
  schemeId,
  why,
  ...told
}: Told & { schemeId: SchemeId; why: HidingReason | undefined }): Promise<Protected> {
  const own = and(eq(linkages.residentId, told.residentId), eq(linkages.schemeId, schemeId));
  return inTransaction(async (tx) => {
    const [linkage] = await tx.select({ flag: linkages.hiddenFromOthers }).from(linkages).where(own).for("update");
    if (!linkage) return "not_found";
    if (linkage.flag === (why ?? null)) return "already";
    await tx
      .update(linkages)
      .set({ hiddenFromOthers: why ?? null })
      .where(own);
    await note(tx, told, why ? "hid_linkage" : "unhid_linkage", schemeId);
    return "done";
  });
}

/** From now on neither finds the other here; what stood between them ends without a word to either. */
export async function addBlock({ blockedId, ...told }: Told & { blockedId: string }): Promise<Protected> {
  const { residentId, at } = told;
  if (residentId === blockedId || !(await exists(residentId)) || !(await exists(blockedId))) return "not_found";
  const added = await inTransaction(async (tx) => {
    const rows = await tx.insert(blocks).values({ residentId, blockedId, since: at }).onConflictDoNothing().returning();
    if (rows.length > 0) await note(tx, told, "block_added", blockedId);
    await endBetween(tx, { residentId, otherId: blockedId, at });
    return rows.length > 0;
  });
  // In the other's own rows; until then, and if this were not reached, the block itself counts.
  await inTransaction((tx) => endBetween(tx, { residentId: blockedId, otherId: residentId, at }));
  return added ? "done" : "already";
}

/**
 * Ends, in this resident's rows, what the other one may do as proxy or at the desk; somebody else takes the desk's work
 * on.
 */
async function endBetween(tx: Transaction, { residentId, otherId, at }: Told & { otherId: string }): Promise<void> {
  await tx
    .update(supports)
    .set({ endedAt: at })
    .where(and(eq(supports.residentId, residentId), eq(supports.staffId, otherId), isNull(supports.endedAt)));
  await tx
    .update(enquiries)
    .set({ assignedTo: null })
    .where(and(eq(enquiries.residentId, residentId), eq(enquiries.assignedTo, otherId)));
  await tx
    .delete(caseAssignments)
    .where(and(eq(caseAssignments.residentId, residentId), eq(caseAssignments.staffId, otherId)));
  await endMandatesBetween(tx, { principalId: residentId, proxyId: otherId, at });
}

/** They may find each other again; what had ended stays ended. */
export async function removeBlock({ blockedId, ...told }: Told & { blockedId: string }): Promise<Protected> {
  return inTransaction(async (tx) => {
    const rows = await tx
      .delete(blocks)
      .where(and(eq(blocks.residentId, told.residentId), eq(blocks.blockedId, blockedId)))
      .returning();
    if (rows.length === 0) return "already";
    await note(tx, told, "block_removed", blockedId);
    return "done";
  });
}

/**
 * From the next request on nobody acts for this person, and nobody in this person's name.
 * @param died false where it was recorded in error
 */
export async function recordDeath({ died, ...told }: Told & { died: boolean }): Promise<Protected> {
  const { residentId, at } = told;
  return inTransaction(async (tx) => {
    const [resident] = await tx
      .select({ diedAt: residents.diedAt })
      .from(residents)
      .where(eq(residents.residentId, residentId))
      .for("update");
    if (!resident) return "not_found";
    if ((resident.diedAt !== null) === died) return "already";
    await tx
      .update(residents)
      .set({ diedAt: died ? at : null })
      .where(eq(residents.residentId, residentId));
    if (died) await endAllOf(tx, told);
    await note(tx, told, died ? "death_recorded" : "death_corrected", "register");
    return "done";
  });
}

/** What was open stays ended, also where the death was recorded in error. */
async function endAllOf(tx: Transaction, { residentId, at }: Told): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.residentId, residentId), isNull(sessions.endedAt)));
  await tx
    .update(supports)
    .set({ endedAt: at })
    .where(and(eq(supports.residentId, residentId), isNull(supports.endedAt)));
}

export interface Protection {
  residentId: string;
  hidden: { schemeId: string; why: HidingReason }[];
  keptFrom: string[];
  diedAt: Date | null;
}

/** @returns what stands of this resident, or undefined where there is none such */
export async function findProtection(residentId: string): Promise<Protection | undefined> {
  const [resident] = await database()
    .select({ diedAt: residents.diedAt })
    .from(residents)
    .where(eq(residents.residentId, residentId));
  if (!resident) return undefined;
  const flags = await database()
    .select({ schemeId: linkages.schemeId, why: linkages.hiddenFromOthers })
    .from(linkages)
    .where(eq(linkages.residentId, residentId));
  const kept = await database().select({ id: blocks.blockedId }).from(blocks).where(eq(blocks.residentId, residentId));
  return {
    residentId,
    hidden: flags.flatMap(({ schemeId, why }) => (why ? [{ schemeId, why }] : [])),
    keptFrom: kept.map(({ id }) => id),
    diedAt: resident.diedAt,
  };
}

async function exists(residentId: string): Promise<boolean> {
  return (
    (await database().select({ id: residents.residentId }).from(residents).where(eq(residents.residentId, residentId)))
      .length > 0
  );
}
