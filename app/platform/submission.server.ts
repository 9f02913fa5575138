/** Idempotency: a form carries a key, and a second submit of the same key gives what the first one gave. */
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { submissions } from "../../db/schema";
import type { Viewing } from "../identity/viewing";
import { BeginAgain } from "./database.server";

/** Who writes: a viewer, or a member of staff for the desk. */
type Writing = Pick<Viewing, "subject" | "at"> & Partial<Pick<Viewing, "via" | "segment">>;

/**
 * Runs `work` unless this key was used: then gives the first result, and nothing is written. A refusal uses no key up.
 * A parallel submit of the same key makes this transaction begin again (see `inTransaction`) and find the first one's result.
 * @param key of the form or ceremony, unique for the resident
 */
export async function once<R extends { ok: boolean }>(
  tx: Transaction,
  viewing: Writing,
  key: string,
  work: () => Promise<R>,
): Promise<R> {
  const earlier = await findSubmission(tx, viewing, key);
  if (earlier) return earlier as R;
  const result = await work();
  // A parallel submit of the same key may have come first while this one waited for its rows, and made them look stale.
  if (!result.ok) return ((await findSubmission(tx, viewing, key)) as R | undefined) ?? result;
  const written = await tx
    .insert(submissions)
    .values({ residentId: viewing.subject, key: keyOf(viewing, key), result, at: viewing.at })
    .onConflictDoNothing()
    .returning({ key: submissions.key });
  if (written.length === 0) throw new BeginAgain();
  return result;
}

/** @returns what the first submit of this key gave, or undefined where there was none */
export async function findSubmission(
  tx: Transaction,
  viewing: Writing,
  key: string,
): Promise<Record<string, unknown> | undefined> {
  const [earlier] = await tx.select().from(submissions).where(ownKey(viewing, key));
  return earlier?.result;
}

function ownKey(viewing: Writing, key: string) {
  return and(eq(submissions.residentId, viewing.subject), eq(submissions.key, keyOf(viewing, key)));
}

/** Resident, proxies and the desk write to the same rows: the key of one never gives what the other was told. */
function keyOf({ via, segment }: Writing, key: string): string {
  return via === "proxy" || via === "desk" ? `${segment}:${key}` : key;
}
