/**
 * Idempotency, the one algorithm: what was done under a key is done once, and whoever sends the key again gets what the
 * first one got.
 */
import { BeginAgain } from "./database.server";

/** Where the results of one kind of key are kept, within the transaction of the write. */
export interface KeptResult<R> {
  /** @returns what this key gave before, or undefined */
  find(): Promise<R | undefined>;
  /** @returns false where a parallel write has kept its own under this key */
  keep(result: Extract<R, { ok: true }>): Promise<boolean>;
}

/**
 * Runs `work` unless its key was used: then nothing is written. A refusal uses no key up. A parallel one with the same
 * key makes this transaction begin again (see `inTransaction`) and find the first one's result.
 */
export async function onceUnder<R extends { ok: boolean }>(kept: KeptResult<R>, work: () => Promise<R>): Promise<R> {
  const earlier = await kept.find();
  if (earlier) return earlier;
  const result = await work();
  // A parallel one with the same key may have come first while this one waited for its rows, and made them look stale.
  if (!isDone(result)) return (await kept.find()) ?? result;
  if (!(await kept.keep(result))) throw new BeginAgain();
  return result;
}

function isDone<R extends { ok: boolean }>(result: R): result is Extract<R, { ok: true }> {
  return result.ok;
}
