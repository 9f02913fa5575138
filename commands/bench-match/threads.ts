/** Runs a matcher over a file of pairs on one thread or several, side by side. */
import { once } from "node:events";
import { openSync, readSync, statSync, closeSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { startTypeScriptThread } from "../typescript-thread";
import type { Counted, Part } from "./worker";

const LONGEST_LINE = 8192;

/** Parts of equal size that begin and end with a line. */
function partsOf(file: string, count: number): Part[] {
  const { size } = statSync(file);
  const descriptor = openSync(file, "r");
  const cuts = Array.from({ length: count - 1 }, (_, i) => {
    const near = Math.floor((size * (i + 1)) / count);
    const bytes = Buffer.alloc(LONGEST_LINE);
    const read = readSync(descriptor, bytes, 0, bytes.length, near);
    return near + bytes.subarray(0, read).indexOf("\n") + 1;
  });
  closeSync(descriptor);
  const ends = [...cuts, size];
  return ends.map((end, i) => ({ file, begin: ends[i - 1] ?? 0, end }));
}

export interface Measured {
  pairsPerSecond: number;
  counts: Record<string, number>;
}

export class BenchThreads {
  private constructor(readonly workers: readonly Worker[]) {}

  static async start(count: number): Promise<BenchThreads> {
    const file = new URL("./worker.ts", import.meta.url);
    return new BenchThreads(await Promise.all(Array.from({ length: count }, () => startTypeScriptThread(file))));
  }

  /** From the first thread's start to the last one's end. */
  async run(file: string, matcher: string): Promise<Measured> {
    const parts = partsOf(file, this.workers.length);
    const began = performance.now();
    const answers = await Promise.all(
      this.workers.map(async (worker, i): Promise<Counted> => {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage({ ...parts[i], matcher });
        return (await once(worker, "message"))[0];
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    const counts: Record<string, number> = {};
    for (const answer of answers)
      for (const [key, count] of Object.entries(answer.counts)) counts[key] = (counts[key] ?? 0) + count;
    const pairs = answers.reduce((sum, answer) => sum + answer.pairs, 0);
    return { pairsPerSecond: Math.round(pairs / seconds), counts };
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
