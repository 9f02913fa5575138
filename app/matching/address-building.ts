/**
 * Building and rooms: what follows the block. Buildings have no official names, so that they are compared with more
 * patience.
 */
import { foldKana } from "./kana-folding";

export interface Building {
  /** Folded, without numbers; empty where only a room is written. */
  name: string;
  /** Numbers with the letters before them: A203, 3. The last is the room's. */
  numbers: string[];
}

export const NO_BUILDING: Building = { name: "", numbers: [] };

/** Written before the number of a floor, to tell it from a room's. */
const FLOOR = "f";

/** Reads what is written after the block. */
export function readBuilding(written: string): Building {
  const plain = written
    .toUpperCase()
    .replace(/[\s・･,.()[\]「」『』〈〉<>'"’&＆#/:;]/gu, " ")
    .replace(/(?<![A-Z\d])([A-Z])棟\s?-?(?=\d)/gu, "$1")
    .replace(/(?<=\d)号?棟\s?-?(?=\d)/gu, " ")
    .replace(/(\d+)(?:階|F(?![A-Z]))/gu, ` ${FLOOR}$1 `)
    .replace(/(?<=\d)(?:号室?|室|番室)(?!\p{L})/gu, " ")
    .replace(/(?<=[\d\s])(?:の|ノ|-)(?=\d)/gu, " ")
    .trim();
  if (!plain.replace(/[\s-]/gu, "")) return NO_BUILDING;
  const numbers = [...plain.matchAll(NUMBER)].map(([, letter = "", number = ""]) => letter + String(Number(number)));
  const name = plain.replace(NUMBER, " ").replace(/[\s-]/gu, "");
  return { name: name.replace(/[ぁ-ゖァ-ヺー]+/gu, foldKana), numbers };
}

const NUMBER = new RegExp(`(?<![A-Z])([A-Z${FLOOR}]?)-?\\s?(\\d+)`, "gu");

export type BuildingAnswer = "agree" | "room" | "building" | "building_one_side";

/** A house of a group of houses: without it nobody knows which. */
const ONE_OF_SEVERAL = /[棟館塔]$/u;

function withoutFloors(numbers: readonly string[]): string {
  return numbers.map((number) => number.replace(FLOOR, "")).join();
}

/** The floor may be left out before a room that begins with it: 2階 203 is 203. */
function sameRooms(a: readonly string[], b: readonly string[]): boolean {
  if (withoutFloors(a) === withoutFloors(b)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const room = long.at(-1)?.replace(/\D/gu, "") ?? "";
  const needed = long.filter(
    (number) => !(number.startsWith(FLOOR) && room.length > 2 && room.startsWith(number.slice(1))),
  );
  return short.length > 0 && needed.join() === short.join();
}

/**
 * Compares what is written of building and room. Another building with the same numbers is a doubt: buildings are
 * renamed.
 */
export function compareBuildings(a: Building, b: Building): BuildingAnswer {
  const isEmpty = ({ name, numbers }: Building) => !name && numbers.length === 0;
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b) ? "agree" : "building_one_side";
  if (Math.min(a.numbers.length, b.numbers.length) === 0 && a.numbers.length + b.numbers.length > 0)
    return "building_one_side";
  if (!sameRooms(a.numbers, b.numbers)) return a.numbers.length === b.numbers.length ? "room" : "building";
  if (a.name === b.name) return "agree";
  const only = a.name || b.name;
  return (!a.name || !b.name) && !ONE_OF_SEVERAL.test(only) ? "agree" : "building";
}
