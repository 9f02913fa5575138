import { describe, expect, test } from "vitest";
import { formatDay, formatDayWithEra, formatTime, formatWeekday } from "./dates";

const lateEvening = new Date("2026-11-08T15:30:00Z");

describe("days are those of Japan", () => {
  test.each([
    ["ja", "11月9日（月）"],
    ["en", "Monday 9 November"],
  ] as const)("%s", (locale, words) => {
    expect(formatDay(lateEvening, locale)).toBe(words);
  });

  test("weekday alone", () => {
    expect(formatWeekday(lateEvening, "ja")).toBe("月");
    expect(formatWeekday("2026-11-08", "en")).toBe("Sunday");
  });
});

describe("past days in era years", () => {
  test.each([
    ["1953-02-10", "昭和28年2月10日", "10 February 1953"],
    ["1989-01-07", "昭和64年1月7日", "7 January 1989"],
    ["1989-01-08", "平成元年1月8日", "8 January 1989"],
    ["2019-05-01", "令和元年5月1日", "1 May 2019"],
    ["1926-12-25", "昭和元年12月25日", "25 December 1926"],
    ["1950-05-07", "昭和25年5月7日", "7 May 1950"],
  ])("%s", (day, ja, en) => {
    expect(formatDayWithEra(day, "ja")).toBe(ja);
    expect(formatDayWithEra(day, "en")).toBe(en);
  });
});

describe("time of day in Japan", () => {
  test.each([
    ["2026-11-09T05:05:00Z", "14時05分", "14:05"],
    ["2026-11-08T15:00:00Z", "0時00分", "00:00"],
  ])("%s", (instant, ja, en) => {
    expect(formatTime(new Date(instant), "ja")).toBe(ja);
    expect(formatTime(new Date(instant), "en")).toBe(en);
  });
});
