import { describe, expect, test } from "vitest";
import { findScreen, path } from "./path";

test("a path is made from what the screen names and what is asked there", () => {
  expect(path("front")).toBe("/");
  expect(path("linkage", { viewer: "me", scheme: "pension" })).toBe("/me/linkages/pension");
  expect(path("desk", {}, { done: "retry" })).toBe("/desk?done=retry");
  expect(path("linkage", { viewer: "me", scheme: "pension" }, { from: undefined })).toBe("/me/linkages/pension");
  expect(path("case-letter-pdf", { viewer: "m-1", receipt: "1124-0731-8" })).toBe("/m-1/cases/1124-0731-8/letter.pdf");
});

test("no value leads out of its place", () => {
  expect(path("linkage", { viewer: "me", scheme: "../?a#b" })).toBe("/me/linkages/..%2F%3Fa%23b");
  expect(path("sign-in", {}, { "return-to": "/me?a=1&b" })).toBe("/sign-in?return-to=%2Fme%3Fa%3D1%26b");
});

test("what the table does not know is refused by the compiler", () => {
  // @ts-expect-error there is no such screen
  expect(() => path("nowhere")).toThrow(TypeError);
  // @ts-expect-error the scheme is missing
  path("linkage", { viewer: "me" });
  // @ts-expect-error everything is missing
  path("linkage");
  // @ts-expect-error there is nothing to name
  path("desk", { viewer: "me" });
  // @ts-expect-error a rest is no place
  path("api-unknown");
});

describe("a path is read back", () => {
  test.each([
    ["/me/linkages/pension", "linkage", { viewer: "me", scheme: "pension" }],
    ["/me/enquiries/new", "enquiry-new", { viewer: "me" }],
    ["/me/enquiries/1", "enquiry", { viewer: "me", enquiry: "1" }],
    ["/desk/mandates/new", "registration", {}],
    ["/api/institutions/v1/what/else", "api-unknown", {}],
    ["/me/", "home", { viewer: "me" }],
  ])("%s", (pathname, id, params) => expect(findScreen(pathname)).toEqual({ id, params }));

  test.each(["/me/nothing", "//me", "/me//linkages", "me", "", "/me/cases/1/letterxpdf"])("%j is none", (pathname) =>
    expect(findScreen(pathname)).toBeUndefined(),
  );
});
