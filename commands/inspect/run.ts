/**
 * The inspection of a whole file from beginning to end: batches to threads and back in order, checkpoints, flags,
 * summary and report.
 */
import { createHash, randomUUID } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { StartError, type OpenDatabase } from "../../db/client";
import type { SurveyAnswers } from "../../app/inspection/inspection";
import type { SchemeId } from "../../app/catalogue/schemes";
import {
  isInstitution,
  type InspectionRun,
  noteRunBegun,
  noteRunFinished,
} from "../../app/inspection/inspection-run.server";
import { BATCH_BYTES, readBatches } from "./batches";
import { listFlags, writeFlags } from "./flags";
import type { InspectedBatch } from "./inspect-batch";
import { type Checkpoint, Outputs, sizeOf } from "./outputs";
import { Progress } from "./progress";
import { reportPage } from "./report";
import { findDuplicates, readSource, type Source } from "./source";
import { type InspectionSummary, summarize } from "./summary";
import { addTally, emptyTally } from "./tally";
import type { Encoding } from "./text";
import { InspectionThread } from "./threads";

export interface InspectionRequest {
  file: string;
  institutionId: string;
  schemeId: SchemeId | undefined;
  encoding: Encoding | undefined;
  survey: SurveyAnswers | null;
  out: string;
  resume: boolean;
  force: boolean;
  /** Bytes read at once; left out, as many as serve a big file best. */
  batchBytes?: number;
}

/** Checkpoints are this far apart at least. */
const CHECKPOINT_MS = 2_000;
/** Side by side on a server; each is one resident's transaction. */
const FLAGS_AT_ONCE = 8;

/**
 * @param isStopped asked between batches; true ends the run with a checkpoint
 * @returns undefined when it was stopped
 * @throws StartError for what whoever called can mend
 */
export async function inspectFile(
  request: InspectionRequest,
  { databaseUrl, opened }: { databaseUrl: string | undefined; opened: OpenDatabase },
  isStopped: () => boolean,
): Promise<InspectionSummary | undefined> {
  if (!(await isInstitution(request.institutionId)))
    throw new StartError(`The portal knows no institution ${request.institutionId}.`);
  const size = sizeOf(request.file);
  const file = await open(request.file);
  try {
    const source = await readSource(file, size, request);
    const begun = begin(request, source);
    const run: InspectionRun = { ...request, runId: begun.state.runId, startedAt: new Date(begun.state.startedAt) };
    await noteRunBegun(run);
    const work = new InspectionWork(request, file, source, begun, isStopped);
    const timer = performance.now();
    const before = begun.state.tally.records;
    if (!(await work.compareRecords(databaseUrl))) return undefined;
    await listFlags(begun.outputs);
    const flags = await work.writeFlags(run, opened.kind === "server" ? FLAGS_AT_ONCE : 1);
    if (!flags) return undefined;
    const seconds = (performance.now() - timer) / 1000;
    const { runId, tally } = begun.state;
    const summary = summarize({
      ...request,
      encoding: source.form.encoding,
      runId,
      tally,
      flags,
      took: { seconds, records: tally.records - before },
    });
    begun.outputs.write("summary.json", `${JSON.stringify(summary, null, 2)}\n`);
    begun.outputs.write("report.html", reportPage(summary));
    await noteRunFinished(run, { ...summary }, new Date());
    begun.outputs.finish();
    return summary;
  } finally {
    await file.close();
  }
}

type State = Omit<Checkpoint, "sizes">;

function begin(request: InspectionRequest, { hash, first }: Source): { outputs: Outputs; state: State } {
  const { institutionId, schemeId, encoding, survey } = request;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([hash, institutionId, schemeId, encoding, survey]))
    .digest("hex");
  if (!request.resume) {
    const state = {
      fingerprint,
      runId: randomUUID(),
      startedAt: new Date().toISOString(),
      ...first,
      tally: emptyTally(),
    };
    return { outputs: Outputs.begin(request.out, request.force), state };
  }
  const { outputs, checkpoint } = Outputs.resume(request.out, fingerprint);
  return { outputs, state: checkpoint };
}

class InspectionWork {
  readonly #progress = new Progress();
  #saved = performance.now();

  get #batchBytes(): number {
    return this.request.batchBytes ?? BATCH_BYTES;
  }

  constructor(
    readonly request: InspectionRequest,
    readonly file: FileHandle,
    readonly source: Source,
    readonly begun: { outputs: Outputs; state: State },
    readonly isStopped: () => boolean,
  ) {}

  /** @returns false when it was stopped before the end */
  async compareRecords(databaseUrl: string | undefined): Promise<boolean> {
    const { state, outputs } = this.begun;
    outputs.checkpoint(state);
    if (state.offset < this.source.size) {
      const duplicates = await findDuplicates(this.file, this.source, outputs.folder);
      const start = { databaseUrl, institutionId: this.request.institutionId, form: this.source.form, duplicates };
      const batches = Math.ceil((this.source.size - state.offset) / this.#batchBytes);
      const threads = await Promise.all(
        Array.from({ length: Math.min(batches, availableParallelism()) }, () => InspectionThread.start(start)),
      );
      try {
        await this.#feed(threads);
      } finally {
        await Promise.all(threads.map((thread) => thread.stop()));
      }
    }
    outputs.checkpoint(state);
    this.#progress.end();
    return state.offset >= this.source.size;
  }

  /** Two batches a thread are under way; what they give is written in the order of the file. */
  async #feed(threads: readonly InspectionThread[]): Promise<void> {
    const turns: Promise<unknown>[] = threads.map(() => Promise.resolve());
    const queue: { endOffset: number; endLine: number; done: Promise<InspectedBatch> }[] = [];
    let next = 0;
    for await (const batch of readBatches(this.file, this.begun.state, this.source.size, this.#batchBytes)) {
      if (this.isStopped()) break;
      const at = next++ % threads.length;
      const { endOffset, endLine } = batch;
      const done = (turns[at] ?? Promise.resolve()).then(
        () => threads[at]?.inspect(batch) ?? Promise.reject(new Error("no thread")),
      );
      // Awaited below, in its order; until then a failure must not count as unhandled.
      turns[at] = done.catch(() => undefined);
      queue.push({ endOffset, endLine, done });
      if (queue.length >= 2 * threads.length) await this.#take(queue.shift());
    }
    while (queue.length > 0) await this.#take(queue.shift());
  }

  async #take(item: { endOffset: number; endLine: number; done: Promise<InspectedBatch> } | undefined): Promise<void> {
    if (!item) return;
    const { outputs, state } = this.begun;
    const batch = await item.done;
    outputs.append(batch);
    addTally(state.tally, batch.tally);
    state.offset = item.endOffset;
    state.line = item.endLine;
    this.#progress.show("records", state.offset / this.source.size);
    if (performance.now() - this.#saved < CHECKPOINT_MS) return;
    outputs.checkpoint(state);
    this.#saved = performance.now();
  }

  async writeFlags(run: InspectionRun, atOnce: number): Promise<Record<string, number> | undefined> {
    const { outputs, state } = this.begun;
    const expected = Object.values(state.tally.likelihoods).reduce((sum, each) => sum + each, 0);
    const progress = new Progress();
    const onWritten = (count: number) => progress.show("flags", Math.min(1, count / expected));
    const outcomes = await writeFlags(outputs, run, { atOnce, isStopped: this.isStopped, onWritten });
    progress.end();
    return outcomes;
  }
}
