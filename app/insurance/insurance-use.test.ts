import fc from "fast-check";
import { expect, test } from "vitest";
import { insuranceUseStanding, useEndsAt } from "./insurance-use";

test.each([
  ["2026-11-24T03:00:00Z", "2026-12-31T14:59:59.999Z"],
  ["2026-12-31T14:59:59Z", "2027-01-31T14:59:59.999Z"],
  // Half an hour later it is January in Japan.
  ["2026-12-31T15:00:00Z", "2027-02-28T14:59:59.999Z"],
  ["2028-01-15T00:00:00Z", "2028-02-29T14:59:59.999Z"],
])("cancelled at %s it counts from %s on", (at, end) => expect(useEndsAt(new Date(at)).toISOString()).toBe(end));

test("always between four and nine weeks later, and never within the month", () => {
  const noInvalidDate = { min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(noInvalidDate), (at) => {
      const days = (useEndsAt(at).getTime() - at.getTime()) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(28);
      expect(days).toBeLessThanOrEqual(62);
    }),
  );
});

test("none, used, ending, ended", () => {
  const end = new Date("2026-12-31T14:59:59.999Z");
  expect(insuranceUseStanding(undefined, end)).toBe("none");
  expect(insuranceUseStanding({ endsAt: null }, end)).toBe("used");
  expect(insuranceUseStanding({ endsAt: end }, end)).toBe("ending");
  expect(insuranceUseStanding({ endsAt: end }, new Date(end.getTime() + 1))).toBe("ended");
});
