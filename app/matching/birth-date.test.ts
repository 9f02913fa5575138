import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBirthDate, readBirthDate, whyNoBirthDate } from "./birth-date";
import { compareSex, readSex } from "./sex";

describe("dates of birth in every writing", () => {
  test.each([
    ["1953-02-10", "1953-02-10"],
    ["1953/2/10", "1953-02-10"],
    ["1953.2.10", "1953-02-10"],
    ["１９５３年２月１０日", "1953-02-10"],
    ["19530210", "1953-02-10"],
    ["昭和28年2月10日", "1953-02-10"],
    ["昭和二十八年二月十日", "1953-02-10"],
    ["昭和28年02月10日生", "1953-02-10"],
    ["㍼28年2月10日", "1953-02-10"],
    ["昭28.2.10", "1953-02-10"],
    ["S28.2.10", "1953-02-10"],
    ["s28/02/10", "1953-02-10"],
    ["Ｓ２８－２－１０", "1953-02-10"],
    ["S280210", "1953-02-10"],
    ["3280210", "1953-02-10"],
    ["3-280210", "1953-02-10"],
    ["令和元年5月1日", "2019-05-01"],
    ["平成元年1月8日", "1989-01-08"],
    ["昭和64年1月7日", "1989-01-07"],
    ["昭和65年1月7日", "1990-01-07"],
    ["大正15年12月24日", "1926-12-24"],
    ["明治45.7.29", "1912-07-29"],
    ["R2.2.29", "2020-02-29"],
    ["㍼28.2.10", "1953-02-10"],
    ["㋿元年5月1日", "2019-05-01"],
    ["昭和 28年 2月 10日", "1953-02-10"],
    ["昭和弐拾八年弐月拾日", "1953-02-10"],
    ["一九五三年二月一〇日", "1953-02-10"],
    ["西暦1953年2月10日生まれ", "1953-02-10"],
    ["1953年（昭和28年）2月10日", "1953-02-10"],
    ["昭和28年（1953年）2月10日", "1953-02-10"],
    ["昭和28年2月10日（火）", "1953-02-10"],
    ["1953-02-10 00:00:00", "1953-02-10"],
    ["1953-02-10T00:00:00Z", "1953-02-10"],
    ["H元.1.8", "1989-01-08"],
    ["1953‐02‐10", "1953-02-10"],
    ["53-02-10", undefined],
    ["28.2.10", undefined],
    ["昭和0年2月10日", undefined],
    ["1900-02-29", undefined],
    ["2000-02-29", "2000-02-29"],
    ["昭和28年2月不詳", undefined],
    ["R3.2.29", undefined],
    ["1953-02-30", undefined],
    ["1953-13-01", undefined],
    ["1953-00-00", undefined],
    ["昭和28年2月", undefined],
    ["不明", undefined],
    ["", undefined],
  ])("%s is %s", (text, expected) => {
    expect(readBirthDate(text)).toBe(expected);
  });
});

test.each([
  ["28.2.10", "era_missing"],
  ["２８年２月１０日", "era_missing"],
  ["53-02-10", "era_missing"],
  ["280210", "era_missing"],
  ["28.2.29", "era_missing"],
  ["28.2.30", "impossible_date"],
  ["28.13.10", "impossible_date"],
  ["0.2.10", "impossible_date"],
  ["28.2", "impossible_date"],
  ["昭和15年00月00日", "birthday_unknown"],
  ["S15.00.00", "birthday_unknown"],
  ["3150000", "birthday_unknown"],
  ["昭和15年5月00日", "birthday_unknown"],
  ["1940-00-00", "birthday_unknown"],
  ["19400500", "birthday_unknown"],
  ["昭和15年月日不詳", "birthday_unknown"],
  ["昭和28年2月不詳", "birthday_unknown"],
  ["不明", "birthday_unknown"],
  ["1953-02-30", "impossible_date"],
  ["1953-13-00", "impossible_date"],
  ["R3.2.29", "impossible_date"],
  ["昭和0年2月10日", "impossible_date"],
  ["昭和28年2月", "impossible_date"],
  ["花子", "impossible_date"],
])("%s is no date: %s", (text, why) => {
  expect(readBirthDate(text)).toBeUndefined();
  expect(whyNoBirthDate(text)).toBe(why);
});

test.each([
  ["1953-02-10", "1953-02-10", "same"],
  ["1953-02-10", "昭和28年2月10日", "notation date_style"],
  ["1953-02-10", "1953-02-11", "different date"],
  ["1953-02-10", "S28.10.2", "different date"],
  ["1953-02-10", "1953-02-31", "unsure impossible_date"],
  ["1953-02-10", "28.2.10", "unsure era_missing"],
  ["1940-01-01", "昭和15年00月00日", "unsure birthday_unknown"],
  ["28.2.10", "昭和15年00月00日", "unsure era_missing"],
  ["1953-02-31", "28.2.10", "unsure impossible_date"],
  ["昭和15年00月00日", "昭和15年00月00日", "unsure birthday_unknown"],
  ["1953-02-10", "", "unsure missing"],
  [null, null, "unsure missing"],
])("dates %s | %s: %s", (a, b, expected) => {
  const { verdict, reasons } = compareBirthDate(a, b);
  expect([verdict, ...reasons].join(" ")).toBe(expected);
  expect(compareBirthDate(b, a)).toEqual({ verdict, reasons });
});

test("every day since 明治 reads back from its era as from its ISO form", () => {
  const iso = fc
    .date({ min: new Date("1869-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(iso, (day) => {
      const [year = 0, month, date] = day.split("-").map(Number);
      const [era, before] =
        year > 2019
          ? ["令和", 2018]
          : year > 1989
            ? ["平成", 1988]
            : year > 1926
              ? ["S", 1925]
              : year > 1912
                ? ["T", 1911]
                : ["M", 1867];
      expect(readBirthDate(`${era}${year - Number(before)}.${month}.${date}`)).toBe(day);
    }),
  );
});

test.each([
  ["male", "男", "same"],
  ["female", "F", "same"],
  ["female", "２", "same"],
  ["female", "女性", "same"],
  ["male", "1", "same"],
  ["male", "女", "different sex"],
  ["male", "9", "unsure missing"],
  ["male", null, "unsure missing"],
  [null, "F", "unsure missing"],
])("sex %s | %s: %s", (a, b, expected) => {
  const { verdict, reasons } = compareSex(a, b);
  expect([verdict, ...reasons].join(" ")).toBe(expected);
  expect(compareSex(b, a)).toEqual({ verdict, reasons });
});

test("a code that every object carries is no sex", () => {
  expect(readSex("constructor")).toBeUndefined();
});
