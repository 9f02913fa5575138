/** Taking a written address apart: prefecture, municipality and town, block numbers, building and rooms. */
import { DIRECTIONS, HYPHENS, LOT_MARKS } from "./address-characters";
import { settleNumerals } from "./address-numerals";
import { readBuilding, type Building } from "./address-building";
import { foldPlaceWords } from "./address-places";
import { dropVariationSelectors, foldVariants } from "./kanji-variants";

export interface AddressParts {
  /** With 都道府県, or empty where it was left out. */
  prefecture: string;
  /** 郡, or empty. */
  county: string;
  /** What Kyoto writes before the town: 烏丸通四条下る. */
  street: string;
  /** Municipality and town, in folded signs, without 大字 and 字. */
  town: string;
  /** 丁目, 番地, 号 and what follows them, outermost first; directions and marks of lots among them. */
  block: string[];
  building: Building;
  /** How each part was written, to tell afterwards what was folded. */
  writing: AddressWriting;
}

/** The writing of each kind of thing that folding takes away. Two addresses that agree differ in these alone. */
export interface AddressWriting {
  width: string;
  variation_selector: string;
  variant_kanji: string;
  number_script: string;
  block_words: string;
  place_words: string;
  building_style: string;
  spaces: string;
}

/** 県町 is a town, so that 長野市県町 begins with no prefecture. */
const PREFECTURE = /^(?:東京都|北海道|京都府|大阪府|(?:(?![市区町村])\p{Script=Han}){2,3}県)/u;
/** 郡 names a county only where a town or village follows, as not in 郡山市 or 小郡市. */
const COUNTY = /^[^市区町村郡\s\d]{1,5}郡(?=[^市区郡\s]{1,7}[町村])/u;
const KYOTO_WARD = /^京都市[^区]{1,3}区/u;
/** Up to the last turn: 上る (north), 下る (south), 東入, 西入. */
const KYOTO_STREET =
  /^.*(?:上が?る|下が?る|上ル|下ル|上ガル|下ガル|東入る?|西入る?|東入ル|西入ル|東イル|西イル)[\s、,]*/u;
const POSTAL_CODE = new RegExp(`^\\s*(?:〒|郵便番号)?\\s*\\d{3}[${HYPHENS}]\\d{4}\\s+|^\\s*〒\\s*\\d{7}\\s*`, "u");

const BLOCK_WORD =
  /^\s*(?:丁目|丁(?=[\d\-\s番]|$)|番地|番(?=[\d\-\sのノ之乃]|$)|号(?![棟館室車地])|地割|[条線](?=[東西南北]?(?:[\d\-\s甲乙丙丁一二三四五六七八九十]|$)))\s*/u;
const BETWEEN_NUMBERS = /^\s*[-のノ之乃]+\s*(?=\d|[甲乙丙丁イロハニホヘト])/u;
const DIRECTION = new RegExp(`^[${DIRECTIONS}]{1,2}(?=\\s?[${LOT_MARKS}]?\\s?\\d)`, "u");
const LOT = new RegExp(`^\\s?[${LOT_MARKS}](?=\\s?-?\\d)`, "u");

/** Everything but the unusual kinds of hyphens; the wide one is a matter of width. */
const OTHER_HYPHENS = /[^‐‑‒–—―⁃−─━ー~〜]/gu;

const ANY_HYPHEN = new RegExp(`(?<![ァ-ヺぁ-ゖー])[${HYPHENS}]+|(?<=[ァ-ヺぁ-ゖー])[\\-‐‑‒–—―−─━~](?=\\d)`, "gu");

/** In ordinary width; every hyphen as one, a long vowel kept where kana stand before it. */
function foldSigns(text: string): string {
  return text
    .normalize("NFKC")
    .replace(ANY_HYPHEN, "-")
    .replace(/(?<=\d)\s*[一](?=\s*\d)/gu, "-")
    .replace(/[,、，.．。]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

export interface Block {
  numbers: string[];
  words: string;
  rest: string;
}

/** 第1地割上村43, 4丁目塩越63: behind these words the name of the place may go on. */
const BEFORE_NAME = /(?:地割|条|線|丁目)\|$/u;
const GOES_ON = /^[^\d\s]+(?=\d)/u;

/** Behind 番 and 号 comes no further number of the block: 5番23号1丁目マンション. */
const AT_ITS_END = /番\|.*号\|$/u;

function takeNext(text: string, words: string): { token?: string; word?: string; length: number } | undefined {
  const number = /^\s?(\d+)/u.exec(text);
  if (number) return { token: number[1] ?? "", length: number[0].length };
  const word = BLOCK_WORD.exec(text) ?? BETWEEN_NUMBERS.exec(text);
  if (word) return { word: word[0].trim(), length: word[0].length };
  const mark = DIRECTION.exec(text) ?? LOT.exec(text) ?? (BEFORE_NAME.test(words) ? GOES_ON.exec(text) : null);
  return mark ? { token: mark[0].trim(), length: mark[0].length } : undefined;
}

/**
 * Reads on as long as numbers, their words, directions and marks of lots follow one another; a number after a bare
 * space is a room.
 */
export function readBlock(text: string): Block {
  const numbers: string[] = [];
  let words = "";
  let rest = text;
  for (let next = takeNext(rest, words); next; next = takeNext(rest, words)) {
    const afterNumber = /\d$/u.test(text.slice(0, text.length - rest.length));
    if (next.token !== undefined && ((afterNumber && /^\s/u.test(rest)) || AT_ITS_END.test(words))) break;
    if (next.token !== undefined) numbers.push(next.token);
    else words += `${next.word}|`;
    rest = rest.slice(next.length);
  }
  return { numbers, words, rest };
}

/** 1-2-3-101号室: the last number was a room's. */
function giveBackRoom({ numbers, words, rest }: Block): Block {
  const isRoom =
    numbers.length > 1 && /^(?:号?室|号?棟|階|F(?![A-Z]))/iu.test(rest) && /^\d+$/u.test(numbers.at(-1) ?? "");
  return isRoom ? { numbers: numbers.slice(0, -1), words, rest: `${numbers.at(-1)}${rest}` } : { numbers, words, rest };
}

/** Takes apart an address in any of its usual writings. */
export function addressParts(address: string): AddressParts {
  const selected = dropVariationSelectors(address);
  const plain = foldSigns(selected).replace(POSTAL_CODE, "");
  const common = foldVariants(plain);
  const prefecture = PREFECTURE.exec(common)?.[0] ?? "";
  const afterPrefecture = common.slice(prefecture.length).trimStart();
  const county = COUNTY.exec(afterPrefecture)?.[0] ?? "";
  const afterCounty = afterPrefecture.slice(county.length).trimStart();
  const ward = KYOTO_WARD.exec(afterCounty)?.[0] ?? "";
  const street = ward ? (KYOTO_STREET.exec(afterCounty.slice(ward.length))?.[0] ?? "") : "";
  const within = ward + afterCounty.slice(ward.length + street.length);
  const settled = settleNumerals(within);
  const begins = settled.search(/\d/u);
  const place = begins < 0 ? settled : settled.slice(0, begins);
  const head = place.replace(/第$/u, "").replace(/[\s-]/gu, "");
  const { numbers, words, rest } = giveBackRoom(readBlock(begins < 0 ? "" : settled.slice(begins)));
  return {
    prefecture,
    county,
    street: street.replace(/\s/gu, ""),
    town: foldPlaceWords(head),
    block: numbers,
    building: readBuilding(rest),
    writing: {
      width: widthOf(selected),
      variation_selector: selected === address ? "" : address.replace(selected, ""),
      variant_kanji:
        plain === common ? "" : [...plain].filter((character) => foldVariants(character) !== character).join(""),
      number_script: scriptOf(within, settled),
      block_words: `${words}${selected.replace(OTHER_HYPHENS, "")}`,
      place_words: head === foldPlaceWords(head) ? "" : head,
      building_style: rest.replace(/\s/gu, ""),
      spaces: [...plain.matchAll(/\s/gu)].map(({ index }) => index).join(),
    },
  };
}

/** The full-width and half-width signs of a text. */
function widthOf(text: string): string {
  return text.replace(/[^\uFF01-\uFFEF\u3000①-⓿㈠-㋿]/gu, "");
}

function scriptOf(before: string, after: string): string {
  return before === after ? "" : before.replace(/[^\d〇一二三四五六七八九十百千零壱弐参拾]/gu, "");
}
