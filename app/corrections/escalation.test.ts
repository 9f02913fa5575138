import { describe, expect, test } from "vitest";
import type { CaseFacts } from "./case-facts";
import { CORRECTION_STATES, FINDINGS, nextActor } from "./correction";
import { calendarDays, institutionDue, leakDue, quickDays } from "./escalation";
import { REPORT_KINDS } from "./reports";

const SINCE = new Date("2026-11-09T03:00:00Z");
const facts = (change: Partial<CaseFacts>): CaseFacts => ({
  kind: "another_person",
  state: "viewing_suspended",
  stateSince: SINCE,
  finding: null,
  leakState: null,
  leakSince: null,
  openedAt: SINCE,
  closedAt: null,
  ...change,
});

test("a target is set exactly where the institution has the next step", () => {
  for (const state of CORRECTION_STATES)
    for (const kind of REPORT_KINDS)
      for (const finding of [null, ...FINDINGS]) {
        const due = institutionDue(facts({ state, kind, finding }), calendarDays);
        expect({ state, kind, finding, due: due !== undefined }).toEqual({
          state,
          kind,
          finding,
          due: nextActor(state, kind, finding) === "institution",
        });
      }
});

describe("by the calendar of Japan", () => {
  test.each([
    ["viewing_suspended", null, "2026-11-12"],
    ["with_institution", null, "2026-11-19"],
    ["finding", "mislinkage", "2026-11-23"],
    ["correcting", "mislinkage", "2026-11-26"],
  ] as const)("%s since the 9th is due at the end of %3$s", (state, finding, day) => {
    expect(institutionDue(facts({ state, finding }), calendarDays)).toEqual(new Date(`${day}T14:59:59.999Z`));
  });
});

test("a quick clock counts its own days to the second", () => {
  expect(institutionDue(facts({}), quickDays(20_000))).toEqual(new Date(SINCE.getTime() + 60_000));
});

describe("the leak track", () => {
  test.each([
    ["not before something was found", {}, undefined],
    ["not where nobody else's data stood", { finding: "mislinkage", kind: "out_of_date" }, undefined],
    ["seven days to ask for the log", { finding: "mislinkage", state: "finding" }, "2026-11-16"],
    [
      "three weeks to read it, whatever the main track does",
      { finding: null, leakState: "log_requested", leakSince: SINCE, state: "closed" },
      "2026-11-30",
    ],
    ["nothing once it is told", { finding: "mislinkage", leakState: "notified", leakSince: SINCE }, undefined],
  ] as const)("%s", (_, change, day) => {
    expect(leakDue(facts(change as Partial<CaseFacts>), calendarDays)).toEqual(day && new Date(`${day}T14:59:59.999Z`));
  });
});
