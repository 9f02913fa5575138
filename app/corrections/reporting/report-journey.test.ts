import fc from "fast-check";
import { expect, test } from "vitest";
import { expectJourneyHolds } from "../../../test/journey-properties";
import { nextStep } from "../../journeys/journey";
import { REPORT } from "./report-journey";
import { REPORT_KINDS } from "../reports";

test("holds in whatever order its questions are answered", () => {
  expectJourneyHolds(REPORT, {
    kind: fc.record({ kind: fc.constantFrom(...REPORT_KINDS) }),
    details: fc.record(
      { details: fc.constantFrom("", "ちがいます"), parts: fc.subarray(["pension", "tax-income"]) },
      { requiredKeys: ["details"] },
    ),
    contact: fc.record({
      contact: fc.constantFrom(
        { channel: "portal" },
        { channel: "post" },
        { channel: "phone", value: "090-0000-0000" },
      ),
    }),
  });
});

test("asks for words where the kind says nothing without them, or where they hold what must not be sent", () => {
  const contact = { channel: "post" } as const;
  expect(nextStep(REPORT, { kind: "another_person", details: "", contact })).toBe("check");
  expect(nextStep(REPORT, { kind: "something_else", details: "", contact })).toBe("details");
  expect(nextStep(REPORT, { kind: "another_person", details: "番号は 1234 5678 9012", contact })).toBe("details");
});
