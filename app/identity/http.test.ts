import { beforeAll, describe, expect, test } from "vitest";
import {
  cardOnReader,
  ceremonyCookie,
  displayCookie,
  displayOf,
  emptyReaderCookie,
  endSessionCookie,
  readerCookie,
  sessionCookie,
  sessionToken,
} from "../platform/cookies.server";
import { notFound, readForm, safeReturnTo, seeOther } from "./http.server";
import { readSettings, provideSettings } from "../platform/settings.server";

beforeAll(() => provideSettings(readSettings({})));

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
    `/${"x".repeat(500)}`,
  ])("%j is not", (path) => expect(safeReturnTo(path, "/otherwise")).toBe("/otherwise"));

  test("dots are resolved, and stay inside", () => expect(safeReturnTo("/me/../../x", "/")).toBe("/x"));

  test("nothing that a header could not hold comes back", () => {
    const path = safeReturnTo("/me?q=a\r\nSet-Cookie: x=1&r=ひも", "/");
    expect(() => seeOther(path)).not.toThrow();
    expect(path).not.toMatch(/[\r\n]/);
  });
});

describe("a posted form", () => {
  const post = (body: BodyInit) => readForm(new Request("http://localhost/", { method: "POST", body }));

  test.each([
    ["plain", "plain"],
    ["  around  ", "around"],
    ["　全角の空白　", "全角の空白"],
    ["two\r\nlines", "two\nlines"],
    ["a\tb", "a\tb"],
    ["葛󠄀城 🙂 𠮷", "葛󠄀城 🙂 𠮷"],
  ])("%j is read as %j", async (typed, read) => {
    const form = await post(new URLSearchParams({ text: typed }));
    expect(form.get("text")).toBe(read);
    expect(form.unusable).toEqual([]);
  });

  test.each(["a\u0000b", "\u0007", "a\u001Bb", "\u007F", "a\u000Bb"])(
    "%j holds what no keyboard makes: it is taken out and told",
    async (typed) => {
      const form = await post(new URLSearchParams({ text: typed, other: "x" }));
      expect(form.unusable).toEqual(["text"]);
      // oxlint-disable-next-line no-control-regex
      expect(form.get("text")).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F]/);
    },
  );

  test("a field that is not there is empty", async () =>
    expect((await post(new URLSearchParams())).get("constructor")).toBe(""));

  test("a file in a text field's place is no text", async () => {
    const data = new FormData();
    data.set("text", new File(["x"], "x.txt"));
    expect((await post(data)).get("text")).toBe("");
  });

  test("a body that is no form holds no fields", async () => expect((await post("{}")).get("{}")).toBe(""));

  test("of two fields with one name the last counts", async () => {
    const twice = new URLSearchParams([
      ["pin", "1111"],
      ["pin", "2222"],
    ]);
    expect((await post(twice)).get("pin")).toBe("2222");
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

describe("cookies", () => {
  const https = () => provideSettings(readSettings({ ORIGIN: "https://himozuke.example.jp", DEMO: "off" }));
  const http = () => provideSettings(readSettings({}));
  const own = {
    session: () => sessionCookie("t"),
    ceremony: () => ceremonyCookie("b"),
    reader: () => readerCookie("s"),
  };

  test.each(Object.entries(own))("%s on https is bound to this host, and not for scripts", (_, cookie) => {
    https();
    expect(cookie()).toMatch(/^__Host-himozuke[a-z-]*=/);
    for (const part of ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"]) expect(cookie().split("; ")).toContain(part);
    expect(cookie()).not.toMatch(/Domain/i);
  });

  test.each(Object.entries(own))("%s on http has the plain name, which browsers take", (_, cookie) => {
    http();
    expect(cookie()).toMatch(/^himozuke[a-z-]*=/);
    expect(cookie()).toContain("HttpOnly");
    expect(cookie()).not.toContain("Secure");
  });

  test.each(["http", "https"])("what is set on %s is read again, and only that", (scheme) => {
    if (scheme === "https") https();
    else http();
    const from = (...cookies: string[]) =>
      new Request("http://localhost/", {
        headers: { Cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") },
      });
    const request = from("x=1", sessionCookie("a.b.c=="), readerCookie("MHN0-1"));
    expect(sessionToken(request)).toBe("a.b.c==");
    expect(cardOnReader(request)).toBe("MHN0-1");
    const wrongName = scheme === "https" ? "himozuke=stolen" : "__Host-himozuke=stolen";
    expect(sessionToken(from(wrongName))).toBeUndefined();
    expect(sessionToken(new Request("http://localhost/"))).toBeUndefined();
  });

  test("a session's cookie goes with the browser, the ceremony's after ten minutes", () => {
    http();
    expect(sessionCookie("t")).not.toContain("Max-Age");
    expect(ceremonyCookie("b")).toContain("Max-Age=600");
    for (const ended of [endSessionCookie(), emptyReaderCookie()]) expect(ended).toContain("Max-Age=0");
  });

  test.each([
    ["en.200.high", { language: "en", textSize: 200, contrast: "high" }],
    ["", { language: "ja", textSize: 100, contrast: "normal" }],
    ["xx.999.loud", { language: "ja", textSize: 100, contrast: "normal" }],
    ["<script>", { language: "ja", textSize: 100, contrast: "normal" }],
  ])("display %j", (value, display) => {
    expect(displayOf(new Request("http://localhost/", { headers: { Cookie: `himozuke-display=${value}` } }))).toEqual(
      display,
    );
  });

  test("display settings come back as they were chosen", () => {
    const chosen = { language: "en", textSize: 150, contrast: "high" } as const;
    const [pair = ""] = displayCookie(chosen).split(";");
    expect(displayOf(new Request("http://localhost/", { headers: { Cookie: pair } }))).toEqual(chosen);
  });
});
