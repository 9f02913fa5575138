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

/** Reads the cookie's value (`ja.150.high`); whatever is not known there becomes the standard. */
export function parseDisplay(value: string | undefined): Display {
  const [language, textSize, contrast] = (value ?? "").split(".");
  return {
    language: LANGUAGES.find((l) => l === language) ?? "ja",
    textSize: TEXT_SIZES.find((s) => String(s) === textSize) ?? 100,
    contrast: CONTRASTS.find((c) => c === contrast) ?? "normal",
  };
}

/** The inverse of `parseDisplay`. */
export function formatDisplay(display: Display): string {
  return `${display.language}.${display.textSize}.${display.contrast}`;
}
