/** The files that an inspection writes, and the checkpoint from which a stopped one goes on. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { StartError } from "../../db/client";
import { csvLine, type InspectedBatch } from "./inspect-batch";
import type { Tally } from "./tally";

export interface Checkpoint {
  /** Size and hash of the file, and everything that was asked for: a checkpoint serves the same inspection only. */
  fingerprint: string;
  runId: string;
  startedAt: string;
  offset: number;
  line: number;
  tally: Tally;
  /** Bytes that each file held. What stands behind them was written after the checkpoint and is written again. */
  sizes: Record<string, number>;
}

const CHECKPOINT = "checkpoint.json";
const PARTS = "parts";
const RESULTS = "results.csv";
const REJECTS = "rejects.csv";
const FINISHED = ["summary.json", "report.html", "flags.csv"];

/** What the files hold is about people: only who runs the inspection may read them. */
const PRIVATE = 0o600;

export class Outputs {
  readonly #files = new Map<string, { descriptor: number; size: number }>();

  private constructor(readonly folder: string) {}

  /** @throws StartError where the folder holds an inspection already and `force` was not said */
  static begin(folder: string, force: boolean): Outputs {
    mkdirSync(path.join(folder, PARTS), { recursive: true, mode: 0o700 });
    const isUsed = [RESULTS, CHECKPOINT, ...FINISHED].some((name) => existsSync(path.join(folder, name)));
    if (isUsed && !force)
      throw new StartError(
        `${folder} holds an inspection already: say --resume to go on with it, or --force to begin again.`,
      );
    for (const name of [RESULTS, REJECTS, CHECKPOINT, ...FINISHED]) rmSync(path.join(folder, name), { force: true });
    rmSync(path.join(folder, PARTS), { recursive: true });
    mkdirSync(path.join(folder, PARTS), { mode: 0o700 });
    const outputs = new Outputs(folder);
    outputs.#append(RESULTS, csvLine("line", "scheme", "record_number", "verdict", "reasons", "rank"));
    outputs.#append(REJECTS, csvLine("line", "rejection", "detail"));
    return outputs;
  }

  /** @throws StartError where there is nothing to go on with, or it was another inspection */
  static resume(folder: string, fingerprint: string): { outputs: Outputs; checkpoint: Checkpoint } {
    const file = path.join(folder, CHECKPOINT);
    if (!existsSync(file)) throw new StartError(`${folder} holds no stopped inspection.`);
    const checkpoint = JSON.parse(readFileSync(file, "utf8")) as Checkpoint;
    if (checkpoint.fingerprint !== fingerprint)
      throw new StartError(`The file or the options are not those of the inspection that was stopped in ${folder}.`);
    const outputs = new Outputs(folder);
    for (const name of readdirSync(path.join(folder, PARTS)))
      if (!(path.join(PARTS, name) in checkpoint.sizes)) rmSync(path.join(folder, PARTS, name));
    for (const [name, size] of Object.entries(checkpoint.sizes)) outputs.#open(name, size);
    return { outputs, checkpoint };
  }

  #open(name: string, size: number): { descriptor: number; size: number } {
    const descriptor = openSync(path.join(this.folder, name), "a", PRIVATE);
    ftruncateSync(descriptor, size);
    const opened = { descriptor, size };
    this.#files.set(name, opened);
    return opened;
  }

  #append(name: string, text: string): void {
    if (!text) return;
    const file = this.#files.get(name) ?? this.#open(name, 0);
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) done += writeSync(file.descriptor, bytes, done);
    file.size += bytes.length;
  }

  append(batch: InspectedBatch): void {
    this.#append(RESULTS, batch.results);
    this.#append(REJECTS, batch.rejects);
    for (const [rank, lines] of batch.flags) this.#append(path.join(PARTS, `${rank}.jsonl`), lines);
  }

  /** From here on nothing that was written before is lost, not even with the power. */
  checkpoint(state: Omit<Checkpoint, "sizes">): void {
    for (const { descriptor } of this.#files.values()) fsyncSync(descriptor);
    const sizes = Object.fromEntries([...this.#files].map(([name, { size }]) => [name, size]));
    const temporary = path.join(this.folder, `${CHECKPOINT}.new`);
    writeFileSync(temporary, JSON.stringify({ ...state, sizes }), { mode: PRIVATE, flush: true });
    renameSync(temporary, path.join(this.folder, CHECKPOINT));
  }

  /** The files of the flags with their rank, the likeliest to be real first; rank 0, what is to be taken away, last. */
  parts(): { rank: number; file: string }[] {
    const ranks = readdirSync(path.join(this.folder, PARTS)).map((name) => Number.parseInt(name, 10));
    const inOrder = ranks.sort((a, b) => (a || Number.POSITIVE_INFINITY) - (b || Number.POSITIVE_INFINITY));
    return inOrder.map((rank) => ({ rank, file: path.join(this.folder, PARTS, `${rank}.jsonl`) }));
  }

  write(name: (typeof FINISHED)[number], text: string): void {
    writeFileSync(path.join(this.folder, name), text, { mode: PRIVATE });
  }

  /** A file that is written line by line at the end. */
  openLines(name: (typeof FINISHED)[number]): { write(line: string): void; close(): void } {
    const descriptor = openSync(path.join(this.folder, name), "w", PRIVATE);
    return { write: (line) => void writeSync(descriptor, line), close: () => closeSync(descriptor) };
  }

  close(): void {
    for (const { descriptor } of this.#files.values()) closeSync(descriptor);
    this.#files.clear();
  }

  /** The inspection has come to its end: the facts of flagged records are not kept any longer. */
  finish(): void {
    this.close();
    rmSync(path.join(this.folder, PARTS), { recursive: true });
    rmSync(path.join(this.folder, CHECKPOINT));
  }
}

/** @throws StartError where the file cannot be read */
export function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (error) {
    throw new StartError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
