/** The threads of an inspection: each works on one batch at a time. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type FoundLinkage, findLinkagesOfRecords, type RecordKeys } from "../../app/services/inspection-lookup.server";
import type { Batch } from "./batches";
import type { BatchTask, InspectedBatch } from "./inspect-batch";

/** What every thread is started with. */
export interface WorkerStart extends Omit<BatchTask, "bytes" | "line"> {
  /** Undefined for the embedded database. */
  databaseUrl: string | undefined;
}

export type ToWorker = { batch: Pick<Batch, "bytes" | "line"> } | { found: FoundLinkage[][] };
export type FromWorker = { ready: true } | { lookUp: RecordKeys } | { done: InspectedBatch };

/** Node 20 hands a loader of TypeScript on to no thread: each registers it anew. */
const WITH_TYPESCRIPT = `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))})
  .then(({ register }) => { register(); return import(${JSON.stringify(new URL("./worker.ts", import.meta.url).href)}); });`;

/** One thread; `inspect` is called anew only after its answer. */
export class InspectionThread {
  readonly #worker: Worker;
  #finish: { resolve(batch: InspectedBatch): void; reject(error: unknown): void } | undefined;

  private constructor(start: WorkerStart) {
    this.#worker = new Worker(WITH_TYPESCRIPT, { eval: true, workerData: start });
    this.#worker.on("error", (error) => this.#finish?.reject(error));
  }

  static async start(start: WorkerStart): Promise<InspectionThread> {
    const thread = new InspectionThread(start);
    await once(thread.#worker, "message");
    thread.#worker.on("message", (message: FromWorker) => void thread.#take(message));
    return thread;
  }

  inspect({ bytes, line }: Batch): Promise<InspectedBatch> {
    return new Promise((resolve, reject) => {
      this.#finish = { resolve, reject };
      this.#worker.postMessage({ batch: { bytes, line } } satisfies ToWorker, [bytes.buffer]);
    });
  }

  async #take(message: FromWorker): Promise<void> {
    if ("done" in message) return this.#finish?.resolve(message.done);
    if (!("lookUp" in message)) return;
    try {
      const answer: ToWorker = { found: await findLinkagesOfRecords(message.lookUp) };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.#worker.postMessage(answer);
    } catch (error) {
      this.#finish?.reject(error);
    }
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
