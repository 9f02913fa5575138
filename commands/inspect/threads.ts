/** The threads of an inspection: each works on one batch at a time. */
import type { Worker } from "node:worker_threads";
import {
  type FoundLinkage,
  findLinkagesOfRecords,
  type RecordKeys,
} from "../../app/inspection/inspection-lookup.server";
import type { Batch } from "./batches";
import { startTypeScriptThread } from "../typescript-thread";
import type { BatchTask, InspectedBatch } from "./inspect-batch";

/** What every thread is started with. */
export interface WorkerStart extends Omit<BatchTask, "bytes" | "line"> {
  /** Undefined for the embedded database. */
  databaseUrl: string | undefined;
}

export type ToWorker = { batch: Pick<Batch, "bytes" | "line"> } | { found: FoundLinkage[][] };
export type FromWorker = { ready: true } | { lookUp: RecordKeys } | { done: InspectedBatch };

/** One thread; `inspect` is called anew only after its answer. */
export class InspectionThread {
  #finish: { resolve(batch: InspectedBatch): void; reject(error: unknown): void } | undefined;

  private constructor(readonly worker: Worker) {
    worker.on("error", (error) => this.#finish?.reject(error));
    worker.on("message", (message: FromWorker) => void this.#take(message));
  }

  static async start(start: WorkerStart): Promise<InspectionThread> {
    return new InspectionThread(await startTypeScriptThread(new URL("./worker.ts", import.meta.url), start));
  }

  inspect({ bytes, line }: Batch): Promise<InspectedBatch> {
    return new Promise((resolve, reject) => {
      this.#finish = { resolve, reject };
      this.worker.postMessage({ batch: { bytes, line } } satisfies ToWorker, [bytes.buffer]);
    });
  }

  async #take(message: FromWorker): Promise<void> {
    if ("done" in message) return this.#finish?.resolve(message.done);
    if (!("lookUp" in message)) return;
    try {
      const answer: ToWorker = { found: await findLinkagesOfRecords(message.lookUp) };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.worker.postMessage(answer);
    } catch (error) {
      this.#finish?.reject(error);
    }
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
