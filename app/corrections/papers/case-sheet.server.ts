/** Receipt and closing letter of a case as PDF. */
import type { TFunction } from "i18next";
import { schemeName } from "../../ui/scheme-names";
import { formatDay, formatDayWithEra, formatTime } from "../../ui/dates";
import { institutionDesk, institutionName } from "../../ui/institution-name";
import type { StepKey } from "../case-timeline";
import { reopenableUntil } from "../correction";
import { outcomeKey } from "../outcome";
import { type ReportContent, reportContent } from "../report.server";
import { plainText } from "../../ui/phrases";
import { stepWords } from "../step-words";
import type { Language } from "../../platform/display";
import { wordsIn } from "../../platform/i18n.server";
import type { CasePaper } from "./case-paper.server";
import { Sheet } from "./sheet.server";

const TEXT_POINTS = 11;
const LARGE_PRINT_POINTS = 17;
/** The signed text as a file inside the file: there it can be hashed as it is. */
const SIGNED_FILE = "signed.json";

/** @param at when it is made; stands at the foot of each page */
export function receiptPdf(paper: CasePaper, language: Language, at: Date): Promise<Buffer<ArrayBuffer>> {
  const { t, words, sheet } = begin(paper, { language, at, title: "cases:print.heading", size: TEXT_POINTS });
  const { row, institution } = paper;
  sheet.qr(paper.url, t("paper.qr"));
  sheet.title(words("print.heading"));
  sheet.small(t("common:receipt.heading"));
  sheet.large(row.receipt);
  sheet.rows(sentRows(paper, language, t));
  sheet.heading(words("print.now", { day: formatDay(at, language), time: formatTime(at, language) }));
  sheet.paragraph(words(`status.${paper.status.statusKey}`, { institution: institutionName(institution, language) }));
  if (paper.hidden) sheet.paragraph(words("one.hidden"));
  sheet.paragraph(`${words("print.ask", { desk: institutionDesk(institution, language) })} ${institution.phone}`);
  writePath(sheet, paper, language, t);
  writeSignature(sheet, paper, language, t);
  return sheet.finish();
}

/** In large print: what was found, what was done, what comes now. */
export function closingLetterPdf(paper: CasePaper, language: Language, at: Date): Promise<Buffer<ArrayBuffer>> {
  const { t, words, sheet } = begin(paper, { language, at, title: "cases:letter.heading", size: LARGE_PRINT_POINTS });
  sheet.qr(paper.url, t("paper.qr"));
  sheet.title(words("letter.heading"));
  for (const line of letterLines(paper, language, t)) sheet.paragraph(line);
  sheet.rows([
    { label: t("common:receipt.heading"), value: paper.row.receipt },
    {
      label: words("letter.closedOn"),
      value: paper.row.closedAt ? formatDayWithEra(paper.row.closedAt, language) : "",
    },
  ]);
  sheet.paragraph(
    `${words("print.ask", { desk: institutionDesk(paper.institution, language) })} ${paper.institution.phone}`,
  );
  return sheet.finish();
}

/** The letter's sentences, alike on the page and in the file. */
export function letterLines(paper: CasePaper, language: Language, t: TFunction): string[] {
  const { name, row, institution } = paper;
  const names = {
    name,
    institution: institutionName(institution, language),
    scheme: schemeName(row.schemeId, language),
  };
  const found = row.finding ? outcomeKey(row.schemeId, row.kind, row.finding) : undefined;
  const isExplained = row.reason && row.state !== "withdrawn";
  return [
    t("letter.dear", names),
    t(`letter.ended.${row.state}`, names),
    ...(found ? [t(`outcome.${found}`)] : []),
    ...(isExplained ? [t("letter.reason", { ...names, reason: row.reason })] : []),
    ...leakLines(paper, language, t),
    ...lastDayLines(paper, language, t),
  ].map(plainText);
}

/** What was done with the record, in the words of the path on the screen. */
const MEASURES: readonly StepKey[] = ["viewing_suspended", "correcting", "registration_removed", "verified"];

/** Since when and until when, which data, why, what was done, and whether somebody saw it. */
function leakLines({ row, institution, wrongSpan, path }: CasePaper, language: Language, t: TFunction): string[] {
  if (row.state === "withdrawn") return [];
  const result = row.leakResult
    ? [t(`letter.leak.${row.leakResult}`, { institution: institutionName(institution, language) })]
    : [];
  if (!wrongSpan) return result;
  const until = formatDayWithEra(wrongSpan.until, language);
  const schemes = wrongSpan.schemeIds.map((id) => schemeName(id, language)).join(t("report:check.and"));
  const done = path.main.filter(({ key, state }) => state === "done" && MEASURES.includes(key));
  const measures = [...new Set(done.map(({ key }) => plainText(t(`step.${key}.done`))))];
  return [
    wrongSpan.from
      ? t("letter.wrong.span", { from: formatDayWithEra(wrongSpan.from, language), until })
      : t("letter.wrong.spanUntil", { until }),
    t("letter.wrong.data", { schemes }),
    ...(row.cause ? [t(`letter.cause.${row.cause}`)] : []),
    ...(measures.length > 0 ? [t("letter.wrong.measures", { measures: measures.join(t("letter.wrong.then")) })] : []),
    ...result,
  ];
}

function lastDayLines({ row, mayDo }: CasePaper, language: Language, t: TFunction): string[] {
  if (row.state === "withdrawn" || !row.closedAt) return [];
  const day = formatDayWithEra(reopenableUntil(row.closedAt), language);
  return [t(mayDo.includes("reopen") ? "letter.again" : "letter.anew", { day })];
}

function begin(
  paper: CasePaper,
  { language, at, title, size }: { language: Language; at: Date; title: string; size: number },
) {
  const t = wordsIn(language).getFixedT(language, "cases");
  const words = (key: string, values: Record<string, unknown> = {}) => plainText(t(key, values));
  const made = { day: formatDayWithEra(at, language), time: formatTime(at, language), receipt: paper.row.receipt };
  const footer = (page: number, pages: number) => t("paper.footer", { ...made, page, pages });
  return {
    t,
    words,
    sheet: new Sheet({ title: `${plainText(t(title))} ${paper.row.receipt}`, language, size, footer }),
  };
}

function sentRows({ row, institution, name }: CasePaper, language: Language, t: TFunction) {
  const [about, ...others] = statementRows({ ...row, scheme: row.schemeId }, language, t);
  return [
    { label: t("paper.name"), value: name },
    ...(about ? [about] : []),
    { label: t("reported.on"), value: formatDayWithEra(row.openedAt, language) },
    { label: t("report:check.to"), value: institutionDesk(institution, language) },
    ...others,
  ];
}

interface Statement extends Pick<ReportContent, "scheme" | "parts" | "kind" | "details"> {
  contact: { channel: "portal" | "phone" | "post"; value?: string };
}

/** What a report says, in words. */
function statementRows({ scheme, parts = [], kind, details, contact }: Statement, language: Language, t: TFunction) {
  const about = [scheme, ...parts].map((id) => schemeName(id, language)).join(t("report:check.and"));
  const reach = contact.value
    ? t("report:check.byPhone", { phone: contact.value })
    : plainText(t(`report:contact.${contact.channel}.label`));
  return [
    { label: t("report:check.about"), value: about },
    { label: t("report:check.kind"), value: plainText(t(`report:kinds.${kind}.label`)) },
    { label: t("report:check.details"), value: details || t("report:check.noDetails") },
    { label: t("report:check.contact"), value: reach },
  ];
}

function writePath(sheet: Sheet, { path, institution, status }: CasePaper, language: Language, t: TFunction): void {
  const context = {
    t: (key: string, values: Record<string, unknown> = {}) => t(key, values),
    locale: language,
    institution,
  };
  for (const [track, steps, heading] of [
    ["step", path.main, "path.heading"],
    ["leak", path.leak, "path.leakHeading"],
  ] as const) {
    if (steps.length === 0) continue;
    sheet.heading(plainText(t(heading)));
    for (const step of steps) {
      const { title, when, who, note, quote } = stepWords(context, track, step, status.overdue);
      const mark = t(`paper.mark.${step.state}`);
      sheet.item(
        `${mark} ${plainText(title)}`,
        [when, who, note, quote && t("paper.quote", { text: quote.text })].filter(Boolean).join("　"),
      );
    }
  }
}

function writeSignature(sheet: Sheet, { signature, row }: CasePaper, language: Language, t: TFunction): void {
  sheet.heading(plainText(t("paper.signed.heading")));
  if (!signature) return sheet.paragraph(t(row.approvalId ? "paper.signed.desk" : "paper.signed.none"));
  const when = { day: formatDayWithEra(signature.signedAt, language), time: formatTime(signature.signedAt, language) };
  if (signature.proxyName) sheet.paragraph(t("paper.signed.proxy", { ...when, name: signature.proxyName }));
  else sheet.paragraph(t(`paper.signed.${signature.kind}`, { ...when, label: signature.label }));
  const stated = readStatement(signature.content);
  if (stated) {
    sheet.paragraph(t("paper.signed.says"));
    sheet.rows(statementRows(stated, language, t));
  }
  sheet.small(t("paper.signed.content"));
  sheet.small(signature.content);
  sheet.attach(SIGNED_FILE, signature.content);
  sheet.small(t("paper.signed.digest", { digest: signature.digest, file: SIGNED_FILE }));
  sheet.small(t("paper.signed.fingerprint", { fingerprint: signature.fingerprint }));
}

/** @returns the report in a signed text, or undefined where that is another statement */
function readStatement(content: string): ReportContent | undefined {
  return reportContent.safeParse(JSON.parse(content)).data;
}
