import { describe, expect, test } from "vitest";
import { StartError } from "../../db/client";
import { readSettings } from "./settings.server";

test("nothing set: this machine only, embedded database, with the invented people", () => {
  expect(readSettings({})).toEqual({
    host: "127.0.0.1",
    port: 3000,
    origin: "http://localhost:3000",
    rpId: "localhost",
    secure: false,
    dataDir: "var/data",
    databaseUrl: undefined,
    demo: true,
    demoPace: "quick",
    demoDay: true,
    demoSeed: "himozuke",
    smtpUrl: undefined,
    mailFrom: "no-reply@localhost",
  });
});

test("an empty value counts as not set", () => {
  expect(readSettings({ HOST: "", PORT: "", ORIGIN: "", DATA_DIR: "", DATABASE_URL: "", DEMO: "" })).toEqual(
    readSettings({}),
  );
});

test("all set: the address that browsers use gives RP id and protected cookies", () => {
  const env = {
    HOST: "0.0.0.0",
    PORT: "8080",
    ORIGIN: "https://himozuke.example.jp",
    DATA_DIR: "/srv/himozuke",
    DATABASE_URL: "postgres://portal:secret@db.example.jp:5432/himozuke",
    DEMO: "off",
    DEMO_DAY: "off",
    SMTP_URL: "smtps://portal:secret@mail.example.jp",
    MAIL_FROM: "himozuke@example.jp",
  };
  expect(readSettings(env)).toEqual({
    host: "0.0.0.0",
    port: 8080,
    origin: "https://himozuke.example.jp",
    rpId: "himozuke.example.jp",
    secure: true,
    dataDir: "/srv/himozuke",
    databaseUrl: "postgres://portal:secret@db.example.jp:5432/himozuke",
    demo: false,
    demoPace: "quick",
    demoDay: false,
    demoSeed: "himozuke",
    smtpUrl: "smtps://portal:secret@mail.example.jp",
    mailFrom: "himozuke@example.jp",
  });
});

test("the port is the origin's, where no origin is named", () =>
  expect(readSettings({ PORT: "4000" }).origin).toBe("http://localhost:4000"));

describe("a wrong value ends with one clear line that names the setting", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["PORT", "3000x"],
    ["ORIGIN", "himozuke.example.jp"],
    ["ORIGIN", "ftp://himozuke.example.jp"],
    ["ORIGIN", "https://himozuke.example.jp/"],
    ["ORIGIN", "https://himozuke.example.jp/portal"],
    ["ORIGIN", "https://user@himozuke.example.jp"],
    ["ORIGIN", "javascript:alert(1)"],
    ["DATABASE_URL", "localhost"],
    ["DATABASE_URL", "mysql://portal:secret@localhost/himozuke"],
    ["DEMO", "yes"],
    ["DEMO", "ON"],
    ["DEMO", "on,off"],
    ["DEMO_PACE", "slow"],
    ["DEMO_DAY", "yes"],
    ["SMTP_URL", "mail.example.jp"],
    ["SMTP_URL", "https://mail.example.jp"],
    ["MAIL_FROM", "himozuke"],
  ])("%s=%s", (name, value) => {
    const error = catchError({ [name]: value });
    expect(error).toBeInstanceOf(StartError);
    expect(error.message).toMatch(new RegExp(`^${name}: .+`));
    expect(error.message).not.toContain("\n");
    expect(error.message).not.toContain("undefined");
  });

  test("and never shows a password", () => {
    expect(catchError({ SMTP_URL: "https://portal:hunter2@mail.example.jp" }).message).not.toContain("hunter2");
    expect(catchError({ DATABASE_URL: "mysql://portal:hunter2@localhost/himozuke" }).message).not.toContain("hunter2");
  });
});

function catchError(env: Record<string, string>): Error {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("these settings were taken");
}

describe("the invented people and their PINs", () => {
  const server = "postgres://localhost/himozuke";
  test.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ DEMO: "off" }, false],
    [{ DATABASE_URL: server }, false],
    [{ DATABASE_URL: server, DEMO: "on" }, true],
    [{ ORIGIN: "http://localhost:3000" }, true],
    [{ ORIGIN: "http://portal.localhost" }, true],
    [{ ORIGIN: "http://127.0.0.1:3000" }, true],
    [{ ORIGIN: "http://127.1.2.3" }, true],
    [{ ORIGIN: "http://[::1]:3000" }, true],
    [{ ORIGIN: "https://himozuke.example.jp", DEMO: "off" }, false],
    [{ ORIGIN: "https://himozuke.example.jp", DATABASE_URL: server }, false],
    [{ ORIGIN: "https://himozuke.example.jp", DEMO: "on,on" }, true],
  ])("%j: %s", (env, demo) => expect(readSettings(env).demo).toBe(demo));

  test.each<Record<string, string>>([
    { ORIGIN: "https://himozuke.example.jp" },
    { ORIGIN: "https://himozuke.example.jp", DEMO: "on" },
    { ORIGIN: "http://192.168.0.10:3000", DEMO: "on" },
    { ORIGIN: "http://localhost.example.jp", DEMO: "on" },
    { ORIGIN: "http://127.0.0.1.example.jp", DEMO: "on" },
    { ORIGIN: "https://himozuke.example.jp", DATABASE_URL: server, DEMO: "on" },
  ])("%j is refused unless it is said twice", (env) => {
    expect(catchError(env).message).toMatch(/^DEMO .+DEMO=on,on$/);
    expect(readSettings({ ...env, DEMO: "on,on" }).demo).toBe(true);
  });
});
