/** The step that Playwright runs. */
import path from "node:path";
import { findBrowser } from "../browser";
import { type Counts, run, StepFailed } from "./command";
import { noteFiles, readReport, REPORTS } from "./reports";

interface Suite {
  file: string;
  suites?: Suite[];
  specs: { tests: { results: { duration: number }[] }[] }[];
}

interface PlaywrightReport {
  suites: Suite[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** @param filters parts of paths; without any, every spec */
export async function browser(filters: readonly string[]): Promise<Counts> {
  const file = path.resolve(REPORTS, "browser.json");
  const env = { HIMOZUKE_CHROMIUM: findBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await run("playwright", ["test", ...filters, "--reporter=list,json"], env);
  const report = readReport<PlaywrightReport>(file);
  noteFiles((report?.suites ?? []).map((suite) => ({ file: `${suite.file} (browser)`, seconds: secondsOf(suite) })));
  const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const counts = { passed, failed: code ? Math.max(1, unexpected + flaky) : 0, skipped };
  if (code) throw new StepFailed(counts);
  return counts;
}

function secondsOf({ specs, suites = [] }: Suite): number {
  const results = specs.flatMap(({ tests }) => tests.flatMap((test) => test.results));
  const own = results.reduce((sum, { duration }) => sum + duration / 1000, 0);
  return suites.reduce((sum, suite) => sum + secondsOf(suite), own);
}
