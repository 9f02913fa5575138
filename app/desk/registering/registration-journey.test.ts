import fc from "fast-check";
import { expect, test } from "vitest";
import { expectJourneyHolds } from "../../../test/journey-properties";
import { changesOf, nextStep } from "../../journeys/journey";
import { MANDATE_MONTHS, SCOPES, scopesOf } from "../../mandates/mandates";
import { DESK_GROUNDS } from "../../mandates/registered-mandates";
import { REGISTRATION } from "./registration-journey";

const person = fc.constantFrom("one", "other", "third");
const papers = ["guardian_register", "letter_of_attorney", "family_register", "driving_licence"] as const;

test("holds in whatever order its questions are answered", () => {
  expectJourneyHolds(REGISTRATION, {
    principal: fc.record({ principalId: person }),
    proxy: fc.record({ proxyId: person }),
    ground: fc.record({ ground: fc.constantFrom(...DESK_GROUNDS) }),
    papers: fc.record({ papers: fc.subarray([...papers]) }),
    scopes: fc.record({ scopes: fc.subarray([...SCOPES]).map(scopesOf) }),
    end: fc.record({ months: fc.constantFrom(...MANDATE_MONTHS) }),
  });
});

const whole = {
  principalId: "one",
  proxyId: "other",
  ground: "statutory",
  papers: ["guardian_register", "driving_licence"],
  scopes: scopesOf([]),
  months: 12,
} as const;

test("the papers must prove the ground, whichever it is now", () => {
  const entries = { ...whole, papers: [...whole.papers] };
  expect(nextStep(REGISTRATION, entries)).toBe("check");
  expect(nextStep(REGISTRATION, { ...entries, ground: "documented" })).toBe("papers");
});

test("papers were those of other people where another proxy stands at the counter", () => {
  const entries = { ...whole, papers: [...whole.papers] };
  expect(changesOf(REGISTRATION, "proxy", entries, { proxyId: "third" })).toEqual({
    proxyId: "third",
    papers: undefined,
  });
  expect(changesOf(REGISTRATION, "proxy", entries, { proxyId: "other" })).toEqual({ proxyId: "other" });
});
