/** Addresses drawn from the postal data, in parts, so that each can be written in every way. */
import { inKanji } from "../../app/matching/address-characters";
import { isNamedTwice, municipalityName } from "../../app/matching/municipalities";
import towns from "../../app/matching/towns.json";
import type { Draw } from "./pairs";

export interface DrawnAddress {
  prefecture: string;
  /** With its county, if it has one. */
  municipality: string;
  town: string;
  /** 丁目, 番 and 号, or 番地 and what follows it. */
  numbers: number[];
  /** 丁目・番・号 (住居表示), or 番地. */
  isLot: boolean;
  building: string;
  room: number | undefined;
}

const BUILDINGS = [
  "見本荘",
  "コーポ見本",
  "メゾン・ド・レイ",
  "ハイツ例",
  "例マンション",
  "サンハイム例町",
  "第二見本ビル",
  "REI COURT",
];
const municipalities = Object.entries(towns)
  .filter(([, names]) => names !== "")
  .map(([key, names]) => ({ key, towns: names.split(" ") }));

/** Some towns have numbers of blocks in their postal names: nobody could tell those from the numbers drawn. */
const HOLDS_DIGITS = /[0-9０-９]/u;

function drawTown(draw: Draw, names: readonly string[]): string {
  for (let tries = 0; tries < 20; tries++) {
    const town = draw.from(names);
    if (!HOLDS_DIGITS.test(town)) return town;
  }
  return "例町";
}

/** Names that begin or end with signs which addresses also use for numbers or words are drawn like all others. */
export function drawAddress(draw: Draw): DrawnAddress {
  const { key, towns: names } = draw.from(municipalities);
  const [prefecture = "", municipality = ""] = key.split(" ");
  const isLot = draw.below(3) === 0;
  const numbers = isLot
    ? [1 + draw.below(3000), 1 + draw.below(20)]
    : [1 + draw.below(8), 1 + draw.below(40), 1 + draw.below(30)];
  const house = draw.below(2) === 0;
  return {
    prefecture,
    municipality,
    town: drawTown(draw, names),
    numbers: isLot && draw.below(2) === 0 ? numbers.slice(0, 1) : numbers,
    isLot,
    building: house ? draw.from(BUILDINGS) : "",
    room: house ? 101 + 100 * draw.below(9) + draw.below(12) : undefined,
  };
}

/** The parts of a drawn address as they are written. */
export interface Writing {
  prefecture?: boolean;
  county?: boolean;
  between?: string;
  numbers?: "words" | "kanji" | "hyphens" | "no" | "mixed";
  hyphen?: string;
  room?: (room: number) => string;
}

const WORDS = ["丁目", "番", "号"];

function writeNumbers(
  { numbers, isLot }: DrawnAddress,
  style: NonNullable<Writing["numbers"]>,
  hyphen: string,
): string {
  if (style === "hyphens") return numbers.join(hyphen);
  if (style === "no") return numbers.join("の");
  const write = (number: number) => (style === "kanji" ? inKanji(number) : String(number));
  if (isLot)
    return numbers
      .map((number, i) => (i === 0 ? `${write(number)}番地` : `${style === "kanji" ? "の" : ""}${write(number)}`))
      .join("");
  if (style === "mixed") return `${inKanji(numbers[0] ?? 1)}丁目${numbers.slice(1).join("-")}`;
  return numbers.map((number, i) => `${write(number)}${WORDS[i]}`).join("");
}

/** Formal by default: everything written, the block in words. */
export function write(address: DrawnAddress, writing: Writing = {}): string {
  const {
    prefecture = true,
    county = true,
    between = "",
    numbers = "words",
    hyphen = "-",
    room = (number: number) => `${number}号室`,
  } = writing;
  const municipality = county
    ? address.municipality
    : address.municipality.replace(/^[^市区町村郡]{1,5}郡(?=[^市区郡]{1,7}[町村])/u, "");
  const house = address.building && address.room ? ` ${address.building}${between || " "}${room(address.room)}` : "";
  const head = [prefecture ? address.prefecture : "", municipality, address.town].filter(Boolean).join(between);
  return head + between + writeNumbers(address, numbers, hyphen) + house;
}

/** Whether the address can be understood without its prefecture. */
export function needsPrefecture({ municipality }: DrawnAddress): boolean {
  const name = municipality.replace(/^[^市区町村郡]{1,5}郡(?=[^市区郡]{1,7}[町村])/u, "");
  return isNamedTwice(municipalityName(name) ?? name);
}
