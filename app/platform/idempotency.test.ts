import { expect, test, vi } from "vitest";
import { BeginAgain } from "./database.server";
import { onceUnder } from "./idempotency.server";

type Result = { ok: true; receipt: string } | { ok: false; reason: string };

/** Keeps one key's result; `parallel` is another write's, seen from the second look on. */
function keptIn(parallel?: Result) {
  let kept: Result | undefined;
  let looks = 0;
  return {
    find: async () => kept ?? (looks++ > 0 ? parallel : undefined),
    keep: async (result: Result) => {
      if (parallel) return false;
      kept = result;
      return true;
    },
  };
}

test("what was done under a key is done once, and a refusal uses no key up", async () => {
  const kept = keptIn();
  const refused = { ok: false, reason: "stale" } as const;
  expect(await onceUnder<Result>(kept, async () => refused)).toEqual(refused);
  const done = { ok: true, receipt: "R-1" } as const;
  expect(await onceUnder<Result>(kept, async () => done)).toEqual(done);
  const again = vi.fn<() => Promise<Result>>();
  expect(await onceUnder<Result>(kept, again)).toEqual(done);
  expect(again).not.toHaveBeenCalled();
});

test("a refusal that a parallel write of the same key brought about gives that one's result", async () => {
  const done = { ok: true, receipt: "R-1" } as const;
  expect(await onceUnder<Result>(keptIn(done), async () => ({ ok: false, reason: "stale" }))).toEqual(done);
});

test("what a parallel write of the same key has kept first makes this one begin again", async () => {
  const own = async () => ({ ok: true, receipt: "R-2" }) as const;
  await expect(onceUnder<Result>(keptIn({ ok: true, receipt: "R-1" }), own)).rejects.toThrow(BeginAgain);
});
