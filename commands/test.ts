/** `npm test`: every check in order, stopping at the first that fails. `npm test -- types lint` runs only the steps named. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser";
import { startPostgres } from "./postgres";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  what: string;
  /** @returns the tests counted, where the step counts any */
  run(): Promise<Counts | undefined>;
}

class StepFailed extends Error {
  constructor(readonly counts?: Counts) {
    super();
  }
}

const REPORTS = "test-results";

const steps: Step[] = [
  { name: "types", what: "types", run: () => bin("tsc", "--noEmit") },
  { name: "lint", what: "lint", run: () => bin("oxlint", "--deny-warnings") },
  { name: "architecture", what: "architecture: the arrows of the house, and what nobody uses", run: checkArchitecture },
  {
    name: "unit",
    what: "unit and service tests, in the embedded database",
    run: () => vitest("unit", [], { TEST_DATABASE_URL: "" }),
  },
  { name: "postgres", what: "the same service tests against a real PostgreSQL", run: testOnPostgres },
  { name: "build", what: "production build", run: () => bin("remix", "vite:build", "--logLevel", "warn") },
  { name: "browser", what: "browser tests against the production build", run: testInBrowser },
];

async function checkArchitecture(): Promise<undefined> {
  await bin("tsx", "commands/architecture.ts");
  await bin("knip");
  // Once more without the tests, which are no users.
  await bin("knip", "--production");
}

async function vitest(report: string, files: string[], env: Record<string, string> = {}): Promise<Counts> {
  const file = path.join(REPORTS, `${report}.json`);
  const code = await command(
    "vitest",
    ["run", ...files, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    env,
  );
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = readReport(file);
  // A file that cannot even be loaded fails without a failed test.
  const counts = { passed, failed: code ? Math.max(1, numFailedTests) : 0, skipped: numPendingTests + numTodoTests };
  if (code) throw new StepFailed(counts);
  return counts;
}

async function testOnPostgres(): Promise<Counts> {
  const needsDatabase = (file: string) =>
    file.startsWith("app/services/") || readFileSync(file, "utf8").includes("/test-database");
  const files = ["app", "db"].flatMap(listTests).filter(needsDatabase);
  const server = await startPostgres();
  if ("missing" in server) return skipLoudly(files, server.missing);
  console.log(`PostgreSQL ${server.version}, started for this run`);
  try {
    return await vitest("postgres", files, { TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

function listTests(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => path.join(folder, name));
}

function skipLoudly(files: string[], reason: string): Counts {
  const frame = "!".repeat(100);
  console.log(
    `${frame}\n!! SKIPPED: the service tests did NOT run against a real PostgreSQL.\n!! ${reason}\n!! ${files.join("\n!! ")}\n${frame}`,
  );
  return { passed: 0, failed: 0, skipped: files.length };
}

async function testInBrowser(): Promise<Counts> {
  const file = path.join(REPORTS, "browser.json");
  const env = { HIMOZUKE_CHROMIUM: findBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: path.resolve(file) };
  const code = await command("playwright", ["test", "--reporter=list,json"], env);
  const { expected: passed, unexpected, flaky, skipped } = readReport(file).stats;
  const counts = { passed, failed: code ? Math.max(1, unexpected + flaky) : 0, skipped };
  if (code) throw new StepFailed(counts);
  return counts;
}

async function bin(name: string, ...args: string[]): Promise<undefined> {
  if (await command(name, args)) throw new StepFailed();
}

async function command(name: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(path.join("node_modules/.bin", name), args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const [code] = await once(child, "exit");
  return code ?? 1;
}

// oxlint-disable-next-line typescript/no-explicit-any
function readReport(file: string): any {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
    };
  }
}

function choose(names: string[]): Step[] {
  const unknown = names.filter((name) => steps.every((step) => step.name !== name));
  if (unknown.length)
    throw new Error(`no step ${unknown.join(", ")}; there are: ${steps.map(({ name }) => name).join(" ")}`);
  return names.length ? steps.filter(({ name }) => names.includes(name)) : steps;
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
function add(counts: Counts | undefined): void {
  for (const key of ["passed", "failed", "skipped"] as const) total[key] += counts?.[key] ?? 0;
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
for (const { name, what, run } of choose(process.argv.slice(2))) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(`\n=== ${name}: ${what}`);
  try {
    add(await run());
    console.log(`=== ${name}: passed in ${seconds()}`);
  } catch (error) {
    console.log(
      `=== ${name}: FAILED after ${seconds()}${error instanceof StepFailed ? "" : `: ${(error as Error).message}`}`,
    );
    add(error instanceof StepFailed && error.counts ? error.counts : { passed: 0, failed: 1, skipped: 0 });
    process.exitCode = 1;
    break;
  }
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
