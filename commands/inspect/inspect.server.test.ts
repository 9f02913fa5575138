import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StartError } from "../../db/client";
import { generatePopulation } from "../population/population";
import { inspectionRuns, linkages } from "../../db/schema";
import { openTestDatabase, type TestDatabase } from "../../test/test-database";
import { provideDatabase } from "../../app/platform/database.server";
import { type InspectionRequest, inspectFile } from "./run";
import type { InspectionSummary } from "./summary";

const INSTITUTION = "zenkoku-pension-1";
const RESIDENTS = 400;
const MISLINKAGES = ["same_name_and_birthday", "twin", "parent_child", "row_off", "lost_zero"];

let opened: TestDatabase;
let folder: string;
beforeAll(async () => {
  opened = await openTestDatabase();
  provideDatabase(opened.db);
  folder = mkdtempSync(path.join(tmpdir(), "himozuke-inspect-"));
  await generatePopulation(opened, {
    residents: RESIDENTS,
    seed: 5,
    mislinked: 0.1,
    out: folder,
    schemeIds: ["pension"],
    replace: false,
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await opened.close();
});

function request(out: string, changes: Partial<InspectionRequest> = {}): InspectionRequest {
  const file = path.join(folder, `${INSTITUTION}.csv`);
  const asked = {
    file,
    institutionId: INSTITUTION,
    schemeId: undefined,
    encoding: undefined,
    survey: null,
    resume: false,
    force: false,
    batchBytes: 8 * 1024,
  };
  return { ...asked, out: path.join(folder, out), ...changes };
}

function inspect(
  asked: InspectionRequest,
  isStopped: () => boolean = () => false,
): Promise<InspectionSummary | undefined> {
  return inspectFile(asked, { databaseUrl: undefined, opened }, isStopped);
}

async function finished(asked: InspectionRequest): Promise<InspectionSummary> {
  const summary = await inspect(asked);
  if (!summary) throw new Error("stopped though nobody asked for it");
  return summary;
}

function read(out: string, name: string): string {
  return readFileSync(path.join(folder, out, name), "utf8");
}

function rows(text: string): string[][] {
  return text
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(","));
}

/** A small file of its own: three records of the population, in whatever form the test gives them. */
function writeFile(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function originalRows(count: number): string[] {
  return readFileSync(path.join(folder, `${INSTITUTION}.csv`), "utf8")
    .split("\r\n")
    .slice(0, count + 1);
}

describe("a whole file", () => {
  let summary: InspectionSummary;
  beforeAll(async () => {
    summary = await finished(request("whole"));
  });

  test("every record is in the results once, in the order of the file", () => {
    expect(rows(read("whole", "results.csv")).map(([line]) => Number(line))).toEqual(
      Array.from({ length: RESIDENTS }, (_, i) => i + 2),
    );
    expect(summary.records).toBe(RESIDENTS);
    expect(Object.values(summary.verdicts).reduce((sum, count) => sum + count, 0)).toBe(RESIDENTS);
  });

  test("every planted mislinkage is flagged, and nothing of those in which nothing was planted", () => {
    const planted = new Map(rows(read(".", "answer-key.csv")).map(([, , number, kind]) => [number, kind ?? ""]));
    const flagged = rows(read("whole", "flags.csv")).map(([, , , , number]) => number);
    const mislinked = [...planted].filter(([, kind]) => MISLINKAGES.includes(kind)).map(([number]) => number);
    expect(mislinked.length).toBeGreaterThan(20);
    expect(flagged).toEqual(expect.arrayContaining(mislinked));
    expect(flagged.filter((number) => !planted.has(number))).toEqual([]);
  });

  test("the likeliest to be real come first", () => {
    const ranks = rows(read("whole", "flags.csv")).map(([rank]) => Number(rank));
    expect(ranks.length).toBeGreaterThan(20);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test("the flags stand with their linkages, with the facts of the file", async () => {
    const found = await opened.db
      .select()
      .from(linkages)
      .where(and(eq(linkages.institutionId, INSTITUTION), isNotNull(linkages.inspectionFlag)));
    const flags = rows(read("whole", "flags.csv"));
    expect(new Set(found.map(({ recordNumber }) => recordNumber))).toEqual(
      new Set(flags.map(([, , , , number]) => number)),
    );
    expect(summary.flags).toEqual({ flagged: flags.length });
  });

  test("the run is kept with its counts, and no file of facts is left behind", async () => {
    const [run] = await opened.db.select().from(inspectionRuns).where(eq(inspectionRuns.runId, summary.run));
    expect(run?.summary).toMatchObject({ records: RESIDENTS });
    expect(readdirSync(path.join(folder, "whole")).sort()).toEqual([
      "flags.csv",
      "rejects.csv",
      "report.html",
      "results.csv",
      "summary.json",
    ]);
  });

  test("the report is whole by itself and names nobody", () => {
    const report = read("whole", "report.html");
    expect(report).toContain("<svg");
    expect(report).not.toMatch(/<script|src=|url\(|@import/);
    for (const row of originalRows(50).slice(1)) expect(report).not.toContain(row.split(",")[2]);
  });

  test("inspected again, nothing changes", async () => {
    expect((await finished(request("again"))).flags).toEqual({ unchanged: summary.flags["flagged"] });
    expect(read("again", "results.csv")).toBe(read("whole", "results.csv"));
  });

  test.each([1, 2, 5])("stopped after %i looks and resumed again and again, it gives the same", async (looks) => {
    const out = `stopped-${looks}`;
    const stopping = () => {
      let left = looks;
      return () => left-- <= 0;
    };
    let stops = 0;
    let resumed = await inspect(request(out), stopping());
    for (; !resumed && stops < 100; stops++)
      resumed = await inspect(request(out, { resume: true }), stops < 6 ? stopping() : undefined);
    expect(stops).toBeGreaterThan(0);
    for (const name of ["results.csv", "flags.csv", "rejects.csv"]) expect(read(out, name)).toBe(read("whole", name));
    expect(resumed).toMatchObject({ records: summary.records, verdicts: summary.verdicts, reasons: summary.reasons });
  });
});

test("killed in the middle of writing, it goes on from its checkpoint and gives the same", async () => {
  let looks = 3;
  await inspect(request("killed"), () => looks-- <= 0);
  appendFileSync(path.join(folder, "killed", "results.csv"), "half a li");
  appendFileSync(path.join(folder, "killed", "parts", "2.jsonl"), '{"line":');
  writeFileSync(path.join(folder, "killed", "parts", "13.jsonl"), '{"line":');
  const summary = await finished(request("killed", { resume: true }));
  const whole = await finished(request("unhurt"));
  for (const name of ["results.csv", "flags.csv"]) expect(read("killed", name)).toBe(read("unhurt", name));
  expect(summary.verdicts).toEqual(whole.verdicts);
});

describe("what cannot be read is refused by line, and the rest goes on", () => {
  test("columns, dates, numbers, quotation marks", async () => {
    const [header = "", one = "", two = "", three = ""] = originalRows(3);
    const [scheme, number] = two.split(",");
    const bad = [
      header,
      one,
      "pension,1,2",
      `${scheme},${number},例,レイ,1990-02-31,M,例町1,,`,
      `${scheme},${number},例,レイ,28.2.10,M,例町1,,`,
      "horoscope,1,例,レイ,1990-02-01,M,例町1,,",
      "pension,none-such,例,レイ,1990-02-01,M,例町1,,",
      one,
      "",
      three,
    ];
    const summary = await finished(request("bad", { file: writeFile("bad.csv", `${bad.join("\n")}\n`) }));
    expect(rows(read("bad", "rejects.csv"))).toEqual([
      ["3", "column_count", "3/9"],
      ["4", "impossible_date", ""],
      ["5", "era_missing", ""],
      ["6", "unknown_scheme", ""],
      ["7", "no_linkage", ""],
      ["8", "number_twice", "2"],
    ]);
    expect([summary.records, summary.rejected]).toEqual([2, 6]);
  });

  test.each<[string, (csv: string) => string | Buffer]>([
    ["a byte order mark", (csv) => `\uFEFF${csv}`],
    ["line feeds alone", (csv) => csv.replaceAll("\r\n", "\n")],
    ["quotation marks around everything", (csv) => csv.replace(/[^,\r\n]+/gu, '"$&"')],
    ["no line end at the end", (csv) => csv.trimEnd()],
    [
      "other names and another order of columns",
      (csv) => csv.replace(/^[^\r]+/u, "制度,記号番号,氏名,氏名カナ,生年月日,性別,住所,紐付け方法,照会項目"),
    ],
  ])("%s changes nothing", async (name, change) => {
    const csv = `${originalRows(60).join("\r\n")}\r\n`;
    await finished(request(`${name}-before`, { file: writeFile(`${name}-before.csv`, csv) }));
    const summary = await finished(request(name, { file: writeFile(`${name}.csv`, change(csv)) }));
    expect(summary.rejected).toBe(0);
    expect(read(name, "results.csv")).toBe(read(`${name}-before`, "results.csv"));
  });

  test("CP932 is told by its bytes, and a character cut in half refuses its row alone", async () => {
    const number = originalRows(1)[1]?.split(",")[1] ?? "";
    const next = originalRows(2)[2]?.split(",")[1] ?? "";
    const head = Buffer.from("scheme,record_number,name_kanji,name_kana,birth_date,sex,address\r\n");
    // 例, レイ and 例町1 in CP932; the last row ends in half a character.
    const facts = Buffer.concat([
      Buffer.from([0x97, 0xe1, 0x2c, 0x83, 0x8c, 0x83, 0x43]),
      Buffer.from(",1990-01-02,M,"),
      Buffer.from([0x97, 0xe1, 0x92, 0xac, 0x31]),
    ]);
    const row = (of: string, end: Buffer) => Buffer.concat([Buffer.from(`pension,${of},`), facts, end]);
    const file = writeFile(
      "cp932.csv",
      Buffer.concat([head, row(number, Buffer.from("\r\n")), row(next, Buffer.from([0x97, 0x0d, 0x0a]))]),
    );
    const summary = await finished(request("cp932", { file }));
    expect(summary.encoding).toBe("cp932");
    expect(rows(read("cp932", "results.csv")).map(([line]) => line)).toEqual(["2"]);
    expect(rows(read("cp932", "rejects.csv"))).toEqual([["3", "encoding", "address"]]);
  });

  test("one row in a broken encoding makes no other of the file", async () => {
    const [head = "", ...whole] = originalRows(20).map((row) => Buffer.from(`${row}\r\n`));
    const broken = Buffer.concat([
      Buffer.from("pension,1,"),
      Buffer.from([0xe4, 0xbe]),
      Buffer.from(",レイ,1990-01-02,M,例町1,,\r\n"),
    ]);
    const file = writeFile("half.csv", Buffer.concat([Buffer.from(head), broken, ...whole]));
    const summary = await finished(request("half", { file }));
    expect(summary).toMatchObject({ encoding: "utf-8", rejected: 1 });
    expect(rows(read("half", "rejects.csv"))).toEqual([["2", "encoding", "kanji"]]);
  });

  test("a cell that a spreadsheet would run stands in no file as such", async () => {
    const file = writeFile(
      "formula.csv",
      "scheme,record_number,name_kanji,birth_date,sex,address\r\npension,=1+1,例,1990-01-02,M,例町1\r\n",
    );
    await finished(request("formula", { file }));
    for (const name of ["results.csv", "rejects.csv", "flags.csv"])
      expect(read("formula", name)).not.toMatch(/(^|,)"?[=+@-]/m);
  });
});

describe("what nothing can be done with is said before anything is written", () => {
  test.each<[string, Partial<InspectionRequest>, RegExp]>([
    ["no such institution", { institutionId: "nobody" }, /no institution nobody/],
    ["no such file", { file: "nowhere.csv" }, /cannot be read/],
    ["nothing to resume", { resume: true }, /no stopped inspection/],
  ])("%s", async (name, changes, expected) => {
    await expect(inspect(request(name, changes))).rejects.toThrow(expected);
  });

  test("a column missing", async () => {
    const file = writeFile("columns.csv", "scheme,name_kanji\r\n");
    await expect(inspect(request("columns", { file }))).rejects.toThrow(/record_number/);
  });

  test("results of another inspection are not written over, and not taken for a stopped one", async () => {
    await finished(request("kept"));
    await expect(inspect(request("kept"))).rejects.toThrow(StartError);
    await inspect(request("other"), () => true);
    await expect(inspect(request("other", { resume: true, schemeId: "vaccination" }))).rejects.toThrow(
      /not those of the inspection/,
    );
  });
});
