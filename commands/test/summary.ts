/** The end of a run: what each step took, what took longest, and what was counted. */
import type { Counts } from "./command";

export interface StepResult {
  name: string;
  outcome: "passed" | "failed" | "not run";
  seconds: number;
  counts: Counts;
}

const SLOWEST = 5;

/**
 * @param results of every chosen step, in order
 * @param files every test file that ran, the slowest first
 */
export function summaryOf(results: readonly StepResult[], files: readonly { file: string; seconds: number }[]): string {
  const line = (name: string, seconds: number, more = "") =>
    `${name.padEnd(14)}${seconds.toFixed(1).padStart(8)} s  ${more}`.trimEnd();
  const rows = results.map(({ name, outcome, seconds, counts }) =>
    line(name, seconds, [outcome, tests(counts)].filter(Boolean).join(", ")),
  );
  const all = line(
    "together",
    results.reduce((sum, { seconds }) => sum + seconds, 0),
  );
  const slowest = files.slice(0, SLOWEST).map(({ file, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${file}`);
  const sum = (key: keyof Counts) => results.reduce((count, { counts }) => count + counts[key], 0);
  return [
    ...rows,
    all,
    ...(slowest.length ? ["", "The slowest test files:", ...slowest] : []),
    "",
    `${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`,
  ].join("\n");
}

function tests({ passed, failed, skipped }: Counts): string {
  const told = [passed && `${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`];
  return told.filter(Boolean).join(", ");
}
