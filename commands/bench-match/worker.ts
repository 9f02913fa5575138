/** A thread of the bench: reads its part of the file of pairs, from the disk to the verdicts. */
import { openSync, readSync, closeSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { MATCHERS } from "./matchers";
import { FIELDS, PairReader } from "./pair-file";

export interface Part {
  file: string;
  begin: number;
  end: number;
}
export interface Work extends Part {
  matcher: string;
}
/** By what was planted and what was answered: `twin different`. */
export type Counted = { ms: number; pairs: number; counts: Record<string, number> };

const CHUNK_BYTES = 8 * 1024 * 1024;
const PLANTED = FIELDS.length - 1;

function run({ file, begin, end, matcher }: Work): Counted {
  const match = MATCHERS[matcher];
  if (!match) throw new Error(`no matcher ${matcher}`);
  const began = performance.now();
  const descriptor = openSync(file, "r");
  const counts: Record<string, number> = {};
  let pairs = 0;
  for (let at = begin; at < end;) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at));
    readSync(descriptor, chunk, 0, chunk.length, at);
    const reader = new PairReader(chunk);
    while (reader.read()) {
      const [from, to] = reader.span(PLANTED);
      const key = `${from === to ? "as_in_register" : reader.text(PLANTED)} ${match(reader)}`;
      counts[key] = (counts[key] ?? 0) + 1;
      pairs += 1;
    }
    if (reader.next === 0) break;
    at += reader.next;
  }
  closeSync(descriptor);
  return { ms: performance.now() - began, pairs, counts };
}

const port = parentPort;
if (!port) throw new Error("runs as a thread only");
port.on("message", (work: Work) => port.postMessage(run(work)));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
port.postMessage("ready");
