/** Taking a written address apart: prefecture, municipality and town, block numbers, building, room. */
import { foldAll, type FoldingStep } from "./folding";
import { dropVariationSelectors, foldVariants } from "./kanji-variants";

export interface AddressParts {
  /** With 都道府県, or empty where it was left out. */
  prefecture: string;
  /** Municipality and town, without county, 大字 and street names. */
  town: string;
  /** 丁目, 番地, 号 and what follows them, outermost first. */
  block: string[];
  building: string;
  room: string;
}

const HYPHENS = String.raw`\p{Pd}−─ー`;
const NUMERALS = new Map([..."〇一二三四五六七八九"].map((numeral, value) => [numeral, value]));
const MAGNITUDES = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** 二十三, 百一 and 二三 alike; 万 does not occur in a block. */
function readNumeral(text: string): string {
  if (![...MAGNITUDES.keys()].some((magnitude) => text.includes(magnitude))) return [...text].map((digit) => NUMERALS.get(digit)).join("");
  let total = 0;
  let pending = 0;
  for (const character of text) {
    const magnitude = MAGNITUDES.get(character);
    if (magnitude) total += (pending || 1) * magnitude;
    pending = magnitude ? 0 : (NUMERALS.get(character) ?? 0);
  }
  return String(total + pending);
}

function foldPlaceWords(text: string): string {
  return text
    .replace(/大字|小字|(?<![文十赤])字(?=\p{Script=Han})/gu, "")
    .replace(/(?<=\p{Script=Han})[ヶケヵカがガヵ](?=\p{Script=Han})/gu, "ケ")
    .replace(/(?<=\p{Script=Han})[のノ之乃](?=\p{Script=Han})/gu, "ノ")
    .replace(/(?<=\p{Script=Han})[つツッっ](?=\p{Script=Han})/gu, "ツ");
}

function foldBlockWords(text: string): string {
  return text
    .replace(/(\d+)号?室/gu, "$1")
    .replace(/(\d+)(?:丁目|番地|番(?!町)|号(?!棟|館))(?:[のノ之]|\s)*/gu, "$1-")
    .replace(new RegExp(`(?<=\\d)[のノ之${HYPHENS}]+(?=\\d)`, "gu"), "-")
    .replace(/-+/gu, "-")
    .replace(/(?<=-)\s+(?=\d)/gu, "");
}

/** In this order. Every step works on both sides alike, so that 三田 may well become 3田. */
export const ADDRESS_STEPS: readonly FoldingStep[] = [
  { reason: "variation_selector", fold: dropVariationSelectors },
  { reason: "variant_kanji", fold: foldVariants },
  { reason: "width", fold: (text) => text.normalize("NFKC").replace(/\s+/gu, " ").trim() },
  { reason: "place_words", fold: foldPlaceWords },
  { reason: "number_script", fold: (text) => text.replace(/[〇一二三四五六七八九十百千]+/gu, readNumeral).replace(/(?<!\d)0+(?=\d)/gu, "") },
  { reason: "block_words", fold: foldBlockWords },
];

const PREFECTURE = /^(東京都|北海道|京都府|大阪府|\p{Script=Han}{2,3}県)/u;
/** 郡 names a county only where a town or village follows, as not in 郡山市 or 小郡市. */
const COUNTY = /^[^市区町村郡\s\d]{1,5}郡(?=[^市区郡\s]{1,7}[町村])/u;
const KYOTO_STREET = /(?<=^京都市[^区]{1,3}区).*(?:上る|下る|上ル|下ル|上がる|下がる|東入る?|西入る?|東入ル|西入ル)/u;

/** Where the block begins: at numbers joined by hyphens, else at those that end the text or stand before a space, else at the last. */
function findBlock(text: string): RegExpExecArray | undefined {
  const runs = [...text.matchAll(/\d+(?:-\d+)*-?/gu)];
  const joined = runs.find(([run]) => run.includes("-"));
  const apart = runs.find((run) => /^(?:\s|$)/u.test(text.slice(run.index + run[0].length)));
  return joined ?? apart ?? runs.at(-1);
}

function readBuilding(text: string): Pick<AddressParts, "building" | "room"> {
  const plain = text.toUpperCase().replace(new RegExp(`[\\s${HYPHENS}・,.]`, "gu"), " ").replace(/(\d+)(?:階|F)(?!\p{L})/gu, "$1").trim();
  const room = /([A-Z]?)\s?(\d+)$/u.exec(plain);
  const building = (room ? plain.slice(0, room.index) : plain).replace(/\s/gu, "");
  return { building, room: room ? `${room[1]}${room[2]}` : "" };
}

/** Takes apart an address in any of its usual writings. */
export function addressParts(address: string): AddressParts {
  const early = foldAll(ADDRESS_STEPS.slice(0, 3), address);
  const prefecture = PREFECTURE.exec(early)?.[0] ?? "";
  const within = early.slice(prefecture.length).trimStart().replace(COUNTY, "").replace(KYOTO_STREET, "");
  const folded = foldAll(ADDRESS_STEPS.slice(3), within);
  const found = findBlock(folded);
  const town = (found ? folded.slice(0, found.index) : folded).replace(/\s/gu, "");
  const block = found ? found[0].split("-").filter(Boolean) : [];
  const rest = found ? folded.slice(found.index + found[0].length) : "";
  return { prefecture, town, block, ...readBuilding(rest) };
}

/** What an address says beyond municipality, town and block, and the address without it, as written. */
export function leftOutParts(address: string): { prefecture: boolean; street: boolean; rest: string } {
  const afterPrefecture = address.trim().replace(PREFECTURE, "").trimStart();
  const afterCounty = afterPrefecture.replace(COUNTY, "");
  const rest = afterCounty.replace(KYOTO_STREET, "");
  return { prefecture: afterCounty !== address.trim(), street: rest !== afterCounty, rest };
}
