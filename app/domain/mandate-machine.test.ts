import { describe, expect, test } from "vitest";
import { advanceMandate, MANDATE_EVENTS, MANDATE_STATES, mandateStanding } from "./mandates";

const SIDES = ["principal", "proxy", "desk"] as const;

/** Every way that a mandate may take; whatever is not written here may not be. */
const WAYS: Record<string, string> = {
  "offered accept proxy": "accepted",
  "offered withdraw principal": "withdrawn",
  "accepted confirm principal": "active",
  "accepted withdraw principal": "withdrawn",
  "accepted resign proxy": "declined",
  "asked grant principal": "active",
  "asked withdraw proxy": "withdrawn",
  "active renew principal": "active",
  "active revoke principal": "revoked",
  "active resign proxy": "resigned",
  "active end desk": "ended",
};

describe.each(MANDATE_STATES)("from %s", (state) => {
  test.each(MANDATE_EVENTS.flatMap((event) => SIDES.map((by) => [event, by] as const)))("%s by the %s", (event, by) => {
    expect(advanceMandate(state, event, by)).toBe(WAYS[`${state} ${event} ${by}`]);
  });
});

const startsAt = new Date("2026-11-28T00:00:00+09:00");
const endsAt = new Date("2027-11-26T00:00:00+09:00");
const before = (moment: Date) => new Date(moment.getTime() - 1);

test.each([
  ["active", startsAt, before(startsAt), "waiting"],
  ["active", startsAt, startsAt, "active"],
  ["active", startsAt, before(endsAt), "active"],
  ["active", startsAt, endsAt, "ended"],
  ["active", null, before(startsAt), "active"],
  ["revoked", startsAt, before(startsAt), "revoked"],
  ["ended", startsAt, before(startsAt), "ended"],
] as const)("%s from %s at %s stands as %s", (state, start, at, expected) => {
  expect(mandateStanding({ state, startsAt: start, endsAt, codeEndsAt: startsAt }, at)).toBe(expected);
});
