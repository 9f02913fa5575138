/**
 * A thread of an inspection: takes batches, answers with what to write. Against a server it has its own connection,
 * otherwise it asks the starter.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { FoundLinkage, RecordKeys } from "../../app/inspection/inspection-lookup.server";
import { type BatchTask, inspectBatch, type Lookup } from "./inspect-batch";
import type { FromWorker, ToWorker, WorkerStart } from "./threads";

const port = parentPort;
if (!port) throw new Error("runs as a thread only");
const { databaseUrl, ...shared } = workerData as WorkerStart;

let answered: (found: FoundLinkage[][]) => void = () => {};

/** The embedded database lives in the starter's thread. */
const askStarter: Lookup = (keys: RecordKeys) =>
  new Promise((resolve) => {
    answered = resolve;
    port.postMessage({ lookUp: keys } satisfies FromWorker);
  });

async function open(): Promise<Lookup> {
  if (!databaseUrl) return askStarter;
  const { connect } = await import("./connection");
  return connect(databaseUrl);
}

const lookUp = await open();
port.on("message", async (message: ToWorker) => {
  if ("found" in message) return answered(message.found);
  const { bytes, line } = message.batch;
  const task: BatchTask = { ...shared, line, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) };
  port.postMessage({ done: await inspectBatch(task, lookUp) } satisfies FromWorker);
});
port.postMessage({ ready: true } satisfies FromWorker);
