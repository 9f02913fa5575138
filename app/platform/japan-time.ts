/** Days as they are counted in Japan, where every deadline of the portal falls. */

const HOUR = 3_600_000;
/** Japan has had no summer time since 1951, so that a fixed offset is exact. */
const JAPAN_OFFSET = 9 * HOUR;
const DAY = 24 * HOUR;

/** @returns the last millisecond of the day in Japan that lies `days` calendar days after `from` */
export function endOfJapanDay(from: Date, days: number): Date {
  const dayNumber = Math.floor((from.getTime() + JAPAN_OFFSET) / DAY) + days;
  return new Date((dayNumber + 1) * DAY - JAPAN_OFFSET - 1);
}

/** @returns month and day in Japan as four digits, for example `1109` */
export function japanMonthDay(at: Date): string {
  return new Date(at.getTime() + JAPAN_OFFSET).toISOString().slice(5, 10).replace("-", "");
}

/** @returns that moment's calendar day in Japan, as midnight UTC of the same date: for counting days */
export function japanDay(at: Date): Date {
  return new Date(Math.floor((at.getTime() + JAPAN_OFFSET) / DAY) * DAY);
}
