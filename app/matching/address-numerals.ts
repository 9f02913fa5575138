/**
 * Telling numbers of the block from numbers inside a name: those become digits, these kanji. 三田1 stays 三田1, 3田1 becomes
 * it.
 */
import { inKanji, readNumeral } from "./address-characters";

const KANJI = "〇一二三四五六七八九十百千";
const FORMAL = "零壱壹弐貳参參拾";
const NUMERAL = `\\d${KANJI}${FORMAL}`;
/** 条 and 線 count as words where a direction or a number follows, as not in 東九条北烏丸町. */
const BEFORE_DIRECTION = `(?=[東西南北]?(?:[${NUMERAL}\\-\\s甲乙丙丁]|$))`;
/** Words after which a number has ended that belongs to the block. 番 is none in 三番町, 号 none in 3号棟, 丁 none in 二丁町. */
const WORD = `(?:丁目|丁(?=[${NUMERAL}\\-\\s番]|$)|番地|番(?=[${NUMERAL}\\-\\sのノ之乃]|$)|号(?![棟館車地])|地割|条${BEFORE_DIRECTION}|線${BEFORE_DIRECTION})`;
const BETWEEN = "(?:の|ノ|之|乃|-)";

/** 二十4 and 十2: kanji and digits in one number, told from a name's last sign by the word behind them. */
const MIXED = new RegExp(`([${KANJI}]*[十百千])(\\d{1,2})(?=${WORD}|番[町丁])`, "gu");
const BEFORE_WORD = new RegExp(`(?<![${KANJI}${FORMAL}])([${KANJI}${FORMAL}]+)(?=\\s*${WORD})`, "gu");
const AFTER_WORD = new RegExp(
  `(?<=(?:${WORD}|\\d)\\s*${BETWEEN}?\\s*|[${NUMERAL}]${BETWEEN})([${KANJI}]+)(?![${KANJI}])(?=\\s*${WORD}|${BETWEEN}?[\\d\\s\\-]|$|[^\\p{Script=Han}])`,
  "gu",
);
/** Not in 五之三町. */
const BEFORE_BETWEEN = new RegExp(`([${KANJI}]+)(?=${BETWEEN}[${NUMERAL}]+(?:${WORD}|${BETWEEN}|\\s|$))`, "gu");
const AT_END = new RegExp(`([${KANJI}]+)(?=\\s|$)`, "gu");
const BEFORE_DIGIT = new RegExp(`([${KANJI}]+)\\s*(?=\\d)`, "gu");
/** Digits within a name: before a kanji that is no word of the block, with the block still to come. */
const IN_NAME = new RegExp(
  `(?<=^|[^\\d\\-\\s町村丁番地号目条線のノ之])(\\d{1,4})(?=(?!${WORD})(?![東西南北]\\d|[の之]\\d|[階棟室館])[\\p{Script=Han}])(?=.*\\d)|(\\d{1,4})(?=番[町丁組]|条[町通]|号地|町内|軒|区|組)`,
  "gu",
);

function digits(numeral: string): string {
  return String(readNumeral(numeral));
}

/** The address with every number of its block in digits without leading zeros and every number of a name in kanji. */
export function settleNumerals(text: string): string {
  return text
    .replace(MIXED, (numeral: string) => digits(numeral))
    .replace(BEFORE_WORD, digits)
    .replace(BEFORE_BETWEEN, digits)
    .replace(AFTER_WORD, digits)
    .replace(BEFORE_DIGIT, (_, numeral: string) => `${digits(numeral)}-`)
    .replace(AT_END, digits)
    .replace(/(?<!\d)0+(?=\d)/gu, "")
    .replace(IN_NAME, (number: string) => inKanji(Number(number)));
}
