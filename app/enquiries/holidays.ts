/** Days on which offices are closed in Japan. */

/** Whether a day in Japan, as `YYYY-MM-DD`, is one of 国民の祝日に関する法律, with the days off that follow from it. */
export type IsHoliday = (day: string) => boolean;

/**
 * Offices are closed on Saturday and Sunday, on public holidays, and from 29 December to 3 January (行政機関の休日に関する法律,
 * article 1).
 * @param day midnight UTC of the day in Japan
 */
export function isOfficeDay(day: Date, isHoliday: IsHoliday): boolean {
  const date = day.toISOString().slice(0, 10);
  const isTurnOfYear = date.slice(5) >= "12-29" || date.slice(5) <= "01-03";
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6 && !isTurnOfYear && !isHoliday(date);
}
