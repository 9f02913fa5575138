/** The calendar of public holidays in Japan. */
import holidays from "@holiday-jp/holiday_jp";

/**
 * @returns whether this day in Japan, as `YYYY-MM-DD`, is a public holiday: by the Cabinet Office's list, and by the
 * law's own rules for the years that are not announced yet
 */
export function isHoliday(day: string): boolean {
  return holidays.isHoliday(day);
}
