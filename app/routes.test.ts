import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findScreen } from "./path";
import { type ScreenId, SCREENS } from "./routes";

const ids = Object.keys(SCREENS) as ScreenId[];

/** Every module that stands in a room's `screens/` itself; what only one screen needs stands in a folder below. */
function modulesOnDisk(): string[] {
  const rooms = readdirSync("app", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return rooms
    .flatMap(({ name }) => (readdirSync(`app/${name}`).includes("screens") ? filesIn(`${name}/screens`) : []))
    .filter((file) => /(?<![.]test)[.]tsx?$/.test(file));
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(`app/${folder}`, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
}

test("the table names every screen that there is, and no other", () => {
  expect(ids.map((id) => SCREENS[id].module).sort()).toEqual(modulesOnDisk().sort());
});

describe("no path is two screens at once", () => {
  test.each(ids.map((id) => [SCREENS[id].path, id]))("%s is %s", (path, id) => {
    expect(findScreen(path.replaceAll(/:[a-z]+|[*]/g, "x"))?.id).toBe(id);
  });
});

describe("what somebody types", () => {
  /** A screen's module and the parts in the folder of its name. */
  function sourceOf(id: ScreenId): string {
    const module = `app/${SCREENS[id].module}`;
    const parts = module.replace(/[.]tsx?$/, "");
    const files = existsSync(parts) ? readdirSync(parts).map((name) => `${parts}/${name}`) : [];
    return [module, ...files].map((file) => readFileSync(file, "utf8")).join("\n");
  }

  test("is kept and given back exactly where the table says so", () => {
    const marks = { keepsTyped: /keepsTyped/, form: /TYPED_FORM/, givenBack: /unsentOf|findTyped/ };
    const found = ids.flatMap((id) =>
      Object.entries(marks).flatMap(([mark, pattern]) =>
        pattern.test(sourceOf(id)) === "keepsTyped" in SCREENS[id] ? [] : `${id}: ${mark}`,
      ),
    );
    expect(found, "keepsTyped in the table, on the page, the form's id and what the loader gives back").toEqual([]);
  });

  test("is not taken away by the session's warning", () => {
    const types = /<(TextArea|Field|PinField|FactFields|SelectField)\b/;
    const screens = ids.filter((id) => SCREENS[id].path.startsWith("/:viewer") || SCREENS[id].path.startsWith("/desk"));
    expect(screens.filter((id) => types.test(sourceOf(id)) && !/textEntry: true/.test(sourceOf(id)))).toEqual([]);
  });
});

describe("links are made from the table", () => {
  const segments = ids.flatMap((id) => SCREENS[id].path.split("/")).filter((segment) => /^[a-z]/.test(segment));
  const places = ids.map((id) => SCREENS[id].path.split("/")[1] ?? "").filter((place) => /^[a-z]/.test(place));
  const end = "(?![\\w.-])";
  /** A string that begins like a screen's path, or goes on like one behind a value. */
  const byHand = new RegExp(
    `["'\`]/(\\$\\{|(me|${[...new Set(places)].join("|")})${end})|\\$\\{[^{}]*\\}/(me|${[...new Set(segments)].join("|")})${end}`,
  );

  test("a path written by hand is seen, and another is not", () => {
    for (const text of ['"/me"', "`/desk?show=${one}`", "`/${viewer}/cases`", "`${base}/linkages/${id}`", "'/sign-in'"])
      expect(byHand.test(text), text).toBe(true);
    for (const text of ['"/healthz"', '"/passkey.js"', "`${origin}/metadata`", '"../desk/desk"', '"/problems"'])
      expect(byHand.test(text), text).toBe(false);
  });

  // browser/ is served to every page as it is, and does not carry the table along.
  const sources = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
    (file) => /(?<![.]test)[.]tsx?$/.test(file) && file !== "routes.ts" && !file.startsWith("browser/"),
  );

  test("nowhere is one written by hand", () => {
    const found = sources.flatMap((file) =>
      withoutComments(readFileSync(`app/${file}`, "utf8"))
        .split("\n")
        .filter((line) => byHand.test(line) && !/ from "/.test(line))
        .map((line) => `app/${file}: ${line.trim()}`),
    );
    expect(found, 'write path("…", { … }) from app/path.ts').toEqual([]);
  });
});

function withoutComments(source: string): string {
  return source.replace(/[/][*].*?[*][/]/gs, "").replace(/(?<!:)[/][/] .*/g, "");
}
