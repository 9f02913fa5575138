/**
 * Display settings a person can choose on every page: language, text size, contrast. Kept in a cookie, applied on the
 * server.
 */

export const LANGUAGES = ["ja", "en"] as const;
/** Percent of the browser's own text size. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;
export const CONTRASTS = ["normal", "high"] as const;

export type Language = (typeof LANGUAGES)[number];
export type TextSize = (typeof TEXT_SIZES)[number];
export type Contrast = (typeof CONTRASTS)[number];

export interface Display {
  language: Language;
  textSize: TextSize;
  contrast: Contrast;
}

/**
 * Reads the cookie's value (`ja.150.high`); whatever is not known there becomes the standard.
 * @param preferred the language where none was chosen
 */
export function parseDisplay(value: string | undefined, preferred: Language = "ja"): Display {
  const [language, textSize, contrast] = (value ?? "").split(".");
  return {
    language: LANGUAGES.find((l) => l === language) ?? preferred,
    textSize: TEXT_SIZES.find((s) => String(s) === textSize) ?? 100,
    contrast: CONTRASTS.find((c) => c === contrast) ?? "normal",
  };
}

/** The inverse of `parseDisplay`. */
export function formatDisplay(display: Display): string {
  return `${display.language}.${display.textSize}.${display.contrast}`;
}

/**
 * Reads `Accept-Language` (RFC 9110, 12.5.4): of two with the same weight the one named first.
 * @returns the language of ours that the browser prefers; Japanese where it names neither
 */
export function preferredLanguage(header: string | null): Language {
  const ranges = (header ?? "").split(",").map((range) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return { language: tag.replace(/-.*$/, ""), weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const best = ranges
    .filter(({ language, weight }) => weight > 0 && LANGUAGES.some((known) => known === language))
    .reduce<(typeof ranges)[number] | undefined>(
      (first, one) => (first && first.weight >= one.weight ? first : one),
      undefined,
    );
  return LANGUAGES.find((language) => language === best?.language) ?? "ja";
}
