import fc from "fast-check";
import { expect, test } from "vitest";
import { expectJourneyHolds } from "../../test/journey-properties";
import { nextStep } from "../journeys/journey";
import { MANDATE } from "./mandate-journey";
import { MANDATE_MONTHS, SCOPES, scopesOf } from "./mandates";

test("holds in whatever order its questions are answered", () => {
  expectJourneyHolds(MANDATE, {
    who: fc.record({ name: fc.constantFrom("花子", "太郎") }),
    scopes: fc.record({ scopes: fc.subarray([...SCOPES]).map(scopesOf) }),
    categories: fc.record({ categories: fc.subarray(["health_medical", "pension"]) }),
    until: fc.record({ months: fc.constantFrom(...MANDATE_MONTHS) }),
  });
});

test("an empty choice of fields is an answer: all of them", () => {
  const begun = { name: "花子", scopes: scopesOf([]) };
  expect(nextStep(MANDATE, begun)).toBe("categories");
  expect(nextStep(MANDATE, { ...begun, categories: [] })).toBe("until");
});
