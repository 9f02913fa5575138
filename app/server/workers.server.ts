/** What runs beside the requests, at intervals: one round at a time, stopped in order. */
import { escalateOverdue, remindOfSilence, takeTimedSteps } from "../corrections/case-clock.server";
import { clearAway } from "./housekeeping.server";
import { log } from "../platform/log.server";
import { remindOfMandates } from "../mandates/mandate-clock.server";
import { deliverOutbox } from "../platform/outbox.server";
import { anchorAudit } from "../platform/audit-anchor.server";
import { workOnCases } from "../simulator/institution.server";

interface Worker {
  name: string;
  everyMs: number;
  /** Runs only beside the invented people. */
  demoOnly?: true;
  run(at: Date): Promise<void>;
}

const MINUTE = 60_000;

const workers: readonly Worker[] = [
  { name: "outbox", everyMs: 1_000, run: deliverOutbox },
  { name: "timed steps", everyMs: 10 * MINUTE, run: takeTimedSteps },
  { name: "reminders of silence", everyMs: 60 * MINUTE, run: remindOfSilence },
  { name: "ends of mandates", everyMs: 10 * MINUTE, run: remindOfMandates },
  { name: "overdue", everyMs: 5_000, run: escalateOverdue },
  { name: "audit anchor", everyMs: 10 * MINUTE, run: anchorAudit },
  { name: "housekeeping", everyMs: 60 * MINUTE, run: clearAway },
  { name: "simulated institutions", everyMs: 1_000, demoOnly: true, run: workOnCases },
];

/** @returns a function that stops the workers and waits for the rounds under way */
export function startWorkers({ demo }: { demo: boolean }): () => Promise<void> {
  const stops = workers.filter((worker) => demo || !worker.demoOnly).map(startWorker);
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

function startWorker(worker: Worker): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let round = Promise.resolve();
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = worker.run(new Date()).catch((error) => log.error({ err: error, worker: worker.name }, "worker failed"));
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
