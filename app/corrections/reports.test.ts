import { expect, test } from "vitest";
import { mayReport, REPORT_KINDS, reportableKinds, suspendsViewing } from "./reports";

test.each([
  ["another_person", true],
  ["family_account", true],
  ["missing", false],
  ["without_consent", false],
  ["out_of_date", false],
  ["clinic_not_eligible", false],
  ["something_else", true],
  ["found_by_institution", true],
] as const)("a report of %s suspends viewing: %s", (kind, expected) => {
  expect(suspendsViewing(kind)).toBe(expected);
});

test.each([
  ["linked", "public-money-account", "another_person family_account out_of_date something_else"],
  ["linked", "health-insurance-card", "another_person without_consent out_of_date clinic_not_eligible something_else"],
  ["linked", "pension", "another_person out_of_date something_else"],
  ["not_linked", "public-money-account", "missing"],
  ["not_linked", "health-insurance-card", "missing clinic_not_eligible"],
  ["not_linked", "pension", "missing"],
] as const)("a %s %s can be reported as %s", (state, schemeId, expected) => {
  expect(reportableKinds(state, schemeId).join(" ")).toBe(expected);
  expect(REPORT_KINDS.filter((kind) => mayReport(kind, state, schemeId)).join(" ")).toBe(expected);
});
