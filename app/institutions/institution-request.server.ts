/**
 * A request to the institution API carries a key, and sent again under that key it gets the same answer and does
 * nothing.
 */
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { institutionRequests } from "../../db/schema";
import { undoneWhereRefused } from "../platform/database.server";
import { onceUnder } from "../platform/idempotency.server";

export interface KeyedRequest {
  residentId: string;
  institutionId: string;
  /** From the header `Idempotency-Key`. */
  key: string;
  /** What is asked for, with the version that it acts on: another content under the same key is refused. */
  content: unknown;
  at: Date;
}

export type Repeated<R> =
  | R
  | { ok: true; replayed: true; answer: Record<string, unknown> }
  | { ok: false; reason: "key_reused" };

/** Runs `work` unless this key was used: then gives the first answer, or refuses the key for another content. */
export async function onceForInstitution<R extends { ok: false } | { ok: true; answer: Record<string, unknown> }>(
  tx: Transaction,
  { residentId, institutionId, key, content, at }: KeyedRequest,
  work: () => Promise<R>,
): Promise<Repeated<R>> {
  const contentHash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const own = and(
    eq(institutionRequests.residentId, residentId),
    eq(institutionRequests.institutionId, institutionId),
    eq(institutionRequests.key, key),
  );
  const find = async (): Promise<Repeated<R> | undefined> => {
    const [earlier] = await tx.select().from(institutionRequests).where(own);
    if (earlier && earlier.contentHash !== contentHash) return { ok: false, reason: "key_reused" };
    return earlier && { ok: true, replayed: true, answer: earlier.answer };
  };
  const keep = async ({ answer }: { answer: Record<string, unknown> }) => {
    const row = { residentId, institutionId, key, contentHash, answer, at };
    return (await tx.insert(institutionRequests).values(row).onConflictDoNothing().returning()).length > 0;
  };
  return onceUnder<Repeated<R>>({ find, keep }, () => undoneWhereRefused(tx, work));
}
