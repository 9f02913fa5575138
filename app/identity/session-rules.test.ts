import { expect, test } from "vitest";
import { idleEnd, longestEnd, secondsLeft, sessionStanding, type SessionTimes } from "./session-rules";

const STARTED = new Date("2026-11-09T03:00:00Z");
const after = (minutes: number, milliseconds = 0) => new Date(STARTED.getTime() + minutes * 60_000 + milliseconds);

function session(changes: Partial<SessionTimes> = {}): SessionTimes {
  return {
    sharedTerminal: false,
    desk: false,
    lastSeenAt: STARTED,
    endsAt: longestEnd(STARTED, changes.desk ?? false),
    endedAt: null,
    ...changes,
  };
}

const SHARED = { sharedTerminal: true };
const DESK = { desk: true };
const LATE = { lastSeenAt: after(715) };

test.each<[Partial<SessionTimes>, Date, string]>([
  [{}, STARTED, "live"],
  [{}, after(15, -1), "live"],
  [{}, after(15), "idle"],
  [SHARED, after(5, -1), "live"],
  [SHARED, after(5), "idle"],
  [DESK, after(10, -1), "live"],
  [DESK, after(10), "idle"],
  [DESK, after(240), "over"],
  [LATE, after(720, -1), "live"],
  [LATE, after(720), "over"],
  [{}, after(720), "over"],
  [{ endedAt: STARTED }, after(1), "over"],
])("%o at %s is %s", (changes, at, expected) => {
  expect(sessionStanding(session(changes), at)).toBe(expected);
});

test("idle time never outlasts the absolute end, twelve hours after sign-in, four at the desk", () => {
  expect(idleEnd(session())).toEqual(after(15));
  expect(idleEnd(session(SHARED))).toEqual(after(5));
  expect(idleEnd(session(LATE))).toEqual(after(720));
  expect(longestEnd(STARTED, false)).toEqual(after(720));
  expect(longestEnd(STARTED, true)).toEqual(after(240));
});

test.each<[Partial<SessionTimes>, Date, number, number]>([
  [{}, STARTED, 13 * 60, 15 * 60],
  [SHARED, STARTED, 3 * 60, 5 * 60],
  [{}, after(0, 1500), 13 * 60 - 2, 15 * 60 - 2],
  [LATE, after(715), 3 * 60, 5 * 60],
  [{}, after(14), 1, 60],
  [{}, after(20), 1, 1],
])("%o seen at %s warns after %i seconds and ends after %i", (changes, at, warnAfter, endAfter) => {
  expect(secondsLeft(idleEnd(session(changes)), at)).toEqual({ warnAfter, endAfter });
});
