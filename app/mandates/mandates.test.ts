import { describe, expect, test } from "vitest";
import {
  advanceMandate,
  covers,
  endsSoon,
  isRunning,
  MANDATE_EVENTS,
  MANDATE_SIDES,
  MANDATE_STATES,
  mandateStanding,
  SCOPES,
  scopesAllow,
  scopesOf,
} from "./mandates";
import { ACTIONS, type Action, may, ownViewing, proxyViewing, type ViewingSession } from "../identity/viewing";

const at = new Date("2026-11-26T00:00:00Z");
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);

/** The machine once more, by hand: whatever stands not here is refused. */
const ALLOWED: Record<string, string> = {
  "offered accept proxy": "accepted",
  "offered withdraw principal": "withdrawn",
  "asked grant principal": "active",
  "asked withdraw proxy": "withdrawn",
  "accepted confirm principal": "active",
  "accepted withdraw principal": "withdrawn",
  "accepted resign proxy": "declined",
  "active renew principal": "active",
  "active revoke principal": "revoked",
  "active resign proxy": "resigned",
  "active end desk": "ended",
};

describe("every state, event and side", () => {
  const all = MANDATE_STATES.flatMap((state) =>
    MANDATE_EVENTS.flatMap((event) => MANDATE_SIDES.map((side) => [state, event, side] as const)),
  );
  test.each(all)("%s, %s by %s", (state, event, side) => {
    expect(advanceMandate(state, event, side)).toBe(ALLOWED[`${state} ${event} ${side}`]);
  });
});

describe("what each scope allows, and what no scope does", () => {
  const GIVEN: Record<(typeof SCOPES)[number], Action[]> = {
    see: ["see"],
    see_sensitive: ["see_sensitive"],
    report: ["answer", "fill_in", "report"],
    follow: ["follow_case"],
    manage: ["manage_account", "manage_insurance_use"],
  };
  const NEVER: Action[] = [
    "see_history",
    "take_history_along",
    "manage_credentials",
    "manage_notices",
    "manage_mandates",
    "get_help",
    "guide",
  ];
  const session = {} as ViewingSession;
  const grant = (scopes: (typeof SCOPES)[number][]) => ({
    mandateId: "m",
    principalId: "p",
    principalName: "",
    proxyId: "x",
    proxyName: "",
    allows: (action: Action) => scopesAllow(scopes, action),
    covers: () => true,
    hidden: [],
  });

  test.each(SCOPES.flatMap((scope) => ACTIONS.map((action) => [scope, action] as const)))("%s: %s", (scope, action) => {
    expect(scopesAllow([scope], action)).toBe(GIVEN[scope].includes(action));
    expect(proxyViewing(grant([scope]), session, at).may(action)).toBe(GIVEN[scope].includes(action));
  });

  test.each(NEVER)("%s is given by all of them together to no proxy", (action) => {
    expect(may("proxy", action)).toBe(false);
    expect(proxyViewing(grant([...SCOPES]), session, at).may(action)).toBe(false);
  });

  test("only the resident does these", () =>
    expect(NEVER.filter((action) => ownViewing("r", session, at).may(action))).toEqual(
      NEVER.filter((action) => action !== "guide"),
    ));
});

test("see always comes with the others, and nothing unknown does", () => {
  expect(scopesOf(["manage", "rule_the_world"])).toEqual(["see", "manage"]);
  expect(scopesOf([])).toEqual(["see"]);
});

test("an empty list of categories covers all, any other only its own", () => {
  expect(covers([], "pension")).toBe(true);
  expect(covers(["pension"], "pension")).toBe(true);
  expect(covers(["pension"], "health-insurance-card")).toBe(false);
  expect(covers(["pension"], "nothing")).toBe(false);
});

describe("how it stands by the clock", () => {
  const ends = { endsAt: later(10), codeEndsAt: later(7) };
  test.each([
    ["active", 9, "active"],
    ["active", 10, "ended"],
    ["accepted", 10, "ended"],
    ["offered", 6, "offered"],
    ["offered", 7, "lapsed"],
    ["asked", 7, "lapsed"],
    ["revoked", 99, "revoked"],
  ] as const)("%s after %i days is %s", (state, days, standing) => {
    const found = mandateStanding({ state, ...ends }, later(days));
    expect(found).toBe(standing);
    expect(isRunning(found)).toBe(standing === state && state !== "revoked");
  });

  test("one is reminded in the last 30 days, of a short one in its second half, and not after its end", () => {
    expect(endsSoon({ since: at, endsAt: later(365) }, later(334))).toBe(false);
    expect(endsSoon({ since: at, endsAt: later(365) }, later(335))).toBe(true);
    expect(endsSoon({ since: at, endsAt: later(30) }, later(14))).toBe(false);
    expect(endsSoon({ since: at, endsAt: later(30) }, later(15))).toBe(true);
    expect(endsSoon({ since: at, endsAt: later(30) }, later(30))).toBe(false);
  });
});

/** Of a mandate that the desk registered: a waiting day first. */
const startsAt = new Date("2026-11-28T00:00:00+09:00");
const registeredUntil = new Date("2027-11-26T00:00:00+09:00");
const before = (moment: Date) => new Date(moment.getTime() - 1);

test.each([
  ["active", startsAt, before(startsAt), "waiting"],
  ["active", startsAt, startsAt, "active"],
  ["active", startsAt, before(registeredUntil), "active"],
  ["active", startsAt, registeredUntil, "ended"],
  ["active", null, before(startsAt), "active"],
  ["revoked", startsAt, before(startsAt), "revoked"],
  ["ended", startsAt, before(startsAt), "ended"],
] as const)("%s from %s at %s stands as %s", (state, start, at, expected) => {
  expect(mandateStanding({ state, startsAt: start, endsAt: registeredUntil, codeEndsAt: startsAt }, at)).toBe(expected);
});
