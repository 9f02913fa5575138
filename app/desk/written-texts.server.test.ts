/**
 * Every text that goes to others follows the one rule, whoever writes it: enforced by the use cases, not by the
 * screens.
 */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseEvents, cases, deskNotes, enquiries, enquiryMessages, publicAnswers } from "../../db/schema";
import { fileReportAs, openCastPortal, signInAtDesk, viewAs } from "../../test/cast-portal";
import { answerAll } from "../../test/journeys";
import { person } from "../../test/people";
import type { TestDatabase } from "../../test/test-database";
import { takeResidentStep } from "../corrections/case.server";
import { saveStep } from "../journeys/journey.server";
import { findReportJourney } from "../corrections/reporting/report-journey.server";
import { askDesk, writeAgain } from "../enquiries/enquiry.server";
import { draftAnswer } from "../enquiries/public-answer.server";
import { noteCall } from "./desk-call.server";
import { answerEnquiry } from "./desk-enquiry.server";
import { addNote } from "./desk-note.server";
import { decideReport } from "./report-approval.server";

const FORBIDDEN = "マイナンバーは 1234 5678 9012、暗証番号は １２３４ です";
const PARTS = [
  { problem: "number", values: { part: "1234 5678 9012" } },
  { problem: "pin", values: { part: "暗証番号は １２３４" } },
];

let opened: TestDatabase;
let receipt: string;
const at = new Date();
const residentId = person("wrong-insurance").id;

beforeAll(async () => {
  opened = await openCastPortal();
  const viewing = await viewAs("wrong-insurance", { at });
  receipt = await fileReportAs(viewing, "wrong-insurance", { scheme: "pension", kind: "another_person" });
});
afterAll(() => opened.close());

async function begunReport(key: string) {
  const viewing = await viewAs(key, { at });
  const found = await findReportJourney(viewing, "health-insurance-card");
  if (!found.ok) throw new Error(found.reason);
  return answerAll(found.journey, { kind: { kind: "another_person" } });
}

async function step(event: "answer" | "dispute" | "reopen", text: string) {
  return takeResidentStep(await viewAs("wrong-insurance", { at }), {
    receipt,
    event,
    text,
    version: 1,
    key: randomUUID(),
  });
}

const key = () => randomUUID();

const TEXTS: [what: string, field: string, write: (text: string) => Promise<unknown>][] = [
  [
    "the details of a report",
    "details",
    async (details) => {
      const begun = await begunReport("wrong-insurance");
      return saveStep(begun, "details", { details }, begun.version);
    },
  ],
  ["an answer to the institution", "text", (text) => step("answer", text)],
  ["an objection", "text", (text) => step("dispute", text)],
  ["a reopening", "text", (text) => step("reopen", text)],
  [
    "an enquiry",
    "text",
    async (text) =>
      askDesk(await viewAs("wrong-insurance", { at }), { key: key(), topic: "account", how: "write", text }),
  ],
  [
    "a second message of an enquiry",
    "text",
    async (text) => writeAgain(await viewAs("wrong-insurance", { at }), key(), { key: key(), text, version: 1 }),
  ],
  [
    "the desk's answer",
    "text",
    async (text) =>
      answerEnquiry(
        await signInAtDesk("desk-agent", at),
        { residentId, enquiryId: key() },
        { key: key(), text, settles: true, bring: "", version: 1 },
      ),
  ],
  [
    "a note of the desk",
    "note",
    async (text) =>
      addNote(await signInAtDesk("desk-agent", at), { residentId, id: receipt, work: "case" }, { key: key(), text }),
  ],
  [
    "a call noted for somebody",
    "text",
    async (text) => {
      return noteCall(await signInAtDesk("desk-agent", at), {
        key: key(),
        channel: "phone",
        topic: "account",
        settled: "no",
        who: key(),
        text,
      });
    },
  ],
  [
    "a question for everybody",
    "questionJa",
    async (questionJa) =>
      draftAnswer(await signInAtDesk("desk-agent", at), { key: key(), topic: "account", questionJa, answerJa: "はい" }),
  ],
  [
    "an answer for everybody",
    "answerEn",
    async (answerEn) =>
      draftAnswer(await signInAtDesk("desk-agent", at), {
        key: key(),
        topic: "account",
        questionJa: "口座",
        answerJa: "はい",
        questionEn: "Account?",
        answerEn,
      }),
  ],
  [
    "why a report is not filed",
    "refusal",
    async (refusal) =>
      decideReport(await signInAtDesk("desk-supervisor", at), {
        residentId,
        approvalId: key(),
        version: 1,
        refusal,
        key: key(),
      }),
  ],
];

test.each(TEXTS)("%s says which part must go, and nothing is written", async (_what, field, write) => {
  const before = await everything();
  expect(await write(FORBIDDEN)).toEqual({ ok: false, problems: PARTS.map((part) => ({ field, ...part })) });
  expect(await everything()).toEqual(before);
});

test.each(TEXTS)("%s is refused with characters that no keyboard makes", async (_what, field, write) =>
  expect(await write("まち\u0000がい")).toMatchObject({ ok: false, problems: [{ field, problem: "unusable" }] }),
);

async function everything() {
  const ofResident = eq(enquiries.residentId, residentId);
  return {
    cases: await opened.db.select().from(cases).where(eq(cases.residentId, residentId)),
    events: await opened.db.select().from(caseEvents).where(eq(caseEvents.residentId, residentId)),
    enquiries: await opened.db.select().from(enquiries).where(ofResident),
    messages: await opened.db.select().from(enquiryMessages),
    notes: await opened.db.select().from(deskNotes).where(eq(deskNotes.residentId, residentId)),
    answers: await opened.db.select().from(publicAnswers),
  };
}
