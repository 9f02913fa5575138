/** Appends to the audit trail, a hash chain a resident, in the action's own transaction. */
import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { auditEntries, auditHeads } from "../../db/schema";
import { type AuditAction, entryHash, GENESIS_HASH } from "./audit-chain";
import type { DeskWork } from "../history/history";
import type { Viewing } from "../identity/viewing";
import { AppError } from "./app-error.server";
import { areBlocked, isStillGranted } from "../identity/grant.server";

export interface AuditedActor {
  subject: string;
  at: Date;
  actor: Viewing["actor"] | { kind: "staff"; residentId: string; work: DeskWork } | "portal" | `institution:${string}`;
}

/**
 * Locks the head of the subject's chain, so that appends follow one another, and writes the next entry.
 * @param target ids only (a scheme, a receipt number): never personal data
 * @throws AppError `grant_ended` where a proxy or the desk may look no longer: what ends a grant, or keeps two apart, is noted in the same chain
 */
export async function recordAudit(
  tx: Transaction,
  by: Viewing | AuditedActor,
  action: AuditAction,
  target: string,
): Promise<void> {
  const residentId = by.subject;
  const head = await lockHead(tx, residentId);
  if ("via" in by && !(await isStillGranted(by, tx))) throw new AppError("grant_ended");
  if (
    !("via" in by) &&
    typeof by.actor === "object" &&
    by.actor.kind === "staff" &&
    (await areBlocked(residentId, by.actor.residentId, tx))
  )
    throw new AppError("grant_ended");
  const entry = {
    residentId,
    seq: head.seq + 1,
    at: by.at,
    actor: actorText(by.actor),
    action,
    target,
    previousHash: head.hash,
  };
  const hash = entryHash(entry);
  await tx.insert(auditEntries).values({ ...entry, hash });
  await tx.update(auditHeads).set({ seq: entry.seq, hash }).where(eq(auditHeads.residentId, residentId));
}

function actorText(actor: AuditedActor["actor"]): string {
  if (typeof actor === "string") return actor;
  if (actor.kind === "resident") return `resident:${actor.residentId}`;
  return `staff:${actor.residentId}:${"work" in actor ? actor.work : actor.supportId}`;
}

async function lockHead(tx: Transaction, residentId: string): Promise<{ seq: number; hash: string }> {
  const find = () => tx.select().from(auditHeads).where(eq(auditHeads.residentId, residentId)).for("update");
  const [head] = await find();
  if (head) return head;
  await tx.insert(auditHeads).values({ residentId, seq: 0, hash: GENESIS_HASH }).onConflictDoNothing();
  const [first] = await find();
  if (!first) throw new Error("the head of the audit chain could not be made");
  return first;
}
