/** A thread that runs a TypeScript file of this project: Node 20 hands tsx's loader on to no thread, so that each registers it anew. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * @param file of the thread; it posts one message when it is ready
 * @returns the thread once it is
 */
export async function startTypeScriptThread(file: URL, workerData?: unknown): Promise<Worker> {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const code = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); });`;
  const worker = new Worker(code, { eval: true, workerData });
  await once(worker, "message");
  return worker;
}
