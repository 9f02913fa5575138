/** The files for paper: text that can be read back, the font inside, and nothing of another person. */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signatures } from "../../../db/schema";
import type { TestDatabase } from "../../../test/test-database";
import { fileReportAs, openCastPortal, ORIGIN, signInWithCard, viewAs } from "../../../test/cast-portal";
import { person } from "../../../test/people";
import { takeResidentStep } from "../case.server";
import { type CasePaper, findCasePaper, type SignatureShown } from "./case-paper.server";
import { closingLetterPdf, letterLines, receiptPdf } from "./case-sheet.server";
import { finding, ownRecord, reporter } from "../../../test/reported-case";
import { schemeName } from "../../ui/scheme-names";
import { formatDayWithEra } from "../../ui/dates";
import { institutionName } from "../../ui/institution-name";
import { plainText } from "../../ui/phrases";
import { wordsIn } from "../../platform/i18n.server";
import { makeReceipt } from "../../platform/receipt-number";
import { identify } from "../../identity/request-identity.server";
import { CAUSES } from "../causes";
import { loader as scanned } from "../screens/case-scanned";
import { reopenableUntil } from "../correction";
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
  const attachments = (await document.getAttachments()) as Record<string, { content: Uint8Array }> | null;
  return { text, info, attachments, pages: document.numPages, tagged: (await document.getMarkInfo())?.Marked };
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
        wordsIn(language).t("cases:paper.signed.says"),
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

test("the letter of a mislinkage says why, which data, from when to when, what was done, and the last day", async () => {
  const { viewing, receipt, send, row } = await reporter(opened, at)("variant-name", "pension");
  await send({ event: "acknowledge" });
  await send(finding("mislinkage", { cause: "file_row_shift", reason: "前の行の人の記録でした" }));
  await send({ event: "start_correction" });
  await send({ event: "verify", records: [{ scheme: "pension", record: ownRecord("variant-name", "16-555019") }] });
  await send({ event: "request_log" });
  await send({ event: "report_log", result: "unknowable" });
  const { version } = await row();
  await takeResidentStep(viewing, { receipt, event: "confirm", key: crypto.randomUUID(), version });
  const closed = await findCasePaper(viewing, receipt);
  if (!closed?.row.closedAt || !closed.wrongSpan?.from) throw new Error("no closed case with its span");
  for (const language of ["ja", "en"] as const) {
    const t = wordsIn(language).getFixedT(language, "cases");
    const day = (moment: Date) => formatDayWithEra(moment, language);
    const lines = letterLines(closed, language, t);
    const institution = institutionName(closed.institution, language);
    const scheme = schemeName("pension", language);
    for (const line of [
      t("letter.reason", { institution, reason: "前の行の人の記録でした" }),
      t("letter.wrong.span", { from: day(closed.wrongSpan.from), until: day(closed.wrongSpan.until) }),
      t("letter.wrong.data", { schemes: scheme }),
      t("letter.cause.file_row_shift"),
      t("letter.leak.unknowable"),
      t("letter.again", { day: day(reopenableUntil(closed.row.closedAt)) }),
    ])
      expect(lines).toContain(line);
    for (const step of ["viewing_suspended", "correcting", "verified"])
      expect(lines.join()).toContain(plainText(t(`step.${step}.done`)));
    const { text } = await read(await closingLetterPdf(closed, language, at));
    expect(text).toContain("前の行の人の記録でした");
  }
  const late = { ...viewing, at: new Date(reopenableUntil(closed.row.closedAt).getTime() + 1) };
  const expired = await findCasePaper(late, receipt);
  const t = wordsIn("ja").getFixedT("ja", "cases");
  const day = formatDayWithEra(reopenableUntil(closed.row.closedAt), "ja");
  expect(expired && letterLines(expired, "ja", t)).toContain(t("letter.anew", { day }));
});

test("every cause has its words", () => {
  for (const language of ["ja", "en"] as const)
    for (const cause of CAUSES) expect(wordsIn(language).exists(`cases:letter.cause.${cause}`), cause).toBe(true);
});

test("a stranger gets no paper of it", async () => {
  expect(await findCasePaper(await viewAs("daughter", { at }), paper.row.receipt)).toBeUndefined();
});

test.each([
  ["髙邉﨑", "髙邉﨑"],
  ["𠮷田", "𠮷田"],
  ["葛\u{E0100}飾", "葛飾"],
  ["Nguyễn Thị Ánh", "Nguyễn Thị Ánh"],
  ["Łukasz Wałęsa, Özgür Şahin", "Łukasz Wałęsa, Özgür Şahin"],
  ["Дмитрий", "Дмитрий"],
  ["김", "〓"],
  ["とても長い𠮷".repeat(40), "とても長い𠮷".repeat(40)],
])("%s is drawn as %s, and stays what it is", async (written, drawn) => {
  const sheet = new Sheet({ title: "字", language: "ja", size: 11, footer: (page, pages) => `${page}/${pages}` });
  sheet.title(written);
  sheet.paragraph(written);
  const file = await sheet.finish();
  const { text } = await read(file);
  expect(text.replaceAll(" ", "")).toContain((drawn + drawn).replaceAll(" ", ""));
  const meant = Buffer.from(`\uFEFF${written}`, "utf16le").swap16();
  expect(file.includes("/ActualText")).toBe(drawn !== written);
  if (drawn !== written) expect(file.includes(meant)).toBe(true);
});

test("long texts run over to further pages", async () => {
  const sheet = new Sheet({ title: "字", language: "ja", size: 11, footer: (page, pages) => `${page}/${pages}` });
  for (let line = 1; line <= 80; line++) sheet.paragraph(`${line}行めです。`);
  const { text, pages } = await read(await sheet.finish());
  expect(text).toContain("80行めです。");
  expect(pages).toBeGreaterThan(1);
  expect(text).toContain(`${pages}/${pages}`);
});

test("what was signed is in the file byte for byte, under the hash that the challenge holds", async () => {
  const details = "𠮷田の葛\u{E0100}と  김さん\n😀";
  const content = JSON.stringify({ ...JSON.parse(paper.signature?.content ?? "{}"), details });
  const digest = createHash("sha256").update(content).digest("hex");
  const signature = { ...paper.signature, content, digest } as SignatureShown;
  const file = await receiptPdf({ ...paper, signature }, "ja", at);
  const { attachments, text } = await read(file);
  expect(Object.values(attachments ?? {}).map((each) => sha256(each.content))).toEqual([digest]);
  expect(text.replace(/\s/g, "")).toContain(digest);
  expect(paper.signature?.digest).toBe(sha256(Buffer.from(paper.signature?.content ?? "")));
  const [row] = await opened.db
    .select({ challenge: signatures.challenge })
    .from(signatures)
    .where(eq(signatures.signatureId, paper.row.signatureId ?? ""));
  expect(
    Buffer.from(row?.challenge ?? "", "base64url")
      .subarray(32)
      .toString("hex"),
  ).toBe(paper.signature?.digest);
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("who opens a paper's QR code", () => {
  const scan = async (key: string, receipt: string) => {
    const token = await signInWithCard(key, { at });
    const request = new Request(`${ORIGIN}/me/cases/${receipt}/scanned`, { headers: { cookie: `himozuke=${token}` } });
    const context = { ...identify(request), nonce: "", remote: "" };
    const args = { request, params: { viewer: "me", receipt }, context } as unknown as Parameters<typeof scanned>[0];
    return Promise.resolve(scanned(args)).catch((thrown: unknown) => thrown);
  };

  test("goes on to the own case", async () => {
    const answer = await scan("wrong-insurance", paper.row.receipt);
    expect((answer as Response).headers.get("Location")).toBe(`/me/cases/${paper.row.receipt}`);
    expect(paper.url).toBe(`${ORIGIN}/me/cases/${paper.row.receipt}/scanned`);
  });

  test("is told the same of another's number and of one that nobody has", async () => {
    const answers = [await scan("daughter", paper.row.receipt), await scan("daughter", makeReceipt(at, 9999))];
    expect(answers).toEqual([{ viewer: "me" }, { viewer: "me" }]);
  });
});
