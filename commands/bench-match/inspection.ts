/**
 * `inspect` from end to end on a generated population, beside the answer key: records a second, memory, and what of the
 * planted was found.
 */
import { execFile } from "node:child_process";
import { createReadStream, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const INSTITUTION = "zenkoku-pension-1";
const run = promisify(execFile);

export interface InspectionFigures {
  records: number;
  /** From the first byte of the file to the last flag. */
  seconds: number;
  recordsPerSecond: number;
  peakMemoryMb: number;
  /** By what was planted: how many, and how many of them were flagged. */
  planted: Record<string, { records: number; flagged: number }>;
  /** Flagged though nothing was planted. */
  falseAlarms: number;
}

async function command(name: string, args: string[], databaseUrl: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DEMO: "off" };
  await run(path.join("node_modules/.bin", "tsx"), [`commands/${name}.ts`, ...args], { env });
}

async function* lines(file: string): AsyncGenerator<string[]> {
  let first = true;
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    if (!first) yield line.split(",");
    first = false;
  }
}

/** @param folder for the population's files and the inspection's, some hundreds of megabytes for a million */
export async function inspectPopulation(
  records: number,
  folder: string,
  databaseUrl: string,
): Promise<InspectionFigures> {
  await command(
    "generate",
    ["--residents", String(records), "--schemes", "pension", "--out", folder, "--replace"],
    databaseUrl,
  );
  const out = path.join(folder, "inspection");
  await command(
    "inspect",
    [path.join(folder, `${INSTITUTION}.csv`), "--institution", INSTITUTION, "--out", out, "--force"],
    databaseUrl,
  );
  const summary = JSON.parse(readFileSync(path.join(out, "summary.json"), "utf8"));
  const kinds = new Map<string, string>();
  for await (const [, , number = "", kind = ""] of lines(path.join(folder, "answer-key.csv"))) kinds.set(number, kind);
  const planted: InspectionFigures["planted"] = {};
  for (const kind of kinds.values()) (planted[kind] ??= { records: 0, flagged: 0 }).records += 1;
  let falseAlarms = 0;
  for await (const [, , , , number = ""] of lines(path.join(out, "flags.csv"))) {
    const kind = planted[kinds.get(number) ?? ""];
    if (kind) kind.flagged += 1;
    else falseAlarms += 1;
  }
  const { seconds, recordsPerSecond, peakMemoryMb } = summary;
  return { records, seconds, recordsPerSecond, peakMemoryMb, planted, falseAlarms };
}
