import { describe, expect, test } from "vitest";
import {
  advanceRequest,
  type CardStanding,
  isRequestOpen,
  offeredBecause,
  REQUEST_EVENTS,
  REQUEST_STATES,
} from "./certificate-request";

/** Written out by hand, apart from the machine. */
const EXPECTED: Record<string, string> = {
  "requested accept institution": "accepted",
  "requested refuse institution": "refused",
  "requested withdraw resident": "withdrawn",
  "accepted send institution": "sent",
  "accepted refuse institution": "refused",
};

describe("the whole table", () => {
  test.each(REQUEST_STATES.flatMap((state) => REQUEST_EVENTS.map((event) => [state, event] as const)))(
    "%s × %s",
    (state, event) => {
      for (const by of ["institution", "resident"] as const) {
        const outcome = advanceRequest(state, event, by);
        expect({ by, state: outcome.ok ? outcome.state : undefined }).toEqual({
          by,
          state: EXPECTED[`${state} ${event} ${by}`],
        });
      }
    },
  );

  test("what another may do is told as another's", () =>
    expect(advanceRequest("requested", "accept", "resident")).toEqual({ ok: false, reason: "not_yours" }));
  test("open until it is sent, refused or taken back", () =>
    expect(REQUEST_STATES.filter(isRequestOpen)).toEqual(["requested", "accepted"]));
});

const day = new Date("2026-12-31T14:59:59.999Z");
test.each<[CardStanding, { endsAt: Date | null } | undefined, boolean, string | undefined]>([
  ["valid", undefined, false, undefined],
  ["valid", { endsAt: null }, false, undefined],
  ["valid", { endsAt: day }, false, "use_cancelled"],
  ["none", undefined, false, "no_card"],
  ["returned", { endsAt: null }, false, "card_returned"],
  ["ended", { endsAt: null }, false, "certificate_ended"],
  ["ended", { endsAt: day }, false, "certificate_ended"],
  ["valid", { endsAt: null }, true, "under_correction"],
  ["ended", { endsAt: day }, true, "under_correction"],
])("a %s card with %o, under correction %s, offers %s", (card, use, underCorrection, expected) =>
  expect(offeredBecause(card, use, underCorrection)).toBe(expected),
);
