/** The characters of addresses: numerals, hyphens, and the signs that stand for a number or a part of one. */

/** Every sign that is typed between two numbers. ー, 一 and ~ count where digits stand around them. */
export const HYPHENS = "\\-‐‑‒–—―⁃−─━ー－ｰ~〜～";

/**
 * Kanji digits by value; the formal ones of certificates stand for themselves in names, for numbers before a word like
 * 丁目.
 */
export const DIGIT_VALUE = new Map<string, number>(
  [..."〇一二三四五六七八九"].map((digit, value) => [digit, value] as const),
);
export const MAGNITUDES = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
export const FORMAL = new Map(
  [..."零壱壹弐貳参參拾"].map((formal, index) => [formal, "〇一一二二三三十".charAt(index)]),
);

/** Marks of lots, which stand before a number or in its place: 甲123, イ22. */
export const LOT_MARKS = "甲乙丙丁戊己庚辛壬癸イロハニホヘトチリヌルヲワカヨタレソ";

export const DIRECTIONS = "東西南北";

/** 23 as 二十三, the form in which a number inside a name is kept. */
export function inKanji(number: number): string {
  if (number === 0) return "〇";
  if (number >= 10_000) return String(number);
  const digits = [..."〇一二三四五六七八九"];
  return [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ]
    .map(([size, name]) => {
      const count = Math.floor(number / Number(size)) % 10;
      if (count === 0) return "";
      return count === 1 && name ? String(name) : `${digits[count]}${name}`;
    })
    .join("");
}

/** 二十三, 百一 and 二三 alike. Zeros before a number are dropped. */
export function readNumeral(text: string): number {
  const signs = [...text].map((sign) => FORMAL.get(sign) ?? sign);
  if (!signs.some((sign) => MAGNITUDES.has(sign)))
    return Number(signs.map((sign) => DIGIT_VALUE.get(sign) ?? sign).join(""));
  let total = 0;
  let pending: number | undefined;
  for (const sign of signs) {
    const magnitude = MAGNITUDES.get(sign);
    if (magnitude) total += (pending ?? 1) * magnitude;
    pending = magnitude ? undefined : (pending ?? 0) * 10 + (DIGIT_VALUE.get(sign) ?? Number(sign));
  }
  return total + (pending ?? 0);
}
