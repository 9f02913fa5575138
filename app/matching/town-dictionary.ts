/** The towns of every municipality, consulted only where the rules of writing leave two addresses apart. */
import { addressParts, type AddressParts } from "./address-parts";
import { readNumeral } from "./address-characters";
import { municipalitiesNamed, municipalityName } from "./municipalities";
import towns from "./towns.json";

interface Town {
  /** Folded, up to its first number of a block. */
  text: string;
  /** Numbers of its name that addresses write as part of the block: 二条 of 二十四軒二条. */
  block: string[];
  /** Every number in its name. */
  numbers: string[];
}

const decoded = new Map<string, Town[]>();

/** A number behind it lets the name be read like the beginning of an address. */
function readTown(name: string): Town {
  const { town: text, block } = addressParts(`${name}1`);
  const within = [...text.matchAll(/[〇一二三四五六七八九十百千]+/gu)].map(([numeral]) => String(readNumeral(numeral)));
  const inBlock = block.slice(0, -1);
  return { text, block: inBlock, numbers: [...within, ...inBlock] };
}

function townsOf(key: string): Town[] {
  const known =
    decoded.get(key) ?? ((towns as Record<string, string>)[key] ?? "").split(" ").filter(Boolean).map(readTown);
  decoded.set(key, known);
  return known;
}

interface Located {
  /** What is written after the municipality. */
  town: string;
  block: string[];
}

/** Like 霞関 for 霞ケ関, or a town without its 町. */
function loosely(town: string): string {
  return town.replace(/[ケノツ]/gu, "").replace(/町$/u, "");
}

function startsWith(list: readonly string[], beginning: readonly string[]): boolean {
  return beginning.length > 0 && beginning.every((item, i) => list[i] === item);
}

/** 西区24-2-2-3-3 for 西区二十四軒二条2丁目3-3: only the numbers of the town's name were written. */
function agreesInNumbers(known: readonly Town[], bare: Located, full: Located): boolean {
  if (bare.town !== "") return false;
  const meant = known.filter((town) => startsWith(bare.block, town.numbers));
  const longest = Math.max(...meant.map(({ numbers }) => numbers.length));
  const found = meant.filter(({ numbers }) => numbers.length === longest);
  const [town] = found;
  if (!town || found.length !== 1 || town.text !== full.town) return false;
  return [...town.block, ...bare.block.slice(town.numbers.length)].join("-") === full.block.join("-");
}

/**
 * `agree`: the dictionary knows the one, and nothing else can be meant by the other. `unsure`: a part of the town's
 * name is left out.
 */
export function compareByDictionary(a: AddressParts, b: AddressParts): "agree" | "unsure" | undefined {
  const name = municipalityName(a.town);
  if (!name || municipalityName(b.town) !== name) return undefined;
  const keys = municipalitiesNamed(name, a.prefecture || b.prefecture).map(({ key }) => key);
  const known = keys.flatMap(townsOf);
  const [one, other] = [a, b].map(({ town, block }): Located => ({ town: town.slice(name.length), block })) as [
    Located,
    Located,
  ];
  if (agreesInNumbers(known, one, other) || agreesInNumbers(known, other, one)) return "agree";
  if (one.block.join("-") !== other.block.join("-") || one.town === other.town) return undefined;
  const isKnown = (town: string) => known.some(({ text }) => text === town);
  const [knowsOne, knowsOther] = [isKnown(one.town), isKnown(other.town)];
  if (knowsOne === knowsOther) return undefined;
  if (loosely(one.town) === loosely(other.town)) return "agree";
  const [town, unknown] = knowsOne ? [one.town, other.town] : [other.town, one.town];
  return unknown.startsWith(town) ? "unsure" : undefined;
}
