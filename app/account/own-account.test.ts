import { expect, test } from "vitest";
import type { AccountRelation } from "../matching/account-holder";
import { mayRegister, shownOfAccount } from "./own-account";

test.each<[AccountRelation, boolean, { holder: boolean; bank: boolean }]>([
  ["self", true, { holder: true, bank: true }],
  ["unsure", true, { holder: false, bank: true }],
  ["family", false, { holder: false, bank: true }],
  ["other", false, { holder: false, bank: false }],
])("%s: may be registered %s, shown %j", (relation, registered, shown) => {
  expect(mayRegister(relation)).toBe(registered);
  expect(shownOfAccount(relation)).toEqual(shown);
});
