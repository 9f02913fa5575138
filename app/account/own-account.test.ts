import { describe, expect, test } from "vitest";
import type { AccountRelation } from "../matching/account-holder";
import {
  ACCOUNT_STEPS,
  type AccountEntries,
  mayEnter,
  mayRegister,
  nextAccountStep,
  shownOfAccount,
} from "./own-account";

test.each<[AccountRelation, boolean, { holder: boolean; bank: boolean }]>([
  ["self", true, { holder: true, bank: true }],
  ["unsure", true, { holder: false, bank: true }],
  ["family", false, { holder: false, bank: true }],
  ["other", false, { holder: false, bank: false }],
])("%s: may be registered %s, shown %j", (relation, registered, shown) => {
  expect(mayRegister(relation)).toBe(registered);
  expect(shownOfAccount(relation)).toEqual(shown);
});

describe("the state decides the page", () => {
  const whole = { bank: "0001", branch: "100", type: "ordinary", number: "1234567", holder: "ﾚｲ ﾊﾅｺ" } as const;
  test.each<[AccountEntries, (typeof ACCOUNT_STEPS)[number]]>([
    [{}, "bank"],
    [{ holder: "ﾚｲ" }, "bank"],
    [{ bank: "0001" }, "branch"],
    [{ bank: "0001", branch: "100" }, "number"],
    [{ bank: "0001", branch: "100", type: "ordinary" }, "number"],
    [{ bank: "0001", branch: "100", number: "1234567" }, "number"],
    [{ ...whole, holder: undefined }, "holder"],
    [whole, "check"],
  ])("%j goes on with %s", (entries, next) => {
    expect(nextAccountStep(entries)).toBe(next);
    const open = ACCOUNT_STEPS.filter((step) => mayEnter(step, entries));
    expect(open).toEqual(ACCOUNT_STEPS.slice(0, ACCOUNT_STEPS.indexOf(next) + 1));
  });
});
