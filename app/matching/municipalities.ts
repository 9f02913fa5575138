/** Which municipality an address begins with, and whether its name alone tells which one is meant. */
import { foldPlaceWords } from "./address-places";
import { foldVariants } from "./kanji-variants";
import list from "./municipalities.json";

export interface Municipality {
  /** As in the dictionary of towns: prefecture, a space, county and name. */
  key: string;
  prefecture: string;
}

const COUNTY = /^[^市区町村郡]{1,5}郡(?=[^市区郡]{1,7}[町村])/u;
const LONGEST = 12;

/** By folded name without its county; a ward of a city stands here under its own name as well. */
const byName = new Map<string, Municipality[]>();
const bareWards = new Map<string, number>();
for (const key of list) {
  const [prefecture = "", written = ""] = key.split(" ");
  const name = foldPlaceWords(foldVariants(written.replace(COUNTY, "")));
  byName.set(name, [...(byName.get(name) ?? []), { key, prefecture }]);
  const ward = /市([^市]+区)$/u.exec(name)?.[1];
  if (ward) bareWards.set(ward, (bareWards.get(ward) ?? 0) + 1);
}

/**
 * @param town municipality and town, folded
 * @returns the longest name of a municipality at its beginning, or undefined
 */
export function municipalityName(town: string): string | undefined {
  for (let length = Math.min(LONGEST, town.length); length > 1; length--) {
    const name = town.slice(0, length);
    if (byName.has(name)) return name;
  }
  return undefined;
}

/** The municipalities of this folded name; in the prefecture where one is given. */
export function municipalitiesNamed(name: string, prefecture: string): Municipality[] {
  const all = byName.get(name) ?? [];
  return prefecture ? all.filter((municipality) => municipality.prefecture === prefecture) : all;
}

/** Whether Japan has several municipalities, or wards of cities, of the name with which the folded town begins. */
export function isNamedTwice(town: string): boolean {
  const name = municipalityName(town);
  const ward = /^[^市区町村]{1,4}区/u.exec(town)?.[0] ?? "";
  return (byName.get(name ?? "")?.length ?? 0) + (bareWards.get(ward) ?? 0) > 1;
}
