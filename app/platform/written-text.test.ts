import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countCharacters, findTextProblems, MOST_CHARACTERS, type TextRule } from "./written-text";

test.each([
  ["nothing", "", 0],
  ["kana", "まちがい", 4],
  ["a kana with a combining voicing mark", "か\u3099", 1],
  ["a kanji outside the basic plane", "𠮷野", 2],
  ["a kanji with a variation selector", "葛\u{E0100}", 1],
  ["a family in one emoji", "👩‍👩‍👧‍👦", 1],
  ["line breaks", "一\n二", 3],
])("counts %s as people do", (_what, text, count) => expect(countCharacters(text)).toBe(count));

test.each<[string, string, TextRule, string | undefined]>([
  ["empty, needed", "", {}, "missing"],
  ["blank, needed", " \n", {}, "missing"],
  ["empty, not needed", "", { required: false }, undefined],
  ["as long as it may be", "👩‍👩‍👧‍👦".repeat(MOST_CHARACTERS), {}, undefined],
  ["one too long", "あ".repeat(MOST_CHARACTERS + 1), {}, "tooLong"],
  ["one too long for a short field", "あ".repeat(41), { limit: 40 }, "tooLong"],
  ["a pile of marks on one letter", `あ${"\u3099".repeat(20_000)}`, {}, "tooLong"],
  ["with a character that no keyboard makes", "まち\u0000がい", {}, "unusable"],
  ["turned around", "\u202eまちがい", {}, "unusable"],
  ["of half a character", "\ud842まちがい", {}, "unusable"],
  ["in lines", "まちがい\tです\nはい", {}, undefined],
])("a text that is %s", (_what, text, rule, problem) => expect(findTextProblems(text, rule)[0]?.problem).toBe(problem));

describe("what no text may hold", () => {
  test.each<[string, ...[problem: "number" | "pin", part: string][]]>([
    ["マイナンバーは 1234 5678 9012、暗証番号は 1234", ["number", "1234 5678 9012"], ["pin", "暗証番号は 1234"]],
    ["番号は123456789012", ["number", "123456789012"]],
    ["1234 5678 9012 と言われた", ["number", "1234 5678 9012"]],
    ["１２３４－５６７８－９０１２", ["number", "１２３４－５６７８－９０１２"]],
    ["１２３４　５６７８　９０１２です", ["number", "１２３４　５６７８　９０１２"]],
    ["1234\u200b5678\u200b9012", ["number", "1234\u200b5678\u200b9012"]],
    ["1234_5678_9012", ["number", "1234_5678_9012"]],
    ["番号①②③④⑤⑥⑦⑧⑨⓪①②", ["number", "①②③④⑤⑥⑦⑧⑨⓪①②"]],
    ["❶❷❸❹ ❺❻❼❽ ❾⓿❶❷", ["number", "❶❷❸❹ ❺❻❼❽ ❾⓿❶❷"]],
    ["1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣2️⃣", ["number", "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣2️⃣"]],
    ["番号は一二三四五六七八九〇一二", ["number", "一二三四五六七八九〇一二"]],
    ["1234 5678 9012 2026年に届いた", ["number", "1234 5678 9012"]],
    ["090-1234-5678 123456789012", ["number", "123456789012"]],
    ["父 1234-5678-9012、母 2345-6789-0123", ["number", "1234-5678-9012"], ["number", "2345-6789-0123"]],
    ["暗証番号は1234だそうです", ["pin", "暗証番号は1234"]],
    ["暗証番号：１２３４", ["pin", "暗証番号：１２３４"]],
    ["暗証番号は一二三四です", ["pin", "暗証番号は一二三四"]],
    ["PINは 1-2-3-4", ["pin", "PINは 1-2-3-4"]],
    ["4821 is her pin", ["pin", "4821 is her pin"]],
    ["ﾋﾟﾝ 4821", ["pin", "ﾋﾟﾝ 4821"]],
    ["あの PIN:4821", ["pin", "PIN:4821"]],
    ["ピン、4821", ["pin", "ピン、4821"]],
    ["pincode 4821", ["pin", "pincode 4821"]],
    ["ピンコードは4821", ["pin", "ピンコードは4821"]],
    ["暗証番号は1953年です", ["pin", "暗証番号は1953"]],
    ["暗証番号：1124-0731-8", ["pin", "暗証番号：1124"]],
    ["暗証番号を3回まちがえた"],
    ["受付番号 1124-0731-8 のこと"],
    ["電話 090-0000-1234 にかけなおす"],
    ["電話は 03-1234-5678、10時ごろに"],
    ["電話 090-1234-5678、一度かけてください"],
    ["090-0000-1234、03-0000-1234 のどちらか"],
    ["2026-11-24、2026-11-25 の2日"],
    ["2026年に届いた紙"],
    ["口座番号 1234567"],
    ["1234567890123"],
    ["ショッピングの払いもどし 1200 のこと"],
    ["In my opinion 2400 is too much"],
    ["暗証番号のことで、03-0000-1234 に電話がほしい"],
    ["暗証番号のこと。受付番号は 1124-0731-8"],
    ["暗証番号を2024年に変えました"],
  ])("%s", (text, ...expected) => {
    const found = findTextProblems(text).map((it) => [
      it.problem,
      "values" in it && "part" in it.values && it.values.part,
    ]);
    expect(found).toEqual(expected);
  });

  test("twelve digits are found however they are written", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    const signs = fc.array(fc.constantFrom("", " ", "-", "ー", "　"), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(digits, signs, (number, between) => {
        const written = number.map((digit, index) => `${digit}${between[index]}`).join("");
        expect(findTextProblems(`メモ${written}です`)[0]?.problem).toBe("number");
      }),
    );
  });

  test("takes no longer for a text made to be slow", () => {
    const started = performance.now();
    for (const slow of [`1${" ".repeat(1_998)}`, "1 ".repeat(1_000), "暗証".repeat(1_000), "1111、".repeat(400)])
      findTextProblems(slow);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
