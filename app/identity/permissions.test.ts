import { expect, test } from "vitest";
import { deskActionOf, isAllowed } from "./permissions";
import type { Action } from "./viewing";

test.each([
  ["/me", "GET", "see"],
  ["/me/linkages/pension", "GET", "see"],
  ["/me/linkages/pension", "POST", "answer"],
  ["/me/linkages/pension/report/check", "POST", "report"],
  ["/m-1/cases/1124-0731-8/receipt.pdf", "HEAD", "follow_case"],
  ["/me/account/", "GET", "see"],
  ["/me/account", "POST", undefined],
  ["/me/linkages/a/b", "GET", undefined],
  ["/me/cases/1124-0731-8/receiptxpdf", "GET", undefined],
  ["/me/nothing", "GET", undefined],
  ["/desk/cards", "GET", undefined],
  ["/sign-in", "GET", undefined],
])("%s %s asks for %s", (path, method, action) => {
  const mayAllBut = { may: (asked: Action) => asked !== action, sees: () => true };
  const mayOnly = { may: (asked: Action) => asked === action, sees: () => true };
  expect(isAllowed(mayAllBut, path, method)).toBe(false);
  expect(isAllowed(mayOnly, path, method)).toBe(action !== undefined);
});

test.each([
  ["/desk", "GET", "see_queue"],
  ["/desk", "POST", "work"],
  ["/desk/mandates/new", "POST", "prepare"],
  ["/desk/figures.csv", "POST", undefined],
  ["/desk/nothing", "GET", undefined],
  ["/me", "GET", undefined],
])("at the desk %s %s asks for %s", (path, method, action) => expect(deskActionOf(path, method)).toBe(action));

test("a screen about one record is closed to whoever does not see the record", () => {
  const viewing = { may: () => true, sees: (scheme: string) => scheme !== "public-money-account" };
  expect(isAllowed(viewing, "/me/account", "GET")).toBe(false);
  expect(isAllowed(viewing, "/me/insurance-use", "GET")).toBe(true);
});
