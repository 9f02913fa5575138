import { expect, test } from "vitest";
import { supportEnd, supportStanding } from "./support";
import { may } from "./viewing";

const BEGAN = new Date("2026-11-09T03:00:00Z");
const after = (minutes: number, milliseconds = 0) => new Date(BEGAN.getTime() + minutes * 60_000 + milliseconds);

test.each([
  ["waiting for the code to be used", { joinedAt: null, endsAt: after(10), endedAt: null }, after(10, -1), "waiting"],
  ["a code that was not used in time", { joinedAt: null, endsAt: after(10), endedAt: null }, after(10), "over"],
  ["somebody looks", { joinedAt: BEGAN, endsAt: after(60), endedAt: null }, after(60, -1), "open"],
  ["too long", { joinedAt: BEGAN, endsAt: after(60), endedAt: null }, after(60), "over"],
  ["ended by either", { joinedAt: BEGAN, endsAt: after(60), endedAt: after(1) }, after(1), "over"],
] as const)("%s", (_, times, at, standing) => expect(supportStanding({ kind: "screen", ...times }, at)).toBe(standing));

test.each([
  ["screen", 60],
  ["call", 30],
  ["counter", 30],
] as const)("a look by %s ends after %i minutes", (kind, minutes) =>
  expect(supportEnd(kind, BEGAN)).toEqual(after(minutes)),
);

test.each([
  "answer",
  "report",
  "manage_account",
  "manage_credentials",
  "manage_notices",
  "manage_insurance_use",
  "manage_mandates",
  "take_history_along",
  "get_help",
] as const)("the desk may not %s", (action) => expect(may("desk", action)).toBe(false));
