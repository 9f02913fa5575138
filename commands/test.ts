/**
 * `npm test`: every check in order, stopping at the first that fails. `npm test -- unit FILE` runs one step, and of it
 * one file.
 */
import { choose, type Chosen, listTestFiles, WrongChoice } from "./test/choose";
import { StepFailed } from "./test/command";
import { clearReports, slowestFiles } from "./test/reports";
import { steps } from "./test/steps";
import { summaryOf, type StepResult } from "./test/summary";

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

async function take({ step, filters }: Chosen): Promise<StepResult> {
  const { name, what } = step;
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  console.log(`\n=== ${name}: ${what}`);
  try {
    const counts = (await step.run(filters)) ?? NOTHING;
    return { name, outcome: "passed", seconds: seconds(), counts };
  } catch (error) {
    if (!(error instanceof StepFailed)) console.error((error as Error).message);
    const counts = error instanceof StepFailed ? error.counts : { ...NOTHING, failed: 1 };
    return { name, outcome: "failed", seconds: seconds(), counts };
  }
}

async function runAll(chosen: readonly Chosen[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const each of chosen) {
    const over = results.some(({ outcome }) => outcome === "failed");
    results.push(over ? { name: each.step.name, outcome: "not run", seconds: 0, counts: NOTHING } : await take(each));
  }
  return results;
}

try {
  const chosen = choose(process.argv.slice(2), steps, listTestFiles());
  clearReports();
  const results = await runAll(chosen);
  console.log(`\n${summaryOf(results, slowestFiles())}`);
  if (results.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof WrongChoice)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
