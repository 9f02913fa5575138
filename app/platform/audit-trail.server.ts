/**
 * The audit trail, a hash chain a resident, written in the action's own transaction. `recordAudit` in identity is its
 * one user.
 */
import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { auditEntries, auditHeads } from "../../db/schema";
import { type AuditAction, entryHash, GENESIS_HASH } from "./audit-chain";

/** The locked end of a resident's chain: until the transaction ends, nobody else appends to it. */
export type TrailHead = typeof auditHeads.$inferSelect;

/** Locks the head of the subject's chain, so that appends follow one another. */
export async function lockTrail(tx: Transaction, residentId: string): Promise<TrailHead> {
  const find = () => tx.select().from(auditHeads).where(eq(auditHeads.residentId, residentId)).for("update");
  const [head] = await find();
  if (head) return head;
  await tx.insert(auditHeads).values({ residentId, seq: 0, hash: GENESIS_HASH }).onConflictDoNothing();
  const [first] = await find();
  if (!first) throw new Error("the head of the audit chain could not be made");
  return first;
}

/** Writes the next entry after the head that this transaction has locked. */
export async function appendToTrail(
  tx: Transaction,
  head: TrailHead,
  what: { at: Date; actor: string; action: AuditAction; target: string },
): Promise<void> {
  const { residentId } = head;
  const entry = { ...what, residentId, seq: head.seq + 1, previousHash: head.hash };
  const hash = entryHash(entry);
  await tx.insert(auditEntries).values({ ...entry, hash });
  await tx.update(auditHeads).set({ seq: entry.seq, hash }).where(eq(auditHeads.residentId, residentId));
}
