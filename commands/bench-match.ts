/**
 * `npm run bench:match`: the comparison engine beside a plain matcher and a public parser, and whole inspections, in
 * one run with the answers checked.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { addressPairs } from "./evaluation/address-pairs";
import { Draw } from "./evaluation/pairs";
import { inspectPopulation, type InspectionFigures } from "./bench-match/inspection";
import { writePairs } from "./bench-match/pair-file";
import { beside } from "./bench-match/parser";
import { BenchThreads, type Measured } from "./bench-match/threads";
import { startPostgres } from "./postgres";

const string = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    pairs: { ...string, default: "1000000" },
    records: { ...string, default: "100000,1000000" },
    seed: { ...string, default: "2023" },
  },
});
const ROUNDS = 3;
/** What the plain matcher cannot find different is planted; what the engine must never call the same. */
const MISLINKAGES = ["same_name_and_birthday", "twin", "parent_child", "row_off", "lost_zero"];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Shares of the answers that are wrong: planted mislinkages that pass, and people who are themselves but do not. */
function mistakes({ counts }: Measured): string {
  const of = (isKind: (kind: string) => boolean, isAnswer: (answer: string) => boolean) =>
    Object.entries(counts)
      .filter(([key]) => isKind(key.split(" ")[0] ?? "") && isAnswer(key.split(" ")[1] ?? ""))
      .reduce((sum, [, count]) => sum + count, 0);
  const isMislinkage = (kind: string) => MISLINKAGES.includes(kind);
  const isOwn = (kind: string) => kind === "as_in_register" || kind === "notation" || kind === "earlier_address";
  const agrees = (answer: string) => answer === "same" || answer === "notation";
  const missed = of(isMislinkage, agrees);
  const alarms = of(isOwn, (answer) => !agrees(answer)) / of(isOwn, () => true);
  return `mislinkages missed ${missed} of ${of(isMislinkage, () => true)}, false alarms ${(100 * alarms).toFixed(3)} %`;
}

/** The contenders take turns, so that whatever else the machine does meets all of them. */
async function benchPairs(file: string): Promise<number> {
  const [one, all] = [await BenchThreads.start(1), await BenchThreads.start(availableParallelism())];
  const contenders = [
    { name: "engine over bytes, one core", threads: one, matcher: "engineOverBytes" },
    { name: `engine over bytes, ${availableParallelism()} cores`, threads: all, matcher: "engineOverBytes" },
    { name: "engine over text, one core", threads: one, matcher: "engineOverText" },
    { name: "NFKC and regular expressions, one core", threads: one, matcher: "nfkcAndRegex" },
  ];
  const rounds = contenders.map((): Measured[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { threads, matcher }] of contenders.entries()) rounds[i]?.push(await threads.run(file, matcher));
  }
  await Promise.all([one.stop(), all.stop()]);
  say(`\nWhole persons, from file to verdict (${values.pairs} pairs, median of ${ROUNDS} rounds)`);
  for (const [i, { name }] of contenders.entries()) {
    const measured = rounds[i] ?? [];
    const last = measured.at(-1);
    say(
      `  ${name.padEnd(40)} ${median(measured.map(({ pairsPerSecond }) => pairsPerSecond))
        .toLocaleString("en")
        .padStart(10)} pairs/s   ${last ? mistakes(last) : ""}`,
    );
  }
  return median((rounds[0] ?? []).map(({ pairsPerSecond }) => pairsPerSecond));
}

async function benchParser(wholePersons: number): Promise<void> {
  const { pairs, parserPairsPerSecond, rulesPairsPerSecond, parserFalseAlarms, rulesFalseAlarms } = await beside(
    addressPairs(new Draw(Number(values.seed))),
  );
  say(`\nOne address in two notations (${pairs} pairs, offline, one core)`);
  say(
    `  @geolonia/normalize-japanese-addresses   ${parserPairsPerSecond.toLocaleString("en").padStart(10)} pairs/s   called apart ${parserFalseAlarms}`,
  );
  say(
    `  the address rules                        ${rulesPairsPerSecond.toLocaleString("en").padStart(10)} pairs/s   called apart or doubted ${rulesFalseAlarms}`,
  );
  say(`  whole persons over bytes to the parser's addresses: ${Math.round(wholePersons / parserPairsPerSecond)} to 1`);
}

function sayInspection({
  records,
  seconds,
  recordsPerSecond,
  peakMemoryMb,
  planted,
  falseAlarms,
}: InspectionFigures): void {
  say(
    `\ninspect, ${records.toLocaleString("en")} records: ${seconds} s, ${recordsPerSecond.toLocaleString("en")} records/s, peak memory ${peakMemoryMb} MB`,
  );
  for (const [kind, { records: count, flagged }] of Object.entries(planted).sort()) {
    const isMislinkage = MISLINKAGES.includes(kind);
    say(
      `  ${kind.padEnd(26)} ${String(flagged).padStart(8)} of ${String(count).padStart(8)} flagged${isMislinkage ? `   recall ${((100 * flagged) / count).toFixed(1)} %` : ""}`,
    );
  }
  say(`  nothing planted            ${String(falseAlarms).padStart(8)} flagged`);
}

async function benchInspections(folder: string): Promise<void> {
  const server = await startPostgres();
  if ("missing" in server) return say(`\ninspect was not measured: ${server.missing}`);
  try {
    for (const records of values.records.split(",").map(Number))
      sayInspection(await inspectPopulation(records, path.join(folder, String(records)), server.url));
  } finally {
    await server.stop();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "himozuke-bench-"));
try {
  const file = path.join(folder, "pairs.tsv");
  writePairs(file, Number(values.pairs), Number(values.seed));
  const wholePersons = await benchPairs(file);
  await benchParser(wholePersons);
  await benchInspections(folder);
} finally {
  rmSync(folder, { recursive: true });
}
