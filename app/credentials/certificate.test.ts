import { expect, test } from "vitest";
import { certificateNotice } from "./certificate";

/** The last second of that day in Japan, as certificates end. */
function endOf(day: string): Date {
  return new Date(`${day}T23:59:59+09:00`);
}

test.each([
  { name: "a day too early to renew", ends: "2027-02-10", at: "2026-11-09T23:59:59+09:00", expected: undefined },
  {
    name: "the first day on which it can be renewed",
    ends: "2027-02-10",
    at: "2026-11-10T00:00:00+09:00",
    expected: { standing: "renewable", daysLeft: 92 },
  },
  {
    name: "no such day three months before",
    ends: "2027-05-31",
    at: "2027-02-28T00:00:00+09:00",
    expected: { standing: "renewable", daysLeft: 92 },
  },
  {
    name: "the day before, in Japan already the last",
    ends: "2027-02-10",
    at: "2027-02-09T15:00:00Z",
    expected: { standing: "renewable", daysLeft: 0 },
  },
  {
    name: "its last second",
    ends: "2027-02-10",
    at: "2027-02-10T23:59:59+09:00",
    expected: { standing: "renewable", daysLeft: 0 },
  },
  {
    name: "the day after",
    ends: "2027-02-10",
    at: "2027-02-11T00:00:00+09:00",
    expected: { standing: "ended", daysLeft: -1 },
  },
])("$name", ({ ends, at, expected }) => {
  const endsAt = endOf(ends);
  expect(certificateNotice(endsAt, new Date(at))).toEqual(expected && { ...expected, endsAt });
});
