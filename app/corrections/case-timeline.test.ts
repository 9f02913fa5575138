import { describe, expect, test } from "vitest";
import type { CaseEvent, CaseEventFacts, CaseFacts } from "./case-facts";
import { timeline, type TimelineStep } from "./case-timeline";
import type { Actor } from "./correction";

const day = (monthDay: string) => new Date(`2026-${monthDay}T03:00:00Z`);

function events(text: string): CaseEventFacts[] {
  const who: Record<string, Actor> = { p: "portal", i: "institution", r: "resident" };
  return text.split(" ").map((word, index) => {
    const [event = "", actor = "", at = ""] = word.split("/");
    return { seq: index + 1, event: event as CaseEvent, actor: who[actor] ?? "portal", at: day(at) };
  });
}

function caseRow(changes: Partial<CaseFacts>): CaseFacts {
  return {
    kind: "another_person",
    state: "received",
    stateSince: day("11-09"),
    finding: null,
    leakState: null,
    leakSince: null,
    openedAt: day("11-09"),
    closedAt: null,
    ...changes,
  };
}

function inWords(steps: readonly TimelineStep<string>[]): string[] {
  const short = (date: Date | undefined) =>
    date ? new Date(date.getTime() + 9 * 3_600_000).toISOString().slice(5, 10) : "–";
  return steps.map(
    ({ key, state, at, due, owner }) => `${state} ${key} ${short(state === "done" ? at : due)} ${owner}`,
  );
}

describe("another person's record", () => {
  const path =
    "receive/p/11-09 suspend/p/11-09 acknowledge/i/11-11 find/i/11-18 request_log/i/11-19 start_correction/i/11-19";

  test("while it is being corrected, both tracks run, each from its own dates", () => {
    const row = caseRow({
      state: "correcting",
      stateSince: day("11-19"),
      finding: "mislinkage",
      leakState: "log_requested",
      leakSince: day("11-19"),
    });
    const { main, leak } = timeline(row, events(path), day("11-20"));
    expect(inWords(main)).toEqual([
      "done received 11-09 portal",
      "done viewing_suspended 11-09 portal",
      "done with_institution 11-11 institution",
      "done found_another_person 11-18 institution",
      "now correcting 12-03 institution",
      "later verified 12-06 institution",
      "later viewing_resumed 12-07 portal",
      "later your_check 12-21 resident",
      "later closed 12-21 portal",
    ]);
    expect(inWords(leak)).toEqual([
      "done log_requested 11-19 institution",
      "now log_result 12-10 institution",
      "later notified 12-11 portal",
    ]);
  });

  test("steps to come are counted on from today once a target has passed", () => {
    const row = caseRow({ state: "with_institution", stateSince: day("11-11") });
    const { main } = timeline(row, events("receive/p/11-09 suspend/p/11-09 acknowledge/i/11-11"), day("11-25"));
    expect(inWords(main).slice(3, 5)).toEqual(["now finding 11-21 institution", "later correcting 12-09 institution"]);
  });

  test("a question stands in the path with its answer", () => {
    const row = caseRow({ state: "awaiting_resident", stateSince: day("11-12") });
    const { main } = timeline(
      row,
      events("receive/p/11-09 suspend/p/11-09 acknowledge/i/11-11 ask/i/11-12"),
      day("11-12"),
    );
    expect(inWords(main).slice(3, 6)).toEqual([
      "done asked_resident 11-12 institution",
      "now resident_answer 11-26 resident",
      "later finding 12-06 institution",
    ]);
  });

  test("closed by the resident after a leak investigation without views", () => {
    const row = caseRow({
      state: "closed",
      finding: "mislinkage",
      leakState: "notified",
      leakSince: day("12-02"),
      closedAt: day("12-05"),
    });
    const end = `${path} verify/i/12-01 resume/p/12-02 report_not_viewed/i/12-02 notify/p/12-02 confirm/r/12-05`;
    const { main, leak } = timeline(row, events(end), day("12-06"));
    expect(inWords(main).slice(4)).toEqual([
      "done correcting 12-01 institution",
      "done verified 12-01 institution",
      "done viewing_resumed 12-02 portal",
      "done your_check 12-05 resident",
      "done closed 12-05 portal",
    ]);
    expect(inWords(leak)).toEqual([
      "done log_requested 11-19 institution",
      "done log_not_viewed 12-02 institution",
      "done notified 12-02 portal",
    ]);
  });

  test("disputed: the second round follows the first, and only the last finding carries the case's word", () => {
    const row = caseRow({ state: "finding", stateSince: day("12-10"), finding: "no_error" });
    const rounds = `${path} verify/i/12-01 resume/p/12-02 dispute/r/12-03 acknowledge/i/12-04 find/i/12-10`;
    const { main } = timeline(row, events(rounds), day("12-10"));
    expect(inWords(main).slice(3)).toEqual([
      "done finding 11-18 institution",
      "done correcting 12-01 institution",
      "done verified 12-01 institution",
      "done viewing_resumed 12-02 portal",
      "done disputed 12-03 resident",
      "done viewing_suspended 12-03 portal",
      "done with_institution 12-04 institution",
      "done found_no_error 12-10 institution",
      "now viewing_resumed 12-11 portal",
      "later your_check 12-25 resident",
      "later closed 12-25 portal",
    ]);
  });

  test("a mislinkage whose logs were not asked for yet counts from the finding", () => {
    const row = caseRow({ state: "correcting", stateSince: day("11-30"), finding: "mislinkage" });
    const { leak } = timeline(
      row,
      events("receive/p/11-09 suspend/p/11-09 acknowledge/i/11-11 find/i/11-18 start_correction/i/11-30"),
      day("11-18"),
    );
    expect(inWords(leak)[0]).toBe("now log_requested 11-25 institution");
  });
});

describe("where nothing is hidden", () => {
  test("no step speaks of hiding or showing again", () => {
    const row = caseRow({ kind: "missing", state: "received" });
    expect(inWords(timeline(row, events("receive/p/11-09"), day("11-09")).main)).toEqual([
      "done received 11-09 portal",
      "now with_institution 11-12 institution",
      "later finding 11-22 institution",
      "later correcting 12-06 institution",
      "later verified 12-09 institution",
      "later resident_asked 12-10 portal",
      "later your_check 12-24 resident",
      "later closed 12-24 portal",
    ]);
  });

  test("no such step stands among those done, either, after reopening", () => {
    const row = caseRow({ kind: "out_of_date", state: "received", finding: null });
    const path = "receive/p/11-09 acknowledge/i/11-10 find/i/11-11 resume/p/11-11 close/p/11-26 reopen/r/11-27";
    const keys = timeline(row, events(path), day("11-27")).main.map(({ key }) => key);
    expect(keys.slice(0, 6)).toEqual([
      "received",
      "with_institution",
      "finding",
      "resident_asked",
      "closed",
      "reopened",
    ]);
    expect(keys).not.toContain("viewing_suspended");
    expect(keys).not.toContain("viewing_resumed");
  });
});

test("a withdrawn case ends with the withdrawal; nothing lies ahead on either track", () => {
  const row = caseRow({ state: "withdrawn" });
  const { main, leak } = timeline(row, events("receive/p/11-09 suspend/p/11-09 withdraw/r/11-10"), day("11-12"));
  expect(inWords(main)).toEqual([
    "done received 11-09 portal",
    "done viewing_suspended 11-09 portal",
    "done withdrawn 11-10 resident",
  ]);
  expect(leak).toEqual([]);
});

test("events come in the order of their numbers, whatever the order of the rows, and unknown ones are left out", () => {
  const rows = [...events("receive/p/11-09 suspend/p/11-09 toString/p/11-09"), ...events("")].toReversed();
  const { main } = timeline(caseRow({ state: "viewing_suspended" }), rows, day("11-09"));
  expect(inWords(main).slice(0, 3)).toEqual([
    "done received 11-09 portal",
    "done viewing_suspended 11-09 portal",
    "now with_institution 11-12 institution",
  ]);
});

test("what was said stands with the step that it was said with, and nowhere twice", () => {
  const asked = events("receive/p/11-09 suspend/p/11-09 acknowledge/i/11-11 ask/i/11-12 answer/r/11-13");
  const said = asked.map((event) => ({
    ...event,
    text: event.event === "ask" ? "いつからですか" : event.event === "answer" ? "四月からです" : null,
  }));
  const { main } = timeline(caseRow({ state: "with_institution", stateSince: day("11-13") }), said, day("11-14"));
  expect(main.flatMap(({ key, text }) => (text ? [[key, text]] : []))).toEqual([
    ["asked_resident", "いつからですか"],
    ["resident_answer", "四月からです"],
  ]);
});
