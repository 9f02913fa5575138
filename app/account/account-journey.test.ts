import fc from "fast-check";
import { expect, test } from "vitest";
import { expectJourneyHolds } from "../../test/journey-properties";
import { nextStep } from "../journeys/journey";
import { ACCOUNT_CHANGE } from "./account-journey";
import { ACCOUNT_TYPES } from "./own-account";

const bank = fc.constantFrom("0001", "0005", "9900");

test("holds in whatever order its questions are answered", () => {
  expectJourneyHolds(ACCOUNT_CHANGE, {
    bank: fc.record({ bank }),
    branch: fc.record({ bank, branch: fc.constantFrom("001", "100") }),
    number: fc.record({ type: fc.constantFrom(...ACCOUNT_TYPES), number: fc.constantFrom("1234567", "0000001") }),
    holder: fc.record({ holder: fc.constantFrom("ﾚｲ ﾊﾅｺ", "ﾐﾎﾝ ｼﾛｳ") }),
  });
});

const whole = { bank: "0001", branch: "100", type: "ordinary", number: "1234567", holder: "ﾚｲ ﾊﾅｺ" } as const;

test.each([
  [{}, "bank"],
  [{ holder: "ﾚｲ" }, "bank"],
  [{ bank: "0001" }, "branch"],
  [{ bank: "0001", branch: "100" }, "number"],
  [{ bank: "0001", branch: "100", type: "ordinary" as const }, "number"],
  [{ bank: "0001", branch: "100", number: "1234567" }, "number"],
  [{ ...whole, holder: undefined }, "holder"],
  [whole, "check"],
])("%j goes on with %s", (entries, next) => expect(nextStep(ACCOUNT_CHANGE, entries)).toBe(next));
