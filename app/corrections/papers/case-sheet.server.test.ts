/** The files for paper: text that can be read back, the font inside, and nothing of another person. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestDatabase } from "../../../test/test-database";
import { fileReportAs, openCastPortal, viewAs } from "../../../test/cast-portal";
import { person } from "../../../test/people";
import { takeResidentStep } from "../case.server";
import { type CasePaper, findCasePaper } from "./case-paper.server";
import { closingLetterPdf, receiptPdf } from "./case-sheet.server";
import { Sheet } from "./sheet.server";

let opened: TestDatabase;
let paper: CasePaper;
const at = new Date();
beforeAll(async () => {
  opened = await openCastPortal();
  const viewing = await viewAs("wrong-insurance", { at });
  const receipt = await fileReportAs(viewing, "wrong-insurance", {
    scheme: "health-insurance-card",
    kind: "another_person",
  });
  const found = await findCasePaper(viewing, receipt);
  if (!found) throw new Error("no such case");
  paper = found;
});
afterAll(() => opened.close());

async function read(file: Buffer) {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => (await document.getPage(index + 1)).getTextContent()),
  );
  const text = pages.flatMap(({ items }) => items.map((item) => ("str" in item ? item.str : ""))).join("");
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  return { text, info, pages: document.numPages, tagged: (await document.getMarkInfo())?.Marked };
}

describe("a receipt", () => {
  test.each(["ja", "en"] as const)(
    "in %s: number, what was sent, the path and what was signed, as text",
    async (language) => {
      const { text, info, tagged } = await read(await receiptPdf(paper, language, at));
      for (const value of [
        paper.row.receipt,
        "花山 みほん",
        "手もとの紙とちがいます",
        paper.signature?.fingerprint.slice(0, 20) ?? "-",
        '"what":"report"',
      ])
        expect(text).toContain(value);
      expect(info).toMatchObject({ Language: language, Title: expect.stringContaining(paper.row.receipt) });
      expect(tagged).toBe(true);
      for (const value of person("wrong-insurance").neverShown) expect(text).not.toContain(value);
    },
  );

  test("its font is inside, cut down to what is used", async () => {
    const file = await receiptPdf(paper, "ja", at);
    expect(file.toString("latin1")).toContain("/FontFile2");
    expect(file.length).toBeLessThan(200_000);
  });
});

test("the closing letter says what became of it, in large print", async () => {
  const viewing = await viewAs("wrong-insurance", { at });
  const { row } = paper;
  await takeResidentStep(viewing, {
    receipt: row.receipt,
    event: "withdraw",
    key: crypto.randomUUID(),
    version: row.version,
  });
  const ended = await findCasePaper(viewing, row.receipt);
  if (!ended) throw new Error("no such case");
  const { text } = await read(await closingLetterPdf(ended, "ja", at));
  expect(text).toContain("花山 みほん さま");
  expect(text).toContain("取り下げられました");
});

test("a stranger gets no paper of it", async () => {
  expect(await findCasePaper(await viewAs("daughter", { at }), paper.row.receipt)).toBeUndefined();
});

test("characters: variants that the font has stay, selectors go, what it lacks is marked; long texts run over to further pages", async () => {
  const sheet = new Sheet({ title: "字", language: "ja", size: 11, footer: (page, pages) => `${page}/${pages}` });
  sheet.title("髙邉﨑 葛\u{E0100}飾 𠮷田");
  for (let line = 1; line <= 80; line++) sheet.paragraph(`${line}行めです。`);
  const { text, pages } = await read(await sheet.finish());
  expect(text).toContain("髙邉﨑 葛飾 〓田");
  expect(text).toContain("80行めです。");
  expect(pages).toBeGreaterThan(1);
  expect(text).toContain(`${pages}/${pages}`);
});
