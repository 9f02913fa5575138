/**
 * Two addresses that are equal up to their block, but for spaces and the prefecture, and differ in how its numbers are
 * joined: 6丁目18番23号 and 6-18-23.
 */
import { readNumeral } from "./address-characters";
import { foldPlaceWords } from "./address-places";
import { foldVariants } from "./kanji-variants";
import { isNamedTwice } from "./municipalities";

const WORD = 1;
const DIGIT = 2;
const KANJI = 3;
const SPACE = 4;

/** By UTF-16 unit: what a sign is within a block; 0 ends it. */
const kinds = new Uint8Array(0x10000);
for (const sign of "丁目番地号のノ之-‐‑‒–—―−─━ー－ｰ") kinds[sign.charCodeAt(0)] = WORD;
for (const sign of "0123456789０１２３４５６７８９") kinds[sign.charCodeAt(0)] = DIGIT;
for (const sign of "〇一二三四五六七八九十百千") kinds[sign.charCodeAt(0)] = KANJI;
for (const sign of " \u3000") kinds[sign.charCodeAt(0)] = SPACE;

function kindAt(text: string, at: number): number {
  return kinds[text.charCodeAt(at)] ?? 0;
}

interface Block {
  key: string;
  /** Where the building begins, or the end. */
  end: number;
}

/** A run of digits or of kanji numerals, not of both. */
function numberEnd(text: string, begin: number): number {
  const kind = kindAt(text, begin);
  let end = begin + 1;
  while (end < text.length && kindAt(text, end) === kind) end++;
  return end;
}

function valueOf(text: string, begin: number, end: number): number {
  const run = text.slice(begin, end);
  return kindAt(text, begin) === KANJI ? readNumeral(run) : Number(run.normalize("NFKC"));
}

/** The words behind a number, one after another, each in its usual place; anything else is left to the rules. */
const WORDS = /^(?:丁目|番地の?|番|号|の|ノ|之|[-‐‑‒–—―−─━ー－ｰ])$/u;

/** @returns undefined where the text holds anything but numbers and the words between them up to a space or the end */
function readBlock(text: string, begin: number): Block | undefined {
  let key = "";
  let at = begin;
  for (;;) {
    const kind = kindAt(text, at);
    if (kind !== DIGIT && kind !== KANJI) return undefined;
    const numeral = numberEnd(text, at);
    key += `${valueOf(text, at, numeral)}-`;
    let word = numeral;
    while (word < text.length && kindAt(text, word) === WORD) word++;
    const isEnd = word === text.length || kindAt(text, word) === SPACE;
    const written = text.slice(numeral, word);
    if (written && !WORDS.test(written)) return undefined;
    // A kanji number alone may be the end of a name.
    if (isEnd) return kind === KANJI && !written && at === begin ? undefined : { key, end: word };
    if (!written) return undefined;
    at = word;
  }
}

/** Signs before the block with which a number of the block may belong to a name. */
const MAY_BELONG = /[第条線甲乙丙丁番号の之ノ\-ー・〇一二三四五六七八九十百千零壱壹弐貳参參拾0-9０-９]/u;
const PREFECTURE = /^(?:東京都|北海道|京都府|大阪府|(?:(?![市区町村])\p{Script=Han}){2,3}県)\s*/u;
const COUNTY = /^[^市区町村郡\s\d]{1,5}郡(?=[^市区郡\s]{1,7}[町村])/u;
/**
 * Kyoto's streets and numbers of towns in kanji are left to the rules, and so is what folding would change before the
 * block.
 */
const LEFT_TO_RULES = /^京都/u;
/** The longest name of a municipality, its county included. */
const MUNICIPALITY = 14;

/**
 * Where the two begin to be comparable: behind a prefecture, or prefecture and county, that the one has and the other
 * leaves out.
 */
function beginnings(a: string, b: string): [number, number] | undefined {
  const [prefecture, other] = [PREFECTURE.exec(a)?.[0], PREFECTURE.exec(b)?.[0]];
  if ((prefecture === undefined) === (other === undefined)) return [0, 0];
  const [full, short] = prefecture === undefined ? [b, a] : [a, b];
  const rest = full.slice((prefecture ?? other ?? "").length);
  const county = COUNTY.test(short) ? "" : (COUNTY.exec(rest)?.[0] ?? "");
  if (LEFT_TO_RULES.test(short) || isNamedTwice(foldPlaceWords(foldVariants(short.slice(0, MUNICIPALITY)))))
    return undefined;
  const begin = full.length - rest.length + county.length;
  return prefecture === undefined ? [0, begin] : [begin, 0];
}

/** Walks both as long as they are equal but for spaces. @returns where the block may begin on either side */
function equalHeads(a: string, b: string, [fromA, fromB]: [number, number]): [number, number] | undefined {
  let [i, j] = [fromA, fromB];
  let [endA, endB, length] = [fromA, fromB, 0];
  for (;;) {
    while (kindAt(a, i) === SPACE) i++;
    while (kindAt(b, j) === SPACE) j++;
    if (i >= a.length || j >= b.length || a.charCodeAt(i) !== b.charCodeAt(j)) break;
    const kind = kindAt(a, i);
    // The block has begun: what is equal behind it may be the building.
    if (kind === DIGIT || (kind === WORD && kindAt(a, i - 1) === KANJI)) break;
    i++;
    j++;
    if (kind !== 0) continue;
    [endA, endB] = [i, j];
    length++;
  }
  return length < 4 || MAY_BELONG.test(a.charAt(endA - 1)) ? undefined : [endA, endB];
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (kindAt(text, at) === SPACE) at++;
  return at;
}

function plainRest(text: string, from: number): string {
  return text
    .slice(from)
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .replace(/(?<=\d)号室?$/u, "")
    .trim();
}

/**
 * @returns true where the two are one address in two notations; false says nothing
 */
export function differsInBlockWordsOnly(a: string, b: string): boolean {
  const from = beginnings(a, b);
  const heads = from && equalHeads(a, b, from);
  if (!heads) return false;
  const [left, right] = [readBlock(a, skipSpaces(a, heads[0])), readBlock(b, skipSpaces(b, heads[1]))];
  return (
    left !== undefined &&
    right !== undefined &&
    left.key === right.key &&
    plainRest(a, left.end) === plainRest(b, right.end)
  );
}
