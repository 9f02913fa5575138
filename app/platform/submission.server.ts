/** A form carries a key, and a second submit of the same key gives what the first one gave. */
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { submissions } from "../../db/schema";
import { undoneWhereRefused } from "./database.server";
import { onceUnder } from "./idempotency.server";

/** Who writes: a viewer, or a member of staff for the desk. */
interface Writing {
  subject: string;
  at: Date;
  via?: string;
  segment?: string;
}

/**
 * @param content that was signed or approved, with its draft's key in it: a draft keeps its key through every change of
 * its answers, so that only the whole content says whether it is the same once more
 * @returns the key under which it is written
 */
export function keyOfContent(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Runs `work` unless this key was used: then gives the first result, and nothing is written. Where `work` refuses,
 * nothing of it is written either.
 * @param key of the form or ceremony, unique for the resident
 */
export async function once<R extends { ok: boolean }>(
  tx: Transaction,
  writing: Writing,
  key: string,
  work: () => Promise<R>,
): Promise<R> {
  const row = { residentId: writing.subject, key: keyOf(writing, key), at: writing.at };
  const keep = async (result: R) => {
    const written = await tx
      .insert(submissions)
      .values({ ...row, result })
      .onConflictDoNothing()
      .returning();
    return written.length > 0;
  };
  const find = async () => (await findSubmission(tx, writing, key)) as R | undefined;
  return onceUnder<R>({ find, keep }, () => undoneWhereRefused(tx, work));
}

/** @returns what the first submit of this key gave, or undefined where there was none */
export async function findSubmission(
  tx: Transaction,
  writing: Writing,
  key: string,
): Promise<Record<string, unknown> | undefined> {
  const own = and(eq(submissions.residentId, writing.subject), eq(submissions.key, keyOf(writing, key)));
  const [earlier] = await tx.select().from(submissions).where(own);
  return earlier?.result;
}

/** Resident, proxies and the desk write to the same rows: the key of one never gives what the other was told. */
function keyOf({ via, segment }: Writing, key: string): string {
  return via === "proxy" || via === "desk" ? `${segment}:${key}` : key;
}
