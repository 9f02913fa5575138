/**
 * A reporter of Vitest that writes down what each test file took and counted, for the summary at the end of `npm test`.
 */
import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import type { Counts } from "./command";

export interface FileReport extends Counts {
  /** With the project, for a file that runs in two. */
  file: string;
  /** Loading it, its hooks and its tests. */
  seconds: number;
}

function reportOf(module: TestModule): FileReport {
  const { collectDuration, duration } = module.diagnostic();
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const count = (state: string) => states.filter((one) => one === state).length;
  // A file that cannot even be loaded, or whose hook fails, fails without a failed test.
  const failed = Math.max(count("failed"), module.ok() ? 0 : 1);
  return {
    file: `${module.relativeModuleId} (${module.project.name})`,
    seconds: (collectDuration + duration) / 1000,
    passed: count("passed"),
    failed,
    skipped: states.length - count("passed") - count("failed"),
  };
}

// oxlint-disable-next-line import/no-default-export -- Vitest asks for one
export default class FilesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env["HIMOZUKE_FILE_REPORT"];
    if (file) writeFileSync(file, JSON.stringify(modules.map(reportOf)));
  }
}
