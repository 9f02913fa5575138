/**
 * The CSV round trip for offices that work with a spreadsheet: open cases out, answers in, and a report line by line.
 */
import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { findInstitutionCase, type InstitutionCase, listInstitutionCases } from "./institution-case.server";
import { institutionStep, takeInstitutionStep } from "./institution-step.server";

const TOLD = [
  "case",
  "version",
  "receipt",
  "scheme",
  "parts",
  "kind",
  "state",
  "steps",
  "dueAt",
  "details",
  "answers",
  "objections",
] as const;
const REGISTER = [
  "registerKanji",
  "registerKana",
  "registerBirthDate",
  "registerSex",
  "registerAddress",
  "reference",
] as const;
/** To be filled in by the office. */
const ASKED = [
  "event",
  "question",
  "finding",
  "reason",
  "cause",
  "consentedOn",
  "counterpartNumber",
  "result",
  "kanji",
  "kana",
  "birthDate",
  "sex",
  "address",
  "number",
  "recordDetails",
] as const;

const taken = z.object({
  line: z.int(),
  case: z.string(),
  outcome: z.literal("taken"),
  state: z.string(),
  version: z.int(),
});
const refused = z.object({
  line: z.int(),
  case: z.string(),
  outcome: z.literal("refused"),
  problem: z.string(),
  detail: z.string().nullable(),
});
const left = z.object({ line: z.int(), case: z.string(), outcome: z.literal("left_out") });

export const csvReport = z
  .object({
    taken: z.int(),
    refused: z.int(),
    leftOut: z.int(),
    lines: z.array(z.discriminatedUnion("outcome", [taken, refused, left])),
  })
  .meta({ id: "AnswersReport", description: "Lines count from 1, the header row." });
export type CsvReport = z.infer<typeof csvReport>;
type Line = CsvReport["lines"][number];

/** @returns UTF-8 with a byte order mark, so that spreadsheets read the Japanese; each case's look is noted */
export async function downloadCases(institutionId: string, at: Date): Promise<string> {
  const rows: Record<string, string>[] = [];
  for (let after: string | undefined; ;) {
    const page = await listInstitutionCases(institutionId, after, at);
    for (const { id } of page.cases) {
      const found = await findInstitutionCase(institutionId, id, at);
      if (found) rows.push(rowOf(found));
    }
    if (!page.next) break;
    after = page.next;
  }
  // What a resident wrote must not run as a formula in the office's spreadsheet.
  return stringify(rows, { bom: true, header: true, columns: [...TOLD, ...REGISTER, ...ASKED], escape_formulas: true });
}

function rowOf(found: InstitutionCase): Record<string, string> {
  const { resident, items } = found;
  return {
    case: found.id,
    version: String(found.version),
    receipt: found.receipt,
    scheme: found.scheme,
    parts: found.parts.join(" "),
    kind: found.kind,
    state: found.state,
    steps: found.steps.join(" "),
    dueAt: found.dueAt ?? "",
    details: found.details,
    answers: found.answers.join("\n"),
    objections: found.objections.join("\n"),
    registerKanji: resident.kanji,
    registerKana: resident.kana,
    registerBirthDate: resident.birthDate,
    registerSex: resident.sex ?? "",
    registerAddress: resident.address,
    reference: items.map(({ reference }) => reference).join(" "),
  };
}

export type CsvAnswers = { ok: true; report: CsvReport } | { ok: false; detail: string };

/**
 * Takes each line as a step of its own. The same file again gets the same report and changes nothing: a line's key is
 * made of its content.
 */
export async function uploadAnswers(institutionId: string, file: Uint8Array, at: Date): Promise<CsvAnswers> {
  const text = decode(file);
  if (text === undefined) return { ok: false, detail: "not UTF-8: save the file as CSV UTF-8" };
  const rows = parseRows(text);
  if (typeof rows === "string") return { ok: false, detail: rows };
  const lines: Line[] = [];
  for (const { row, line } of rows) lines.push(await takeLine(institutionId, row, line, at));
  const count = (outcome: Line["outcome"]) => lines.filter((one) => one.outcome === outcome).length;
  return { ok: true, report: { taken: count("taken"), refused: count("refused"), leftOut: count("left_out"), lines } };
}

/** A spreadsheet that saves in Shift_JIS would have residents read broken signs. */
function decode(file: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}

type Row = Record<string, string>;
const NEEDED = ["case", "version", "event"];

/** @returns the rows, or what is wrong with the whole file */
function parseRows(text: string): { row: Row; line: number }[] | string {
  try {
    let missing = NEEDED;
    const columns = (header: string[]) => {
      missing = NEEDED.filter((name) => !header.includes(name));
      return header;
    };
    const records = parse(text, {
      bom: true,
      columns,
      trim: true,
      skip_empty_lines: true,
      info: true,
      relax_column_count: true,
    }) as { record: Row; info: { lines: number } }[];
    return missing.length > 0
      ? `columns missing: ${missing.join(", ")}`
      : records.map(({ record: row, info: { lines: line } }) => ({ row, line }));
  } catch (error) {
    return error instanceof Error && "code" in error
      ? `not readable as CSV: ${String(error.code)}`
      : "not readable as CSV";
  }
}

async function takeLine(institutionId: string, row: Row, line: number, at: Date): Promise<Line> {
  const id = row["case"] ?? "";
  if (!row["event"]) return { line, case: id, outcome: "left_out" };
  const refuse = (problem: string, detail?: string): Line => ({
    line,
    case: id,
    outcome: "refused",
    problem,
    detail: detail ?? null,
  });
  const version = Number(row["version"]);
  if (!Number.isInteger(version)) return refuse("invalid", "version: a whole number");
  const step = institutionStep.safeParse(stepOf(row));
  if (!step.success)
    return refuse("invalid", step.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  if (!hasNumberOfEach(row)) return refuse("invalid", "number: one for each of scheme and parts, with spaces between");
  const key = createHash("sha256")
    .update(JSON.stringify([id, version, step.data]))
    .digest("hex");
  const result = await takeInstitutionStep({ institutionId, caseId: id, step: step.data, version, key, at });
  if (!result.ok) return refuse(result.reason, "detail" in result ? result.detail : undefined);
  return {
    line,
    case: id,
    outcome: "taken",
    state: String(result.answer["state"]),
    version: Number(result.answer["version"]),
  };
}

/**
 * Empty cells are left out; the record of `verify` stands in columns of its own, with a number for each item of the
 * case.
 */
function stepOf(row: Row): Record<string, unknown> {
  const filled = Object.fromEntries(
    ["event", "question", "finding", "reason", "cause", "consentedOn", "counterpartNumber", "result"].flatMap((name) =>
      row[name] ? [[name, unescaped(row[name])]] : [],
    ),
  );
  if (row["event"] !== "verify") return filled;
  const cell = (name: string) => (row[name] ? unescaped(row[name]) : null);
  const record = {
    kanji: cell("kanji"),
    kana: cell("kana"),
    birthDate: cell("birthDate"),
    sex: cell("sex"),
    address: cell("address"),
    number: cell("number"),
  };
  const hasRecord = [...Object.values(record), cell("recordDetails")].some((value) => value !== null);
  const schemes = [row["scheme"] ?? "", ...(row["parts"] ?? "").split(" ").filter(Boolean)];
  const details = detailsOf(cell("recordDetails") ?? "", schemes);
  const numbers = schemes.length > 1 ? (record.number ?? "").split(/\s+/u) : [record.number];
  return {
    event: "verify",
    records: schemes.map((scheme, index) => ({
      scheme,
      record: hasRecord
        ? { ...record, number: numbers[index] || null, details: details.filter((one) => one.scheme === scheme) }
        : null,
    })),
  };
}

/**
 * A line a detail: its key, a colon, its value. What is another part's names that before the key, with a stop:
 * `screening.examined_on: 令和7年10月1日`.
 */
function detailsOf(text: string, schemes: readonly string[]): { scheme: string; key: string; value: string }[] {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [before = "", ...behind] = line.split(/[:：]/u);
    const part = schemes.find((scheme) => before.trim().startsWith(`${scheme}.`));
    const key = part ? before.trim().slice(part.length + 1) : before.trim();
    return { scheme: part ?? schemes[0] ?? "", key, value: behind.join(":").trim() };
  });
}

/** No item of a case may get another item's number: each has its own, or none of them has one. */
function hasNumberOfEach(row: Row): boolean {
  const parts = (row["parts"] ?? "").split(" ").filter(Boolean);
  if (row["event"] !== "verify" || parts.length === 0 || !row["number"]) return true;
  return unescaped(row["number"]).split(/\s+/u).length === 1 + parts.length;
}

/** A spreadsheet keeps the apostrophe that held off a formula. */
function unescaped(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
