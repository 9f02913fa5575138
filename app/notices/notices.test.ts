import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CORRECTION_EVENTS, FINDINGS } from "../corrections/correction";
import { LEAK_EVENTS } from "../corrections/leak-track";
import { asksTheResident, NOTICE_KINDS, type NoticeKind, noticeKind, noticeOfLeakStep, noticeOfStep } from "./notices";
import { REPORT_KINDS } from "../corrections/reports";

test("each step of a correction tells one thing, and what goes with another step tells nothing", () => {
  const told = Object.fromEntries(
    CORRECTION_EVENTS.map((event) => [event, noticeOfStep(event, { kind: "another_person", finding: "mislinkage" })]),
  );
  expect(told).toEqual({
    suspend: undefined,
    acknowledge: "case_acknowledged",
    ask: "case_question",
    answer: undefined,
    lapse: "case_answer_lapsed",
    find: "case_found_mislinkage",
    start_correction: "case_correcting",
    verify: undefined,
    resume: "case_resumed_mislinkage",
    confirm: "case_closed",
    close: "case_closed",
    dispute: "case_disputed",
    doubt: undefined,
    advise: "case_advised",
    withdraw: "case_withdrawn",
    reject: "case_rejected",
    reopen: "case_reopened",
  });
});

describe("when the record is shown again, or nothing was hidden, the finding is told with it", () => {
  test.each(REPORT_KINDS.flatMap((kind) => FINDINGS.map((finding) => [kind, finding] as const)))(
    "%s, %s",
    (kind, finding) => {
      expect(noticeOfStep("find", { kind, finding })).toBe(
        finding === "mislinkage" ? "case_found_mislinkage" : undefined,
      );
      const shown = noticeOfStep("resume", { kind, finding });
      expect(shown).toMatch(new RegExp(`^case_(resumed|asked)_${finding}$`));
      expect(asksTheResident(shown as NoticeKind)).toBe(true);
    },
  );
});

test("the leak track tells its beginning and its result", () => {
  expect(LEAK_EVENTS.map(noticeOfLeakStep)).toEqual([
    "leak_requested",
    "leak_not_viewed",
    "leak_viewed",
    "leak_unknowable",
    undefined,
  ]);
});

test("every kind has its words, and no words are without a kind", () => {
  const words = JSON.parse(readFileSync("locales/ja/notices.json", "utf8")) as { kind: Record<string, string> };
  expect(Object.keys(words.kind).sort()).toEqual([...NOTICE_KINDS].sort());
  expect(() => noticeKind("x")).toThrow(RangeError);
});
