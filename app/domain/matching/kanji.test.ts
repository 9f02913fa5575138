import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareKanji, foldWritten } from "./kanji";

function compared(a: string | null, b: string | null): string {
  const one = compareKanji(a, b);
  expect(compareKanji(b, a)).toEqual(one);
  return [one.verdict, ...one.reasons].join(" ");
}

describe("written names", () => {
  test.each([
    ["例　太郎", "例　太郎", "same"],
    ["例　太郎", "例太郎", "notation spaces"],
    ["例　太郎", "例 太郎", "notation spaces"],
    ["髙橋　見本", "高橋　見本", "notation variant_kanji"],
    ["山﨑　見本", "山崎　見本", "notation variant_kanji"],
    ["渡邉　見本", "渡辺　見本", "notation variant_kanji"],
    ["渡邊　見本", "渡邉　見本", "notation variant_kanji"],
    ["德永　見本", "徳永　見本", "notation variant_kanji"],
    ["濵田　見本", "濱田　見本", "notation variant_kanji"],
    ["廣澤　國惠", "広沢　国恵", "notation variant_kanji"],
    ["𠮷田　見本", "吉田　見本", "notation variant_kanji"],
    ["\uFA19田　見本", "神田　見本", "notation variant_kanji"],
    ["葛\u{E0100}城　見本", "葛城　見本", "notation variation_selector"],
    ["葛\u{FE00}城　見本", "葛\u{E0101}城　見本", "notation variation_selector"],
    ["花山　みほん", "花山　ミホン", "notation kana_script"],
    ["ＳＭＩＴＨ　ＪＯＨＮ", "Smith John", "notation width letter_case"],
    ["見本　例", "例　見本", "notation order"],
    ["齋藤　見本", "斎藤　見本", "notation variant_kanji"],
    ["齊藤　見本", "斉藤　見本", "notation variant_kanji"],
    ["斎藤　見本", "斉藤　見本", "unsure ambiguous_kanji"],
    ["齋藤　見本", "齊藤　見本", "unsure ambiguous_kanji"],
    ["例　●子", "例　花子", "unsure placeholder"],
    ["例　〓子", "例　花江", "different kanji"],
    ["見本　正治", "見本　政治", "different kanji"],
    ["見本　伸司", "見本　伸嗣", "different kanji"],
    ["例　太郎", "例　大郎", "different kanji"],
    ["例　花子", "見本　花子", "different kanji"],
    ["", "例　花子", "unsure missing"],
    [null, null, "unsure missing"],
  ])("%s | %s: %s", (a, b, expected) => {
    expect(compared(a, b)).toBe(expected);
  });
});

test("a variant is never called different, whatever stands around it", () => {
  const pairs = fc.constantFrom(["髙", "高"], ["﨑", "崎"], ["邉", "邊"], ["邊", "辺"], ["濱", "濵"], ["德", "徳"], ["惠", "恵"]);
  fc.assert(
    fc.property(pairs, fc.stringMatching(/^[一-龥]{0,3}$/), fc.stringMatching(/^[ 　]?[一-龥]{1,3}$/), ([a, b], before, after) => {
      expect(compareKanji(before + a + after, before + b + after).verdict).toBe("notation");
    }),
  );
});

test("the order of the two makes no difference, and folding twice changes nothing more", () => {
  const anything = fc.oneof(fc.stringMatching(/^[一-龥]{1,3}　[一-龥]{1,3}$/), fc.string({ unit: "grapheme", maxLength: 10 }));
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      expect(compareKanji(a, b)).toEqual(compareKanji(b, a));
      expect(foldWritten(foldWritten(a))).toBe(foldWritten(a));
    }),
  );
});
