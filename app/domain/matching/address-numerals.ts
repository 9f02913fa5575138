/** Telling numbers of the block from numbers inside a name: those become digits, these kanji. 三田1 stays 三田1, 3田1 becomes it. */
import { inKanji, readNumeral } from "./address-characters";

const KANJI = "〇一二三四五六七八九十百千";
const FORMAL = "零壱壹弐貳参參拾";
/** Words after which a number has ended that belongs to the block. 番 is none in 三番町, 号 none in 3号棟, 条 none in 三条町. */
const WORD = "(?:丁目|丁(?![町目])|番地割?|番(?![町丁組館])|号(?![棟館車])|地割|条(?=[東西南北\\d〇一二三四五六七八九十百\\-\\s]|$)|線(?=[東西南北\\d〇一二三四五六七八九十百\\-\\s]|$))";
const BETWEEN = "(?:の|ノ|之|乃|-)";

const BEFORE_WORD = new RegExp(`(?<![${KANJI}${FORMAL}])([${KANJI}${FORMAL}]+)(?=\\s*${WORD})`, "gu");
const AFTER_WORD = new RegExp(`(?<=(?:${WORD}|\\d)\\s*${BETWEEN}?\\s*|${BETWEEN}(?<=[\\d${KANJI}].))([${KANJI}]+)(?![${KANJI}])(?=\\s*${WORD}|${BETWEEN}?[\\d\\s\\-]|$|[^\\p{Script=Han}])`, "gu");
const BEFORE_BETWEEN = new RegExp(`([${KANJI}]+)(?=${BETWEEN}[\\d${KANJI}])`, "gu");
const AT_END = new RegExp(`([${KANJI}]+)(?=\\s|$)`, "gu");
const BEFORE_DIGIT = new RegExp(`([${KANJI}]+)(?=\\d)`, "gu");
/** Digits within a name: before a kanji that is no word of the block, with the block still to come. */
const IN_NAME = new RegExp(`(?<=^|[^\\d\\-\\s町村丁番号のノ之])(\\d{1,4})(?=(?!${WORD})(?![東西南北]\\d|[の之]\\d)[\\p{Script=Han}])(?=[^\\s]*\\d)`, "gu");

function digits(numeral: string): string {
  return String(readNumeral(numeral));
}

/** The address with every number of its block in digits without leading zeros and every number of a name in kanji. */
export function settleNumerals(text: string): string {
  return text
    .replace(BEFORE_WORD, digits)
    .replace(BEFORE_BETWEEN, digits)
    .replace(AFTER_WORD, digits)
    .replace(BEFORE_DIGIT, (numeral) => `${digits(numeral)}-`)
    .replace(AT_END, digits)
    .replace(/(?<!\d)0+(?=\d)/gu, "")
    .replace(IN_NAME, (number: string) => inKanji(Number(number)));
}
