import { describe, expect, test } from "vitest";
import type { CaseEvent, CaseEventFacts, CaseFacts } from "../corrections/case-facts";
import type { Action, Via } from "../identity/viewing";
import { caseThatMoved, type CaseSteps, changesOf, latestStep, mayWatch } from "./changes";

const at = new Date("2026-11-28T10:12:00+09:00");
const facts: CaseFacts = {
  kind: "another_person",
  state: "with_institution",
  stateSince: at,
  finding: "mislinkage",
  leakState: null,
  leakSince: null,
  openedAt: at,
  closedAt: null,
};
const path = (...events: CaseEvent[]): CaseEventFacts[] =>
  events.map((event, index) => ({ seq: index + 1, at, event, actor: "institution" }));
const told = (...events: CaseEvent[]) => {
  const { track, step } = latestStep(facts, path(...events), at) ?? {};
  return `${track} ${step?.key} ${step?.state}`;
};

describe("what is told of the last event, all of them in one moment", () => {
  test.each([
    ["step with_institution done", ["receive", "suspend", "acknowledge"]],
    ["step found_another_person done", ["receive", "suspend", "acknowledge", "find"]],
    ["step verified done", ["receive", "acknowledge", "find", "start_correction", "verify"]],
    ["leak log_viewed done", ["receive", "acknowledge", "find", "request_log", "report_viewed"]],
    ["step overdue done", ["receive", "acknowledge", "find", "request_log", "overdue"]],
  ] as [string, CaseEvent[]][])("%s", (expected, events) => expect(told(...events)).toBe(expected));

  test("what has only begun is told as under way", () => {
    const correcting = latestStep({ ...facts, state: "correcting" }, path("receive", "find", "start_correction"), at);
    expect(correcting).toMatchObject({ track: "step", step: { key: "correcting", state: "now" } });
  });
});

describe("how far the cases on a page are", () => {
  const row = (receipt: string, schemeId: string, steps: number, more: Partial<CaseSteps> = {}): CaseSteps => ({
    residentId: "me",
    caseId: receipt,
    receipt,
    schemeId,
    parts: [],
    steps,
    ...more,
  });
  const all = [
    row("1", "pension", 3),
    row("2", "health-insurance-card", 5),
    row("3", "pension", 90, { residentId: "another" }),
  ];
  const eyes = { subject: "me", sees: () => true };

  test.each([
    ["home", {}, 8, ["1", "2"]],
    ["a case", { receipt: "1" }, 3, ["1"]],
    ["another's case", { receipt: "3" }, 0, []],
    ["a record", { scheme: "pension" as const }, 3, ["1"]],
    ["a record that follows the reported one", { scheme: "treatment-medicine" as const }, 5, ["2"]],
  ])("%s", (_, watched, steps, receipts) => {
    const changes = changesOf(eyes, watched, all);
    expect([changes.steps, changes.cases.map(({ receipt }) => receipt)]).toEqual([steps, receipts]);
  });

  test.each([
    ["the one that took a step", [row("1", "pension", 3), row("2", "household", 5)], "1"],
    ["none where both did", [row("1", "pension", 3), row("2", "household", 6)], undefined],
    ["none where it was not seen before", [row("2", "household", 5), row("4", "pension", 3)], undefined],
    ["none where nothing did", [row("1", "pension", 2), row("2", "household", 5)], undefined],
  ])("the case that is told of: %s", (_, now, receipt) => {
    const before = [row("1", "pension", 2), row("2", "household", 5)];
    expect(caseThatMoved(before, now)?.receipt).toBe(receipt);
  });

  test("without a last look, it is told only where there is but one", () => {
    expect(caseThatMoved(undefined, [row("1", "pension", 2)])?.receipt).toBe("1");
    expect(caseThatMoved(undefined, [row("1", "pension", 2), row("2", "household", 5)])).toBeUndefined();
  });

  test("a case of which one item is closed to these eyes does not count", () => {
    const sees = (scheme: string) => scheme !== "pension";
    expect(changesOf({ ...eyes, sees }, {}, [row("1", "health-insurance-card", 3, { parts: ["pension"] })]).steps).toBe(
      0,
    );
  });
});

test.each([
  ["self", "follow_case", true],
  ["proxy", "follow_case", true],
  ["proxy", "see", false],
  ["desk", "follow_case", false],
] as [Via, Action, boolean][])("%s with %s is told: %s", (via, allowed, expected) => {
  expect(mayWatch({ via, may: (action) => action === allowed, sees: () => true }, {})).toBe(expected);
});
