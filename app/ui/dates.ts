/**
 * Dates in the words people use: Japan time, Japanese era years for what lies in the past, months and weekdays for what
 * goes on.
 */

import type { Language } from "../platform/display";

const timeZone = "Asia/Tokyo";

const formats = {
  ja: {
    day: new Intl.DateTimeFormat("ja-JP", { timeZone, month: "long", day: "numeric" }),
    era: new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
      timeZone,
      era: "long",
      year: "numeric",
      month: "long",
      day: "numeric",
    }),
    weekday: new Intl.DateTimeFormat("ja-JP", { timeZone, weekday: "short" }),
    time: new Intl.DateTimeFormat("ja-JP", { timeZone, hour: "numeric", minute: "numeric", hourCycle: "h23" }),
  },
  en: {
    day: new Intl.DateTimeFormat("en-GB", { timeZone, month: "long", day: "numeric" }),
    era: new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric", month: "long", day: "numeric" }),
    weekday: new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long" }),
    time: new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  },
} as const;

/** 11月9日（月） / Monday 9 November */
export function formatDay(date: Date | string, locale: Language): string {
  const day = formats[locale].day.format(moment(date));
  const weekday = formatWeekday(date, locale);
  return locale === "ja" ? `${day}（${weekday}）` : `${weekday} ${day}`;
}

/** 昭和28年2月10日 / 10 February 1953 */
export function formatDayWithEra(date: Date | string, locale: Language): string {
  return formats[locale].era.format(moment(date));
}

/** 月 / Monday */
export function formatWeekday(date: Date | string, locale: Language): string {
  return formats[locale].weekday.format(moment(date));
}

/** 14時05分 / 14:05, on the clock of Japan */
export function formatTime(date: Date, locale: Language): string {
  const time = formats[locale].time.format(date);
  if (locale === "en") return time;
  const [hour = "", minute = ""] = time.split(":");
  return `${Number(hour)}時${minute.padStart(2, "0")}分`;
}

/** "1953-02-10" is nine in the morning of that day in Japan. */
function moment(date: Date | string): Date {
  return typeof date === "string" ? new Date(`${date.slice(0, 10)}T00:00:00Z`) : date;
}
