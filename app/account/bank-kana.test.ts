import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankKana, readAccountNumber } from "./bank-kana";
import { compareAccountHolder } from "../matching/account-holder";

describe("a holder's name as banks write it", () => {
  test.each([
    ["レイ ハナコ", "ﾚｲ ﾊﾅｺ"],
    ["れい　はなこ", "ﾚｲ ﾊﾅｺ"],
    ["ﾚｲ ﾊﾅｺ", "ﾚｲ ﾊﾅｺ"],
    ["キョウコ", "ｷﾖｳｺ"],
    ["ｷｮｳｺ", "ｷﾖｳｺ"],
    ["ハットリ", "ﾊﾂﾄﾘ"],
    ["ガッパ", "ｶﾞﾂﾊﾟ"],
    ["カ゛ッハ゜", "ｶﾞﾂﾊﾟ"],
    ["ヴィオラ", "ｳﾞｲｵﾗ"],
    ["エドワード", "ｴﾄﾞﾜｰﾄﾞ"],
    ["ヰノウヱ ヲトメ", "ｲﾉｳｴ ｦﾄﾒ"],
    ["サンプル・マリア", "ｻﾝﾌﾟﾙ.ﾏﾘｱ"],
    ["Ｓample  Maria", "SAMPLE MARIA"],
    ["カ）ミホン", "ｶ)ﾐﾎﾝ"],
  ])("%s becomes %s", (typed, expected) => expect(bankKana(typed)).toBe(expected));

  test.each(["", "   ", "例 花子", "レイ 花子", "レイ\u0000ハナコ", "レイ\u0007", "🙂", "---", "123"])(
    "%j is none",
    (typed) => expect(bankKana(typed)).toBeUndefined(),
  );

  test("what is a bank's form already stays as it is", () => {
    const kana = fc.stringMatching(/^[ァ-ンー]{1,12}( [ァ-ンー]{1,12})?$/);
    fc.assert(
      fc.property(kana, (name) => {
        const once = bankKana(name);
        fc.pre(once !== undefined);
        expect(bankKana(once ?? "")).toBe(once);
      }),
    );
  });

  test("the name written by a bank is still the person's own", () => {
    const kana = fc.stringMatching(/^[ア-ワ]{2,6} [ア-ワ]{2,6}$/);
    fc.assert(
      fc.property(kana, (nameKana) => {
        expect(compareAccountHolder({ nameKana, nameLatin: null, formerNames: [] }, bankKana(nameKana)).relation).toBe(
          "self",
        );
      }),
    );
  });
});

describe("an account's number", () => {
  test.each([
    ["1234567", { ok: true, number: "1234567" }],
    ["１２３４５６７", { ok: true, number: "1234567" }],
    [" 123-4567 ", { ok: true, number: "1234567" }],
    ["0000001", { ok: true, number: "0000001" }],
    ["", { ok: false, reason: "empty" }],
    ["123456", { ok: false, reason: "too_short" }],
    ["12345678", { ok: false, reason: "too_long" }],
    ["12a4567", { ok: false, reason: "not_digits" }],
    ["一二三四五六七", { ok: false, reason: "not_digits" }],
  ])("%j", (typed, expected) => expect(readAccountNumber(typed)).toEqual(expected));
});
