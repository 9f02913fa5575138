import { expect, test } from "vitest";
import { endOfJapanDay, japanMonthDay } from "./japan-time";

test.each([
  ["2026-11-09T14:59:59.999Z", 0, "2026-11-09T14:59:59.999Z"],
  ["2026-11-09T15:00:00.000Z", 0, "2026-11-10T14:59:59.999Z"],
  ["2026-11-09T03:00:00.000Z", 3, "2026-11-12T14:59:59.999Z"],
  ["2026-12-30T15:30:00.000Z", 1, "2027-01-01T14:59:59.999Z"],
  ["2028-02-28T00:00:00.000Z", 1, "2028-02-29T14:59:59.999Z"],
])("the day in Japan %s + %i ends at %s", (from, days, expected) => {
  expect(endOfJapanDay(new Date(from), days).toISOString()).toBe(expected);
});

test.each([
  ["2026-11-09T14:59:59Z", "1109"],
  ["2026-11-09T15:00:00Z", "1110"],
  ["2026-12-31T15:00:00Z", "0101"],
])("%s is %s in Japan", (at, expected) => {
  expect(japanMonthDay(new Date(at))).toBe(expected);
});
