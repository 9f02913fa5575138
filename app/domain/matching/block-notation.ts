/** Two addresses that are equal up to their block and differ only in how its numbers are joined: 6丁目18番23号 and 6-18-23. */
import { readNumeral } from "./address-characters";

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
    if (isEnd) return kind === KANJI && !written ? undefined : { key, end: word };
    if (!written) return undefined;
    at = word;
  }
}

/** Signs before the block with which a number of the block may belong to a name. */
const MAY_BELONG = /[第条線東西南北上下甲乙丙丁番号の之ノ\-ー・〇一二三四五六七八九十百千零壱壹弐貳参參拾0-9０-９\s]$/u;

/**
 * @returns true where the two are one address in two notations; false says nothing
 */
export function differsInBlockWordsOnly(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let common = 0;
  while (common < shorter && a.charCodeAt(common) === b.charCodeAt(common)) common++;
  let begin = common;
  while (begin > 0 && kindAt(a, begin - 1) !== 0) begin--;
  if (begin < 4 || MAY_BELONG.test(a.slice(0, begin))) return false;
  const [left, right] = [readBlock(a, begin), readBlock(b, begin)];
  if (!left || !right || left.key !== right.key) return false;
  return a.slice(left.end).trimStart() === b.slice(right.end).trimStart();
}
