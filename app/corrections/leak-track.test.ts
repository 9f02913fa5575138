import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FINDINGS, type Actor } from "./correction";
import { concernsAnotherPerson, REPORT_KINDS } from "./reports";
import {
  advanceLeak,
  LEAK_EVENTS,
  LEAK_RESULTS,
  LEAK_STATES,
  leakAfterFinding,
  leakResultEvent,
  type LeakState,
} from "./leak-track";

const kind = "another_person";
const ACTORS: readonly Actor[] = ["portal", "institution", "resident"];

/** Written out by hand from how a leak is looked into, apart from the machine. */
const EXPECTED: Record<string, string> = {
  "none request_log institution mislinkage": "log_requested",
  "log_requested report_not_viewed institution *": "not_viewed",
  "log_requested report_viewed institution *": "viewed",
  "log_requested report_unknowable institution *": "unknowable",
  "not_viewed notify portal *": "notified",
  "viewed notify portal *": "notified",
  "unknowable notify portal *": "notified",
};

describe("the leak track as a full table", () => {
  const cases = [undefined, ...LEAK_STATES].flatMap((state) => LEAK_EVENTS.map((event) => [state, event] as const));
  test.each(cases)("%s × %s", (state, event) => {
    for (const by of ACTORS)
      for (const finding of [null, ...FINDINGS]) {
        const key = `${state ?? "none"} ${event} ${by}`;
        const outcome = advanceLeak(state, event, { by, finding, kind });
        expect({ key, finding, state: outcome.ok ? outcome.state : undefined }).toEqual({
          key,
          finding,
          state: EXPECTED[`${key} *`] ?? EXPECTED[`${key} ${finding}`],
        });
      }
  });
});

test.each([
  [null, "notify", "portal", "mislinkage", "no_such_step"],
  [null, "request_log", "resident", "mislinkage", "not_yours"],
  [null, "request_log", "institution", "no_error", "no_mislinkage"],
] as const)("from %s, %s by %s with %s is refused: %s", (state, event, by, finding, reason) => {
  expect(advanceLeak(state, event, { by, finding, kind })).toEqual({ ok: false, reason });
});

test("every result has its event", () => {
  for (const result of LEAK_RESULTS)
    expect(
      advanceLeak("log_requested", leakResultEvent(result), { by: "institution", finding: "mislinkage", kind }),
    ).toEqual({ ok: true, state: result });
});

test("a mislinkage found anew begins an ended track anew; nothing else moves it", () => {
  for (const state of [null, ...LEAK_STATES])
    for (const finding of FINDINGS)
      expect(leakAfterFinding(state, finding)).toBe(state === "notified" && finding === "mislinkage" ? null : state);
});

test("without a mislinkage no sequence begins the track, and nobody is told before there is a result", () => {
  const step = fc.record({
    event: fc.constantFrom(...LEAK_EVENTS),
    by: fc.constantFrom(...ACTORS),
    finding: fc.constantFrom(...FINDINGS),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      let state: LeakState | undefined;
      for (const { event, by, finding } of steps) {
        const outcome = advanceLeak(state, event, { by, finding, kind });
        if (!outcome.ok) continue;
        if (outcome.state === "log_requested") expect(finding).toBe("mislinkage");
        if (outcome.state === "notified") expect(LEAK_RESULTS).toContain(state);
        state = outcome.state;
      }
      expect([undefined, ...LEAK_STATES]).toContain(state);
    }),
  );
});

test.each(REPORT_KINDS)("%s: only where one person's data may have been seen as another's", (of) => {
  expect(advanceLeak(null, "request_log", { by: "institution", finding: "mislinkage", kind: of }).ok).toBe(
    concernsAnotherPerson(of),
  );
});
