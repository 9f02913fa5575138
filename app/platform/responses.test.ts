import { describe, expect, test } from "vitest";
import { notFound, safeReturnTo, seeOther } from "./responses";

describe("where to go back to", () => {
  test.each(["/me", "/me/linkages?show=heed", "/me/cases/1122-0001-0#steps", "/me/account/change/bank?q=%E3%81%BF"])(
    "%s is in the portal",
    (path) => expect(safeReturnTo(path, "/otherwise")).toBe(path),
  );

  test.each([
    undefined,
    null,
    "",
    "me",
    "https://example.jp/",
    "//example.jp/",
    "///example.jp",
    "/.//example.jp",
    "/me/..//example.jp",
    "/.//",
    "/me/..//",
    "//",
    "/\\example.jp",
    "/\\",
    "\\\\example.jp",
    "/\t/example.jp",
    "/\n/example.jp",
    "/\t/",
    " /me",
    "javascript:alert(1)",
    "data:text/html,x",
    "/me\\..\\x",
    "/me/nothing",
    "/favicon.svg",
    "/api/institutions/v1/cases",
    "/simulator/institutions/pension/notices",
    `/${"x".repeat(500)}`,
  ])("%j is not", (path) => expect(safeReturnTo(path, "/otherwise")).toBe("/otherwise"));

  test("dots are resolved, and stay inside", () => expect(safeReturnTo("/me/../../questions", "/")).toBe("/questions"));

  test("nothing that a header could not hold comes back", () => {
    const path = safeReturnTo("/me?q=a\r\nSet-Cookie: x=1&r=ひも", "/");
    expect(() => seeOther(path)).not.toThrow();
    expect(path).not.toMatch(/[\r\n]/);
  });
});

test("after a write 303, for what is not there 404", () => {
  const response = seeOther("/me", { "Set-Cookie": "a=b" });
  expect([response.status, response.headers.get("Location"), response.headers.get("Set-Cookie")]).toEqual([
    303,
    "/me",
    "a=b",
  ]);
  expect(notFound().status).toBe(404);
});
