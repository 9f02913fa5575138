/**
 * The last part of an inspection: the list of flags in the order of their likelihood, and the flags written to the
 * linkages.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Inspected } from "../../app/inspection/inspection";
import type { FlagOutcome } from "../../app/inspection/inspection.server";
import { type InspectionRun, writeFlag } from "../../app/inspection/inspection-run.server";
import { csvLine, type FlagToWrite } from "./inspect-batch";
import type { Outputs } from "./outputs";

type FlagLine = FlagToWrite & Inspected;

async function* readFlags(outputs: Outputs): AsyncGenerator<{ rank: number; flag: FlagLine }> {
  for (const { rank, file } of outputs.parts()) {
    for await (const line of createInterface({ input: createReadStream(file, "utf8") }))
      yield { rank, flag: JSON.parse(line) as FlagLine };
  }
}

/** Writes flags.csv: what to look at, the likeliest to be real first; within a rank in the order of the file. */
export async function listFlags(outputs: Outputs): Promise<void> {
  const list = outputs.openLines("flags.csv");
  list.write(csvLine("rank", "likelihood", "line", "scheme", "record_number", "verdict", "reasons"));
  for await (const { rank, flag } of readFlags(outputs)) {
    if (rank > 0)
      list.write(
        csvLine(
          rank,
          flag.likelihood ?? "",
          flag.line,
          flag.schemeId,
          flag.file.recordNumber,
          flag.verdict,
          flag.reasons.join(" "),
        ),
      );
  }
  list.close();
}

/**
 * Writes the flags to the linkages, the likeliest first; writing one again changes nothing.
 * @param atOnce how many residents' transactions run side by side
 * @returns what became of them, or undefined when `isStopped` said so before the end
 */
export async function writeFlags(
  outputs: Outputs,
  run: InspectionRun,
  { atOnce, isStopped, onWritten }: { atOnce: number; isStopped(): boolean; onWritten(count: number): void },
): Promise<Partial<Record<FlagOutcome, number>> | undefined> {
  const outcomes: Partial<Record<FlagOutcome, number>> = {};
  const running = new Set<Promise<void>>();
  let written = 0;
  const write = async ({ residentId, schemeId, file }: FlagLine) => {
    const record = { ...file, runId: run.runId, institutionId: run.institutionId };
    const outcome = await writeFlag(residentId, schemeId, record, run.startedAt);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    onWritten(++written);
  };
  for await (const { flag } of readFlags(outputs)) {
    if (isStopped()) break;
    const task: Promise<void> = write(flag).finally(() => running.delete(task));
    running.add(task);
    if (running.size >= atOnce) await Promise.race(running);
  }
  await Promise.all(running);
  return isStopped() ? undefined : outcomes;
}
