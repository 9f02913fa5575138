/** Cases out, answers back, for an office without an API. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkages, outbox } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { openCastPortal } from "../../test/cast-portal";
import { finding, ownRecord, type Reporter, reporter } from "../../test/reported-case";
import { takeResidentStep } from "../corrections/case.server";
import { downloadCases, uploadAnswers } from "./institution-csv.server";
import type { InstitutionStep } from "./institution-step.server";

let opened: TestDatabase;
let at: Date;
let report: Reporter;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
  report = reporter(opened, at);
});
afterAll(() => opened.close());

const upload = (institutionId: string, text: string) =>
  uploadAnswers(institutionId, new TextEncoder().encode(text), at);

test("out, filled in, back: each line is taken or refused by itself, and the same file again changes nothing", async () => {
  const [one, two] = [await report("twin-without-record", "tax-income"), await report("daughter", "tax-income")];
  const header = (await downloadCases(one.institutionId, at)).split("\n")[0]?.replace("\uFEFF", "").split(",") ?? [];
  expect(header).toEqual(expect.arrayContaining(["case", "version", "details", "registerKanji", "event", "reason"]));
  const file = [
    "case,version,event,finding,reason,cause",
    `${one.caseId},${(await one.row()).version},acknowledge,,,`,
    `${two.caseId},1,acknowledge,,,`,
    `${two.caseId},${(await two.row()).version},,,,`,
    `${two.caseId},${(await two.row()).version},find,maybe,"よく,わからない",`,
    `${randomUUID()},1,acknowledge,,,`,
  ].join("\r\n");
  const first = await upload(one.institutionId, file);
  expect(first).toMatchObject({
    ok: true,
    report: {
      taken: 1,
      refused: 3,
      leftOut: 1,
      lines: [
        { line: 2, outcome: "taken", state: "with_institution" },
        { line: 3, outcome: "refused", problem: "stale" },
        { line: 4, outcome: "left_out" },
        { line: 5, outcome: "refused", problem: "invalid" },
        { line: 6, outcome: "refused", problem: "not_found" },
      ],
    },
  });
  const after = await one.row();
  expect(await upload(one.institutionId, file)).toEqual(first);
  expect(await one.row()).toEqual(after);
});

test("what the resident wrote never runs as a formula, and comes back as it was", async () => {
  const of = await report("latin-name", "tax-income", "something_else");
  await of.send({ event: "acknowledge" });
  await of.send({ event: "ask", question: "どこですか" });
  const { version } = await of.row();
  await takeResidentStep(of.viewing, {
    receipt: of.receipt,
    event: "answer",
    key: randomUUID(),
    version,
    text: '=HYPERLINK("x")',
  });
  const csv = await downloadCases(of.institutionId, at);
  expect(csv).toContain(`"'=HYPERLINK`);
});

test("a case of several items takes a number for each, and none takes another's", async () => {
  const of = await report("daughter", "vaccination", "another_person", ["screening"]);
  for (const step of [
    { event: "acknowledge" },
    finding("mislinkage"),
    { event: "start_correction" },
  ] as InstitutionStep[])
    await of.send(step);
  const { kanji } = ownRecord("daughter", "");
  const details = "vaccine: みほんワクチン\n\nscreening.examined_on: 令和7年10月1日";
  const line = async (number: string, told = details) =>
    `case,version,scheme,parts,event,kanji,number,recordDetails\n${of.caseId},${(await of.row()).version},vaccination,screening,verify,${kanji},${number},"${told}"\n`;
  expect(await upload(of.institutionId, await line("71 72", "examined_on: 令和7年10月1日"))).toMatchObject({
    report: { lines: [{ outcome: "refused", problem: "invalid", detail: expect.stringContaining("examined_on") }] },
  });
  expect(await upload(of.institutionId, await line("71"))).toMatchObject({
    report: { lines: [{ outcome: "refused", problem: "invalid", detail: expect.stringContaining("number") }] },
  });
  expect(await upload(of.institutionId, await line("71 72"))).toMatchObject({
    report: { lines: [{ outcome: "taken", state: "viewing_resumed" }] },
  });
  const rows = await opened.db.select().from(linkages).where(eq(linkages.residentId, of.viewing.subject));
  expect(
    ["vaccination", "screening"].map((scheme) => rows.find(({ schemeId }) => schemeId === scheme)?.recordNumber),
  ).toEqual(["71", "72"]);
  expect(
    ["vaccination", "screening"].map((scheme) => rows.find(({ schemeId }) => schemeId === scheme)?.recordDetails),
  ).toEqual([[{ key: "vaccine", value: "みほんワクチン" }], [{ key: "examined_on", value: "令和7年10月1日" }]]);
});

test("tells what the resident objected to, and takes what only some findings need", async () => {
  const of = await report("all-right", "tax-income");
  await of.send({ event: "acknowledge" });
  await of.send(finding("no_error"));
  await takeResidentStep(of.viewing, {
    receipt: of.receipt,
    event: "dispute",
    key: randomUUID(),
    version: (await of.row()).version,
    text: "まだちがいます",
  });
  expect(await downloadCases(of.institutionId, at)).toContain("まだちがいます");
  await of.send({ event: "acknowledge" });
  const file = `case,version,event,finding,reason,cause,counterpartNumber\n${of.caseId},${(await of.row()).version},find,mislinkage,とりちがえました,swapped_pair,no-such-number\n`;
  expect(await upload(of.institutionId, file)).toMatchObject({ report: { taken: 1 } });
  const sent = await opened.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.residentId, of.viewing.subject), eq(outbox.topic, "counterpart_found")));
  expect(sent.map(({ payload }) => payload["recordNumber"])).toContain("no-such-number");
});

test.each([
  ["no header that is ours", "a,b\n1,2", "columns missing: case, version, event"],
  ["a header without one of ours, and no lines", "case,version\n", "columns missing: event"],
  ["an empty file", "", "columns missing"],
  ["a quote that never ends", 'case,version,event\n"x', "not readable"],
])("%s: nothing is taken", async (_, text, detail) => {
  expect(await upload("mihon-zei", text)).toEqual({ ok: false, detail: expect.stringContaining(detail) });
});

test("saved in Shift_JIS, as spreadsheets like to: refused, so that nobody reads broken signs", async () => {
  // "理由" in Shift_JIS.
  const file = Buffer.concat([
    Buffer.from("case,version,event,reason\nx,1,reject,"),
    Buffer.from([0x97, 0x9d, 0x97, 0x52]),
    Buffer.from("\n"),
  ]);
  expect(await uploadAnswers("mihon-zei", file, at)).toEqual({ ok: false, detail: expect.stringContaining("UTF-8") });
});
