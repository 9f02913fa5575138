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
} from "./cookies.server";
import { readSettings, provideSettings } from "./settings.server";

beforeAll(() => provideSettings(readSettings({})));

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
