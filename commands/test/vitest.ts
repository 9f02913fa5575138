/** The steps that Vitest runs: one of the projects of vitest.config.ts each. */
import path from "node:path";
import { type Counts, run, StepFailed } from "./command";
import type { FileReport } from "./report-files";
import { noteFiles, readReport, REPORTS } from "./reports";

/** @param filters parts of paths; without any, every file of the project */
export async function vitest(project: string, filters: readonly string[]): Promise<Counts> {
  const file = path.resolve(REPORTS, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=./commands/test/report-files.ts"];
  const code = await run("vitest", ["run", "--project", project, ...filters, ...reporters], {
    HIMOZUKE_FILE_REPORT: file,
  });
  const files = readReport<FileReport[]>(file) ?? [];
  noteFiles(files);
  const sum = (key: keyof Counts) => files.reduce((all, one) => all + one[key], 0);
  const counts = { passed: sum("passed"), failed: code ? Math.max(1, sum("failed")) : 0, skipped: sum("skipped") };
  if (code) throw new StepFailed(counts);
  return counts;
}
