import fc from "fast-check";
import { expect, test } from "vitest";
import { expectJourneyHolds } from "../../test/journey-properties";
import { nextStep, readEntries } from "../journeys/journey";
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

test.each(["", "花子 マイナンバーは 1234 5678 9012", "花子 暗証番号は 1234", "あ".repeat(61)])(
  "a name that an older draft holds and that no rule for texts lets through is asked again: %s",
  (name) => {
    const entries = readEntries(MANDATE, { name, scopes: scopesOf([]), categories: [], months: MANDATE_MONTHS[0] });
    expect(nextStep(MANDATE, entries)).toBe("who");
    expect(nextStep(MANDATE, readEntries(MANDATE, { name: "花子" }))).toBe("scopes");
  },
);

test("an empty choice of fields is an answer: all of them", () => {
  const begun = { name: "花子", scopes: scopesOf([]) };
  expect(nextStep(MANDATE, begun)).toBe("categories");
  expect(nextStep(MANDATE, { ...begun, categories: [] })).toBe("until");
});
