/** Comparing dates of birth in every way in which Japanese records write them. */
import { MISSING, SAME, verdict, type Comparison, type Reason } from "./verdict";

/** The Western year before each era's first: 昭和1 is 1926. The digit is the code that older files use. */
const ERAS = [
  { names: ["明治", "明", "M", "1"], before: 1867 },
  { names: ["大正", "大", "T", "2"], before: 1911 },
  { names: ["昭和", "昭", "S", "3"], before: 1925 },
  { names: ["平成", "平", "H", "4"], before: 1988 },
  { names: ["令和", "令", "R", "5"], before: 2018 },
] as const;

const YEAR_BEFORE = new Map<string, number>(
  ERAS.flatMap(({ names, before }) => names.map((name) => [name, before] as const)),
);
const ERA_NAME = /^(?:明治|大正|昭和|平成|令和|[明大昭平令MTSHR])/u;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Kanji digits, the formal ones of certificates (大字) included. */
const DIGITS = new Map([..."〇一二三四五六七八九零壱弐参"].map((digit, index) => [digit, index % 10]));
const KANJI_NUMBER = /[〇零一二三四五六七八九壱弐参十拾廿]+/gu;

function kanjiNumber(text: string): string {
  const spelled = text.replaceAll("廿", "二十").replaceAll("拾", "十");
  if (!spelled.includes("十")) return [...spelled].map((digit) => DIGITS.get(digit)).join("");
  const [tens = "", ones = ""] = spelled.split("十");
  return String((tens ? (DIGITS.get(tens) ?? Number.NaN) : 1) * 10 + (ones ? (DIGITS.get(ones) ?? Number.NaN) : 0));
}

/**
 * In ordinary digits and capitals, without what only surrounds the date: 西暦, 生, a weekday, midnight, the year said
 * twice in brackets.
 */
function plain(text: string): string {
  const folded = text.trim().normalize("NFKC").toUpperCase().replace(KANJI_NUMBER, kanjiNumber);
  return folded
    .replace(/\([^()]*\)/gu, "")
    .replace(/元(?=\s*[年./-])/u, "1")
    .replace(/^西暦\s*/u, "")
    .replace(/(?:T|\s)00:00(?::00(?:\.0+)?)?Z?$/u, "")
    .replace(/\s*生(まれ)?$/u, "")
    .trim();
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0))) return undefined;
  if (month === 2 && day === 29 && !isLeapYear(year)) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Year, month and day where separators or the number of digits tell them apart. */
function threeNumbers(text: string, digitsOfYear: 2 | 4): [number, number, number] | undefined {
  const numbers = /^\s*(\d{1,4})[年月日/.\-‐-―−\s,]+(\d{1,2})[年月日/.\-‐-―−\s,]+(\d{1,2})日?$/u.exec(text);
  const joined = numbers ?? (digitsOfYear === 4 ? /^(\d{4})(\d{2})(\d{2})$/u : /^-?(\d{2})(\d{2})(\d{2})$/u).exec(text);
  return joined ? [Number(joined[1]), Number(joined[2]), Number(joined[3])] : undefined;
}

function readWestern(text: string): string | undefined {
  const numbers = /^\d{4}/u.test(text) ? threeNumbers(text, 4) : undefined;
  return numbers && isoDate(...numbers);
}

function readEra(text: string): string | undefined {
  const name = ERA_NAME.exec(text)?.[0] ?? /^[1-5](?=-?\d{6}$)/u.exec(text)?.[0];
  const before = name && YEAR_BEFORE.get(name);
  const numbers = name && threeNumbers(text.slice(name.length), 2);
  if (!before || !numbers || numbers[0] < 1 || numbers[0] > 99) return undefined;
  return isoDate(before + numbers[0], numbers[1], numbers[2]);
}

/** What most files hold, read at once: the others are folded first. */
const USUAL =
  /^(?:(\d{4})-(\d{2})-(\d{2})|(明治|大正|昭和|平成|令和|[MTSHR])(\d{1,2})[年.](\d{1,2})[月.](\d{1,2})日?)$/u;

function readUsual([, western, month, day, era, year, eraMonth, eraDay]: RegExpExecArray): string | undefined {
  if (western) return isoDate(Number(western), Number(month), Number(day));
  return Number(year) < 1
    ? undefined
    : isoDate((YEAR_BEFORE.get(era ?? "") ?? Number.NaN) + Number(year), Number(eraMonth), Number(eraDay));
}

/**
 * Reads `1953-02-10`, `19530210`, `昭和28年2月10日`, `S28.2.10`, `3280210`, `㍼28年2月10日`, `1953年（昭和28年）2月10日` and the like,
 * in any width and with kanji numbers. Years beyond an era's end are counted on, as registers made in advance do.
 * @returns the date as YYYY-MM-DD, or undefined when it is none
 */
export function readBirthDate(text: string): string | undefined {
  const usual = USUAL.exec(text);
  if (usual) return readUsual(usual);
  const given = plain(text);
  return readWestern(given) ?? readEra(given);
}

/** The year of a date with an era or in four digits, and its month and day, which a register without the day has as 0. */
function writtenNumbers(given: string): [number, number, number] | undefined {
  const western = /^\d{4}/u.test(given) ? threeNumbers(given, 4) : undefined;
  if (western) return western;
  const name = ERA_NAME.exec(given)?.[0] ?? /^[1-5](?=-?\d{6}$)/u.exec(given)?.[0];
  return name === undefined ? undefined : threeNumbers(given.slice(name.length), 2);
}

/**
 * @returns why `readBirthDate` gives none: `era_missing` for `28.2.10`, whose year may be of any era; `birthday_unknown`
 * for `昭和15年00月00日` and 不詳, which registers hold where nobody knows the day; else `impossible_date`
 */
export function whyNoBirthDate(text: string): "era_missing" | "birthday_unknown" | "impossible_date" {
  const given = plain(text);
  if (UNKNOWN_DAY.test(given)) return "birthday_unknown";
  const [, month = 1, day = 1] = writtenNumbers(given) ?? [];
  if ((month === 0 || day === 0) && month <= 12 && day <= 31) return "birthday_unknown";
  const short = /^(?:\d{1,2}\D|\d{6}$)/u.test(given) ? threeNumbers(given, 2) : undefined;
  // In a leap year: whether the year is one shows only with its era.
  return short && short[0] > 0 && isoDate(2000, short[1], short[2]) ? "era_missing" : "impossible_date";
}

/** What registers write in place of a day that nobody knows. */
const UNKNOWN_DAY = /不詳|不明/u;

/** Compares two dates of birth. The order of the arguments makes no difference. */
export function compareBirthDate(a: string | null | undefined, b: string | null | undefined): Comparison {
  if (!a?.trim() || !b?.trim()) return MISSING;
  const left = readBirthDate(a);
  const right = a === b ? left : readBirthDate(b);
  if (!left || !right) return verdict("unsure", whyNotCompared([left ? [] : [a], right ? [] : [b]].flat()));
  if (left !== right) return verdict("different", "date");
  return a === b ? SAME : verdict("notation", "date_style");
}

const HARDEST_FIRST = ["impossible_date", "era_missing", "birthday_unknown"] as const;

/** Of two that are none the harder one to put right, whichever side has it. */
function whyNotCompared(unread: readonly string[]): Reason {
  const why = unread.map(whyNoBirthDate);
  return HARDEST_FIRST.find((reason) => why.includes(reason)) ?? "impossible_date";
}
