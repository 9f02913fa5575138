import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../../test/test-database";
import { signInAtDesk, openCastPortal, viewAs } from "../../test/cast-portal";
import { noteCall } from "../desk/desk-call.server";
import { answerEnquiry } from "../desk/desk-enquiry.server";
import { figuresCsv, readFigures } from "../desk/desk-figures.server";
import type { Typed } from "../platform/form";
import { askDesk } from "./enquiry.server";
import {
  approveAnswer,
  draftAnswer,
  findAnswerAtDesk,
  listPublicAnswers,
  withdrawAnswer,
} from "./public-answer.server";

let opened: TestDatabase;
const at = new Date();

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

const form = (over: Typed = {}): Typed => ({
  key: randomUUID(),
  topic: "proxy",
  questionJa: "母の代わりに見られますか。",
  answerJa: "見られます。代理人になってください。",
  questionEn: "",
  answerEn: "",
  ...over,
});

async function drafted(
  key: string,
  over: Typed = {},
  earlier?: { answerId: string; version: number },
): Promise<string> {
  const done = await draftAnswer(await signInAtDesk(key, at), form(over), earlier);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.answerId;
}

const decision = (answerId: string, version: number) => ({ answerId, version, key: randomUUID() });
const isShown = async (answerId: string) => (await listPublicAnswers("ja")).some((one) => one.answerId === answerId);

test("at least the twenty questions that the matter raises are answered from the beginning, in both languages", async () => {
  const english = await listPublicAnswers("en");
  expect(new Set(english.map(({ language }) => language))).toEqual(new Set(["en"]));
  expect(english.length).toBeGreaterThanOrEqual(20);
  expect(await listPublicAnswers("ja")).toHaveLength(english.length);
});

test("a draft is nobody's to read until another person, a supervisor, has approved it", async () => {
  const answerId = await drafted("desk-agent");
  expect(await isShown(answerId)).toBe(false);
  expect(await approveAnswer(await signInAtDesk("desk-agent", at), decision(answerId, 1))).toEqual({
    ok: false,
    reason: "not_possible",
  });
  expect(await approveAnswer(await signInAtDesk("desk-supervisor", at), decision(answerId, 2))).toEqual({
    ok: false,
    reason: "stale",
  });
  expect(await approveAnswer(await signInAtDesk("desk-supervisor", at), decision(answerId, 1))).toEqual({ ok: true });
  expect(await approveAnswer(await signInAtDesk("desk-supervisor", at), decision(answerId, 2))).toEqual({
    ok: false,
    reason: "not_possible",
  });
  expect((await listPublicAnswers("en")).find((one) => one.answerId === answerId)).toMatchObject({ language: "ja" });
  expect(await withdrawAnswer(await signInAtDesk("desk-auditor", at), decision(answerId, 2))).toEqual({
    ok: false,
    reason: "not_possible",
  });
  expect(await withdrawAnswer(await signInAtDesk("desk-agent", at), decision(answerId, 2))).toEqual({ ok: true });
  expect(await isShown(answerId)).toBe(false);
});

test("a button that is pressed twice, also at once, is answered alike; another press is told what happened", async () => {
  const answerId = await drafted("desk-agent");
  const supervisor = await signInAtDesk("desk-supervisor", at);
  const pressed = decision(answerId, 1);
  expect(await Promise.all([approveAnswer(supervisor, pressed), approveAnswer(supervisor, pressed)])).toEqual([
    { ok: true },
    { ok: true },
  ]);
  expect(await withdrawAnswer(supervisor, pressed)).toEqual({ ok: false, reason: "stale" });
  const taken = decision(answerId, 2);
  for (let time = 1; time <= 2; time++) expect(await withdrawAnswer(supervisor, taken)).toEqual({ ok: true });
  expect((await findAnswerAtDesk(answerId))?.version).toBe(3);
});

test("a supervisor approves nothing of the own, not even after changing another's", async () => {
  const own = await drafted("desk-supervisor");
  expect(await approveAnswer(await signInAtDesk("desk-supervisor", at), decision(own, 1))).toEqual({
    ok: false,
    reason: "own",
  });
  const others = await drafted("desk-agent");
  expect(await drafted("desk-supervisor", { answerJa: "ほかのことば" }, { answerId: others, version: 1 })).toBe(others);
  expect(await approveAnswer(await signInAtDesk("desk-supervisor", at), decision(others, 2))).toEqual({
    ok: false,
    reason: "own",
  });
  expect(await draftAnswer(await signInAtDesk("desk-agent", at), form(), { answerId: others, version: 1 })).toEqual({
    ok: false,
    reason: "stale",
  });
});

test("what is revised stays as it is until the new text is approved, and goes in that moment", async () => {
  const first = await drafted("desk-agent");
  await approveAnswer(await signInAtDesk("desk-supervisor", at), decision(first, 1));
  const second = await drafted("desk-agent", { answerJa: "新しい答え" }, { answerId: first, version: 2 });
  expect([await isShown(first), await isShown(second)]).toEqual([true, false]);
  await approveAnswer(await signInAtDesk("desk-supervisor", at), decision(second, 1));
  expect([await isShown(first), await isShown(second)]).toEqual([false, true]);
  expect((await findAnswerAtDesk(first))?.state).toBe("withdrawn");
});

test.each<[Typed, ...[field: string, problem: string][]]>([
  [{ topic: "" }, ["topic", "missing"]],
  [{ answerJa: "" }, ["answerJa", "missing"]],
  [{ questionEn: "May I?" }, ["answerEn", "half"]],
  [{ answerJa: "暗証番号 1234" }, ["answerJa", "pin"]],
  [{ questionJa: "あ".repeat(201) }, ["questionJa", "tooLong"]],
  [
    { topic: "", questionJa: "", answerEn: "You may." },
    ["topic", "missing"],
    ["questionJa", "missing"],
    ["questionEn", "half"],
  ],
])("an incomplete draft is refused with everything that is to be put right: %#", async (over, ...expected) => {
  const done = await draftAnswer(await signInAtDesk("desk-agent", at), form(over));
  expect("problems" in done ? done.problems.map(({ field, problem }) => [field, problem]) : []).toEqual(expected);
});

test("the figures count calls by topic, time to the first answer and what it settled", async () => {
  const viewing = await viewAs("all-right", { at });
  for (const [hours, settles] of [
    [2, true],
    [4, false],
    [30, true],
  ] as const) {
    const asked = await askDesk(viewing, {
      key: randomUUID(),
      topic: "account",
      how: "write",
      text: "口座のこと",
      receipt: "",
      phone: "",
      slot: "",
    });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    const answer = { key: randomUUID(), text: "答え", settles, bring: "", version: 1 };
    expect(
      await answerEnquiry(
        await signInAtDesk("desk-agent", new Date(at.getTime() + hours * 3_600_000)),
        { residentId: viewing.subject, enquiryId: asked.enquiryId },
        answer,
      ),
    ).toEqual({ ok: true });
  }
  const call = { key: randomUUID(), channel: "phone", topic: "proxy", settled: "yes", who: "", text: "" };
  for (let time = 1; time <= 2; time++)
    expect(await noteCall(await signInAtDesk("desk-agent", at), call)).toEqual({ ok: true });
  expect(
    await noteCall(await signInAtDesk("desk-agent", at), {
      ...call,
      key: randomUUID(),
      who: randomUUID(),
      text: "口座のこと",
    }),
  ).toEqual({
    ok: false,
    problems: [{ field: "who", problem: "wrong" }],
  });

  const figures = await readFigures(30, new Date(at.getTime() + 3_600_000));
  expect(figures).toMatchObject({ medianHours: 4, ninetiethHours: 24.8, answered: 3, settledAtFirst: 75, overdue: [] });
  expect(figures.topics.slice(0, 2)).toEqual([
    { topic: "account", calls: 0, written: 3 },
    { topic: "proxy", calls: 1, written: 0 },
  ]);
  const words = {
    topic: (topic: string) => topic,
    institution: () => "",
    calls: "calls",
    written: "written",
    median: "median",
    ninetieth: "90",
    answered: "n",
    first: "first",
    overdue: "overdue",
    few: "<5",
    measure: "measure",
    value: "value",
  };
  const csv = figuresCsv(
    {
      ...figures,
      overdue: [{ institution: { institutionId: "x", nameJa: "x", nameEn: "x" }, count: { told: false } }],
    },
    words,
  );
  expect(csv).toContain("written,account,3");
  expect(csv).toContain("overdue,,<5");
});
