/** What runs beside the requests, at intervals: one round at a time, stopped in order. */
import { log } from "./services/log.server";

interface Worker {
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

const workers: Worker[] = [];

/** @returns a function that stops the workers and waits for the rounds under way */
export function startWorkers(): () => Promise<void> {
  const stops = workers.map(startWorker);
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

function startWorker(worker: Worker): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let round = Promise.resolve();
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = worker.run().catch((error) => log.error({ err: error, worker: worker.name }, "worker failed"));
      void round.then(next);
    }, worker.everyMs);
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return round;
  };
}
