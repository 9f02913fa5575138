/** One batch of a file: read, looked up, compared, and written down as lines of the output files. */
import type { FileRecord } from "../../app/inspection/inspection.server";
import { type FoundLinkage, type findLinkagesOfRecords } from "../../app/inspection/inspection-lookup.server";
import { type Inspected, inspectRecord, needsFullCheck, rankOf } from "../../app/inspection/inspection";
import { type FileForm, type InspectedRow, readRows, type Row } from "./rows";
import { count, countRejection, emptyTally, type Tally } from "./tally";

/** What must be written to a linkage afterwards: a flag, or that an earlier one is no longer true. */
export interface FlagToWrite {
  line: number;
  residentId: string;
  schemeId: InspectedRow["schemeId"];
  file: Omit<FileRecord, "runId" | "institutionId">;
}

export interface InspectedBatch {
  results: string;
  rejects: string;
  /** JSON lines by rank; rank 0 for flags to be taken away. */
  flags: [rank: number, lines: string][];
  tally: Tally;
}

export interface BatchTask {
  bytes: Buffer;
  line: number;
  institutionId: string;
  form: FileForm;
  /** Lines that repeat a record, with the line that named it first. */
  duplicates: ReadonlyMap<number, number>;
}

export type Lookup = typeof findLinkagesOfRecords;

/** A cell that a spreadsheet would run as a formula is kept from it (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(...cells: (string | number)[]): string {
  return `${cells.map((cell) => csvCell(String(cell))).join(",")}\r\n`;
}

class BatchWriter {
  results = "";
  rejects = "";
  readonly tally = emptyTally();
  readonly #flags = new Map<number, string>();

  reject(line: number, rejection: Extract<Row, { rejection: unknown }>["rejection"], detail: string): void {
    countRejection(this.tally, { line, rejection, detail });
    this.rejects += csvLine(line, rejection, detail);
  }

  write(row: InspectedRow, { verdict, reasons, likelihood }: Inspected, found: FoundLinkage): void {
    const { line, schemeId, recordNumber, facts, madeHow, inquiryFacts } = row;
    const rank = likelihood ? rankOf(likelihood) : "";
    this.results += csvLine(line, schemeId, recordNumber, verdict, reasons.join(" "), rank);
    this.#count(found, { verdict, reasons, likelihood }, row);
    if (!likelihood && !found.isFlagged) return;
    const flag: FlagToWrite = {
      line,
      residentId: found.residentId,
      schemeId,
      file: { recordNumber, facts, madeHow, inquiryFacts },
    };
    this.#flags.set(
      rank || 0,
      `${this.#flags.get(rank || 0) ?? ""}${JSON.stringify({ ...flag, verdict, reasons, likelihood })}\n`,
    );
  }

  #count(found: FoundLinkage, { verdict, reasons, likelihood }: Inspected, row: InspectedRow): void {
    const origin = originOf(row, found);
    const method = origin.madeHow ?? "unknown";
    this.tally.records += 1;
    count(this.tally.verdicts, verdict);
    for (const reason of reasons) count(this.tally.reasons, reason);
    if (likelihood) count(this.tally.likelihoods, likelihood);
    count((this.tally.methods[method] ??= {}), verdict);
    if (needsFullCheck(origin)) this.tally.fullCheck += 1;
  }

  finish(): InspectedBatch {
    return { results: this.results, rejects: this.rejects, flags: [...this.#flags], tally: this.tally };
  }
}

/** How the record was linked: as the file says, otherwise as the linkage does. */
function originOf(row: InspectedRow, found: FoundLinkage) {
  return {
    schemeId: row.schemeId,
    madeHow: row.madeHow ?? found.madeHow,
    inquiryFacts: row.inquiryFacts ?? found.inquiryFacts,
  };
}

/** @returns the same for the same batch, whoever works on it and when, as long as the register does not change */
export async function inspectBatch(
  { bytes, line, institutionId, form, duplicates }: BatchTask,
  lookUp: Lookup,
): Promise<InspectedBatch> {
  const rows = [...readRows(bytes, line, form)];
  const named = rows.filter((row): row is InspectedRow => !("rejection" in row) && !duplicates.has(row.line));
  const found = await lookUp({
    institutionId,
    schemeIds: named.map(({ schemeId }) => schemeId),
    recordNumbers: named.map(({ recordNumber }) => recordNumber),
  });
  const linkagesOf = new Map(named.map((row, index) => [row.line, found[index] ?? []]));
  const writer = new BatchWriter();
  for (const row of rows) {
    const first = duplicates.get(row.line);
    if ("rejection" in row) writer.reject(row.line, row.rejection, row.detail);
    else if (first !== undefined) writer.reject(row.line, "number_twice", String(first));
    else inspectRow(writer, row, linkagesOf.get(row.line) ?? []);
  }
  return writer.finish();
}

/** Two residents linked to one record: each is compared, and one of them at least is wrong. */
function inspectRow(writer: BatchWriter, row: InspectedRow, linkages: readonly FoundLinkage[]): void {
  if (linkages.length === 0) writer.reject(row.line, "no_linkage", "");
  for (const found of linkages)
    writer.write(row, inspectRecord(found.register, row.facts, originOf(row, found)), found);
}
