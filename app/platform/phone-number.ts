/** Telephone numbers as people write them. */

/**
 * Japanese numbers with their leading 0 have 11 digits from 050 to 090 in tens and 10 otherwise; international ones 8
 * to 15 after + (ITU-T E.164).
 */
const JAPANESE = /^0(?:[5-9]0\d{8}|(?![5-9]0)[1-9]\d{8})$/;
const INTERNATIONAL = /^\+[1-9]\d{7,14}$/;

const KANJI_DIGITS = new Map([..."〇一二三四五六七八九零"].map((digit, index) => [digit, String(index % 10)]));
/** Everything that is written between the groups of a number. */
const SEPARATORS = /[\s\p{Pd}ー−.・()]+/gu;
/** 0 in brackets after +81 is dialled inside Japan only. */
const BOTH_PREFIXES = /^\+81[\s\p{Pd}ー−.・]*\(0\)/u;
const EXTENSION = /^(.*\d)[\s,、()]*(?:内線|ext(?:ension)?\.?|#)(?:番号)?[\s:.]*(\d{1,6})[番)]*$/iu;

/**
 * Reads a number in any width of digits or in kanji, with hyphens of any kind, brackets, dots and spaces or none, and
 * an extension.
 * @returns the number with plain digits and hyphens where the person put a sign between them, the extension after 内線,
 * or undefined when it cannot be one
 */
export function parsePhoneNumber(text: string): string | undefined {
  const written = text
    .normalize("NFKC")
    .replace(/[〇零一二三四五六七八九]/gu, (digit) => KANJI_DIGITS.get(digit) ?? digit)
    .trim();
  const [, number = written, extension] = EXTENSION.exec(written) ?? [];
  const plain = number.replace(BOTH_PREFIXES, "0").replace(SEPARATORS, "-").replace(/^-|-$/g, "");
  const digits = plain.replaceAll("-", "");
  if (!JAPANESE.test(digits) && !INTERNATIONAL.test(digits)) return undefined;
  const main = plain.replace(/^\+-/, "+");
  return extension ? `${main} 内線${extension}` : main;
}
