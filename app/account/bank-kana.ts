/** Account numbers and holders' names as people type them, brought into the one form in which banks hold them. */

/** Half-width kana by their full-width form: banks write with the 63 signs of JIS X 0201 and without small letters. */
const HALF_WIDTH = new Map(
  Array.from({ length: 0xff9d - 0xff66 + 1 }, (_, index) => String.fromCharCode(0xff66 + index))
    .filter((half) => !/[ｧ-ｯ]/.test(half))
    .map((half) => [half.normalize("NFKC"), half]),
);
const VOICED = "\u3099";
const HALF_VOICED = "\u309A";

/** Letters that banks do not have, by those that they write instead. */
const INSTEAD: Record<string, string> = {
  ヰ: "イ",
  ヱ: "エ",
  ヵ: "カ",
  ヶ: "ケ",
  "・": ".",
  "、": ",",
  "（": "(",
  "）": ")",
};
const SMALL = /[ァィゥェォッャュョヮ]/g;

function halfWidth(character: string): string {
  if (character === VOICED) return "ﾞ";
  if (character === HALF_VOICED) return "ﾟ";
  return HALF_WIDTH.get(character) ?? character;
}

/**
 * Kana of any script and width, Latin letters and digits, as banks write a holder's name (JBA's character set for
 * transfers).
 * @returns the half-width name with single spaces, or undefined where a character is none that a bank can hold, such as
 * kanji
 */
export function bankKana(typed: string): string | undefined {
  const katakana = typed
    .normalize("NFKC")
    // A voicing mark that stands alone (゛) gives a space and a joining mark.
    .replace(/ (?=[\u3099\u309A])/g, "")
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(SMALL, (small) => String.fromCharCode(small.charCodeAt(0) + 1))
    .replace(/[ヰヱヵヶ・、]/g, (sign) => INSTEAD[sign] ?? sign)
    .replace(/[‐‑–—―−]/g, "-")
    .toUpperCase();
  const name = [...katakana.normalize("NFD")].map(halfWidth).join("").replace(/\s+/g, " ").trim();
  return /^[ｦｰｱ-ﾟA-Z0-9 ().,/-]+$/.test(name) && /[ｱ-ﾝA-Z]/.test(name) ? name : undefined;
}

export type AccountNumber =
  | { ok: true; number: string }
  | { ok: false; reason: "empty" | "not_digits" | "too_short" | "too_long" };

/**
 * An account's number has seven digits; zeros at its beginning count, so that a shorter one is asked for again, never
 * filled up.
 */
const NUMBER_LENGTH = 7;

/** @param typed digits of any width, with spaces or hyphens between them */
export function readAccountNumber(typed: string): AccountNumber {
  const number = typed.normalize("NFKC").replace(/[\s\-‐‑–—―−ー]/g, "");
  if (number === "") return { ok: false, reason: "empty" };
  if (!/^\d+$/.test(number)) return { ok: false, reason: "not_digits" };
  if (number.length === NUMBER_LENGTH) return { ok: true, number };
  return { ok: false, reason: number.length < NUMBER_LENGTH ? "too_short" : "too_long" };
}
