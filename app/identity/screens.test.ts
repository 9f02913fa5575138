import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { actionOf, findScreen, SCREENS } from "./screens";

const ROUTES = "app/routes";

/** `$viewer.cases.$receipt_.letter[.]pdf` is served at `cases/ANY/letter.pdf`. */
function pathOf(folder: string): string {
  const parts = folder
    .replace("[.]", "\u0000")
    .split(".")
    .slice(1)
    .filter((part) => part !== "_index");
  return parts.map((part) => part.replace(/_$/, "").replace("\u0000", ".").replace(/^\$.*/, "*")).join("/");
}

function sourceOf(folder: string): string {
  const files = readdirSync(`${ROUTES}/${folder}`).filter((name) => /^(route|load-case)/.test(name));
  return files.map((name) => readFileSync(`${ROUTES}/${folder}/${name}`, "utf8")).join("\n");
}

const folders = readdirSync(ROUTES).filter((folder) => folder.startsWith("$viewer."));

describe("every route of the viewer stands in the table, with every method that it has", () => {
  test.each(folders.map((folder) => [pathOf(folder), folder] as const))("%s", (path, folder) => {
    const screen = SCREENS.find(({ name }) => name === path);
    expect(screen, `no screen ${path}`).toBeDefined();
    expect(Boolean(screen?.act)).toBe(/export (async )?function action|export \{ action/.test(sourceOf(folder)));
  });

  test("and the table names nothing else", () => {
    expect(SCREENS.map(({ name }) => name).sort()).toEqual(folders.map(pathOf).sort());
  });
});

test.each([
  ["", "GET", "see"],
  ["linkages/pension", "GET", "see"],
  ["linkages/pension", "POST", "answer"],
  ["linkages/pension/report/check", "POST", "report"],
  ["cases/1124-0731-8/receipt.pdf", "HEAD", "follow_case"],
  ["account/", "GET", "see"],
  ["account", "POST", undefined],
  ["linkages/a/b", "GET", undefined],
  ["cases/1124-0731-8/receiptxpdf", "GET", undefined],
  ["nothing", "GET", undefined],
])("%s %s asks for %s", (path, method, action) => expect(actionOf(path, method)).toBe(action));

test("no path is two screens at once", () => {
  for (const { name } of SCREENS) expect(findScreen(name.replaceAll("*", "x"))?.name).toBe(name);
});
