/** Comparing dates of birth in every way in which Japanese records write them. */
import { MISSING, SAME, verdict, type Comparison } from "./verdict";

/** The Western year before each era's first: 昭和1 is 1926. The digit is the code that older files use. */
const ERAS = [
  { names: "明治|明|M|1", before: 1867 },
  { names: "大正|大|T|2", before: 1911 },
  { names: "昭和|昭|S|3", before: 1925 },
  { names: "平成|平|H|4", before: 1988 },
  { names: "令和|令|R|5", before: 2018 },
] as const;

const SEPARATOR = String.raw`[年月/.\-\s]+`;
const WESTERN = new RegExp(`^(?:西暦)?(\\d{4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})日?$`, "u");
const WESTERN_DIGITS = /^(\d{4})(\d{2})(\d{2})$/u;
const ERA = new RegExp(`^(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\\s*(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})日?$`, "u");
const ERA_DIGITS = /^([MTSHR1-5])-?(\d{2})(\d{2})(\d{2})$/u;

const DIGITS = "〇一二三四五六七八九";

function kanjiNumber(text: string): string {
  if (!text.includes("十")) return [...text].map((digit) => DIGITS.indexOf(digit)).join("");
  const [tens = "", ones = ""] = text.split("十");
  return String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0));
}

function plain(text: string): string {
  const folded = text.normalize("NFKC").trim().toUpperCase().replace(/(?<=[和正成治])元(?=年)/u, "1");
  return folded
    .replace(/[〇一二三四五六七八九十]+/gu, kanjiNumber)
    .replace(/[‐-―−]/gu, "-")
    .replace(/生(まれ)?$/u, "");
}

function westernYear(era: string, year: string): number | undefined {
  const known = ERAS.find(({ names }) => names.split("|").includes(era));
  return known && Number(year) + known.before;
}

function isoDate(year: number | undefined, month: string, day: string): string | undefined {
  if (!year) return undefined;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/**
 * Reads `1953-02-10`, `19530210`, `昭和28年2月10日`, `S28.2.10`, `3280210` and the like, in any width and with kanji numbers.
 * Years beyond an era's end are counted on, as registers made in advance do.
 * @returns the date as YYYY-MM-DD, or undefined when it is none
 */
export function readBirthDate(text: string): string | undefined {
  const given = plain(text);
  const western = WESTERN.exec(given) ?? WESTERN_DIGITS.exec(given);
  if (western) return isoDate(Number(western[1]), western[2] ?? "", western[3] ?? "");
  const era = ERA.exec(given) ?? ERA_DIGITS.exec(given);
  return era ? isoDate(westernYear(era[1] ?? "", era[2] ?? ""), era[3] ?? "", era[4] ?? "") : undefined;
}

/** Compares two dates of birth. The order of the arguments makes no difference. */
export function compareBirthDate(a: string | null | undefined, b: string | null | undefined): Comparison {
  if (!a?.trim() || !b?.trim()) return MISSING;
  const [left, right] = [readBirthDate(a), readBirthDate(b)];
  if (!left || !right) return verdict("unsure", "impossible_date");
  if (left !== right) return verdict("different", "date");
  return a === b ? SAME : verdict("notation", "date_style");
}
