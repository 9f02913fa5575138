import { expect, test } from "vitest";
import { fifteenthBirthday, isEndedByFifteenthBirthday } from "./fifteenth-birthday";
import type { MandateGround } from "./mandates";

test.each([
  ["2011-12-24", "2026-12-23T15:00:00.000Z"],
  ["2012-01-01", "2026-12-31T15:00:00.000Z"],
  ["2012-02-29", "2027-02-28T15:00:00.000Z"],
])("who was born on %s is fifteen from %s on", (birthDate, expected) => {
  expect(fifteenthBirthday(birthDate).toISOString()).toBe(expected);
});

test.each<[string, MandateGround, boolean]>([
  ["2026-12-23T14:59:59.999Z", "parent", false],
  ["2026-12-23T15:00:00.000Z", "parent", true],
  ["2030-01-01T00:00:00.000Z", "parent", true],
  ["2026-12-23T15:00:00.000Z", "statutory", false],
  ["2026-12-23T15:00:00.000Z", "cards", false],
])("at %s a mandate of ground %s for a child born on 2011-12-24 is ended: %s", (moment, ground, expected) => {
  expect(isEndedByFifteenthBirthday(ground, "2011-12-24", new Date(moment))).toBe(expected);
});
