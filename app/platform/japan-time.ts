/** Days as they are counted in Japan, where every deadline of the portal falls. */

/** Japan has had no summer time since 1951, so that a fixed offset is exact. */
export const JAPAN_OFFSET_MS = 9 * 3_600_000;
export const DAY_MS = 86_400_000;

/** @returns the last millisecond of the day in Japan that lies `days` calendar days after `from` */
export function endOfJapanDay(from: Date, days: number): Date {
  const dayNumber = Math.floor((from.getTime() + JAPAN_OFFSET_MS) / DAY_MS) + days;
  return new Date((dayNumber + 1) * DAY_MS - JAPAN_OFFSET_MS - 1);
}

/** @returns month and day in Japan as four digits, for example `1109` */
export function japanMonthDay(at: Date): string {
  return new Date(at.getTime() + JAPAN_OFFSET_MS).toISOString().slice(5, 10).replace("-", "");
}

/** @returns that moment's calendar day in Japan, as midnight UTC of the same date: for counting days */
export function japanDay(at: Date): Date {
  return new Date(Math.floor((at.getTime() + JAPAN_OFFSET_MS) / DAY_MS) * DAY_MS);
}

/**
 * Months are counted on Japan's days, whatever day it is elsewhere.
 * @returns the same time of the same day so many months later or earlier; where that month has no such day,
 * its last one
 */
export function monthsLater(from: Date, months: number): Date {
  const inJapan = new Date(from.getTime() + JAPAN_OFFSET_MS);
  const [year, month] = [inJapan.getUTCFullYear(), inJapan.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Date.UTC(year, month, Math.min(inJapan.getUTCDate(), lastOfMonth));
  return new Date(day + (from.getTime() - japanDay(from).getTime()));
}
