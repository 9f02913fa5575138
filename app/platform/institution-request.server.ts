/** Idempotency of the institution API: a request carries a key, and sent again under that key it gets the same answer and does nothing. */
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { institutionRequests } from "../../db/schema";
import { BeginAgain } from "./database.server";

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

/** Runs `work` unless this key was used. A refusal uses no key up. Two at once: the second begins again and finds the first one's answer. */
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
  const [earlier] = await tx.select().from(institutionRequests).where(own);
  if (earlier)
    return earlier.contentHash === contentHash
      ? { ok: true, replayed: true, answer: earlier.answer }
      : { ok: false, reason: "key_reused" };
  const result = await work();
  if (!result.ok) return result;
  const row = { residentId, institutionId, key, contentHash, answer: result.answer, at };
  const written = await tx
    .insert(institutionRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: institutionRequests.key });
  if (written.length === 0) throw new BeginAgain();
  return result;
}
