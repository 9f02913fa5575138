/**
 * Receipt numbers that survive the telephone: day, four digits, and a check digit that notices every slip of one digit
 * or two neighbours.
 */
import { japanMonthDay } from "./japan-time";

/** H. Michael Damm's totally anti-symmetric quasigroup of order 10 (2004). */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? 0;
  return interim;
}

/**
 * @param at when the report was signed: its day in Japan comes first
 * @param number 0 to 9999, unique for the resident on that day
 * @returns for example `1109-0042-7`
 * @throws RangeError when the number does not fit in four digits
 */
export function makeReceipt(at: Date, number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 9999)
    throw new RangeError("a receipt holds a number from 0 to 9999");
  const day = japanMonthDay(at);
  const serial = String(number).padStart(4, "0");
  return `${day}-${serial}-${checkDigit(day + serial)}`;
}

/**
 * Reads a receipt number as people write it: any width of digits, spaces, hyphens of any kind or none, the sample
 * prefix or none.
 * @returns the number as `makeReceipt` writes it, or undefined when it cannot be one (the check digit does not agree)
 */
export function parseReceipt(text: string): string | undefined {
  const digits = text
    .normalize("NFKC")
    .replace(/[\s\p{Pd}ー−]/gu, "")
    .replace(/^\p{L}+/u, "");
  if (!/^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{5}$/.test(digits) || checkDigit(digits) !== 0) return undefined;
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}
