import { readdirSync } from "node:fs";
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
