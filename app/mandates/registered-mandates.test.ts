import { describe, expect, test } from "vitest";
import { identityPapersOf } from "./identity-papers";
import { deskMandateEnd, papersOf, provesGround, startAfterWaiting } from "./registered-mandates";

const at = new Date("2026-11-26T10:00:00+09:00");

test.each([
  ["2026-11-26T00:00:00+09:00", "2026-11-28T00:00:00+09:00"],
  ["2026-11-26T23:59:59+09:00", "2026-11-28T00:00:00+09:00"],
  ["2026-12-30T12:00:00+09:00", "2027-01-01T00:00:00+09:00"],
])("approved at %s it holds from %s: a whole day passes", (approved, expected) => {
  expect(startAfterWaiting(new Date(approved))).toEqual(new Date(expected));
});

describe("the end", () => {
  test.each([
    ["statutory", 12, "1938-10-08", "2026-11-26T10:00:00+09:00", "2027-11-26T00:00:00+09:00"],
    ["documented", 3, "1938-10-08", "2026-11-30T10:00:00+09:00", "2027-02-28T00:00:00+09:00"],
    ["parent", 12, "2012-02-11", "2026-11-26T10:00:00+09:00", "2027-02-11T00:00:00+09:00"],
    ["parent", 1, "2012-02-11", "2026-11-26T10:00:00+09:00", "2026-12-26T00:00:00+09:00"],
    ["statutory", 12, "2012-02-11", "2026-11-26T10:00:00+09:00", "2027-11-26T00:00:00+09:00"],
  ] as const)("%s for %i months, born %s, registered %s: %s", (ground, months, birthDate, registered, expected) => {
    expect(deskMandateEnd({ ground, months, birthDate, at: new Date(registered) })).toEqual(new Date(expected));
  });

  test("is a year away at most", () => {
    expect(
      deskMandateEnd({ ground: "statutory", months: 12, birthDate: "1938-10-08", at }).getTime() - at.getTime(),
    ).toBeLessThan(366 * 86_400_000);
  });
});

test.each([
  ["statutory", ["guardian_register", "driving_licence"], true],
  ["statutory", ["guardian_register"], false],
  ["statutory", ["driving_licence"], false],
  ["statutory", ["letter_of_attorney", "driving_licence"], false],
  ["documented", ["letter_of_attorney", "passport"], true],
  ["parent", ["family_register", "my_number_card"], true],
  ["parent", ["guardian_register", "my_number_card"], false],
] as const)("%s with %j: %s", (ground, papers, expected) => {
  expect(provesGround(ground, papers) && identityPapersOf(papers).length > 0).toBe(expected);
  expect(papersOf(ground, [...papers, "anything"]).length).toBeLessThanOrEqual(papers.length);
});
