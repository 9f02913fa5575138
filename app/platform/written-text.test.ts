import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listForbidden, maskForbidden } from "./forbidden-text";
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
    ["個人番号 1234 5678 9012円です", ["number", "1234 5678 9012"]],
    ["マイナンバーは1234 5678 9012年に取得", ["number", "1234 5678 9012"]],
    ["マイナンバーは 12345 67890 12 です", ["number", "12345 67890 12"]],
    ["マイナンバー 1234と5678と9012", ["number", "1234と5678と9012"]],
    ["ﾏｲﾅﾝﾊﾞｰ：2020 2021 2022", ["number", "2020 2021 2022"]],
    ["My number is 12-3456-7890-12.", ["number", "12-3456-7890-12"]],
    ["マイナンバーのことで、03-1234-5678、10時ごろに電話がほしい"],
    ["マイナンバーは090-1234-5678の者のものではない"],
    ["暗証番号は1500まで", ["pin", "暗証番号は1500"]],
    ["暗証番号は 0900から", ["pin", "暗証番号は 0900"]],
    ["暗証番号の窓口は0900から1700まで"],
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
    ["123456789012-1", ["number", "123456789012"]],
    ["No1-123456789012", ["number", "123456789012"]],
    ["1.123456789012", ["number", "123456789012"]],
    ["123456789012.5", ["number", "123456789012"]],
    ["1234~5678~9012", ["number", "1234~5678~9012"]],
    ["1234:5678:9012", ["number", "1234:5678:9012"]],
    ["1234：5678：9012", ["number", "1234：5678：9012"]],
    ["1234;5678;9012", ["number", "1234;5678;9012"]],
    ["1234(5678(9012", ["number", "1234(5678(9012"]],
    ["1234)5678)9012", ["number", "1234)5678)9012"]],
    ["1234+5678+9012", ["number", "1234+5678+9012"]],
    ["1234*5678*9012", ["number", "1234*5678*9012"]],
    ["1234·5678·9012", ["number", "1234·5678·9012"]],
    ["1234•5678•9012", ["number", "1234•5678•9012"]],
    ["1234‧5678‧9012", ["number", "1234‧5678‧9012"]],
    ["1234、5678、9012", ["number", "1234、5678、9012"]],
    ["1234(5678)9012", ["number", "1234(5678)9012"]],
    ["1-2-3-4 5-6-7-8 9-0-1-2", ["number", "1-2-3-4 5-6-7-8 9-0-1-2"]],
    ["1234 5678 9012-1", ["number", "1234 5678 9012"]],
    ["1234 5678 9012一度", ["number", "1234 5678 9012"]],
    ["12345678 9012", ["number", "12345678 9012"]],
    ["0123 4567 8901", ["number", "0123 4567 8901"]],
    ["0901-2345-6789", ["number", "0901-2345-6789"]],
    ["123456789012年金", ["number", "123456789012"]],
    ["1234 5678 9012年金", ["number", "1234 5678 9012"]],
    ["一二三四56789012", ["number", "一二三四56789012"]],
    ["一二三四 5678 ９０１２", ["number", "一二三四 5678 ９０１２"]],
    ["壱弐参四五六七八九〇壱弐", ["number", "壱弐参四五六七八九〇壱弐"]],
    [
      "1\u03322\u03323\u03324\u03325\u03326\u03327\u03328\u03329\u03320\u03321\u03322\u0332",
      ["number", "1\u03322\u03323\u03324\u03325\u03326\u03327\u03328\u03329\u03320\u03321\u03322\u0332"],
    ],
    [
      "1\uFE0E2\uFE0E3\uFE0E4\uFE0E5\uFE0E6\uFE0E7\uFE0E8\uFE0E9\uFE0E0\uFE0E1\uFE0E2\uFE0E",
      ["number", "1\uFE0E2\uFE0E3\uFE0E4\uFE0E5\uFE0E6\uFE0E7\uFE0E8\uFE0E9\uFE0E0\uFE0E1\uFE0E2\uFE0E"],
    ],
    ["パスワード 4821", ["pin", "パスワード 4821"]],
    ["パスコード 4821", ["pin", "パスコード 4821"]],
    ["あんしょうばんごう 4821", ["pin", "あんしょうばんごう 4821"]],
    ["アンショウ番号 4821", ["pin", "アンショウ番号 4821"]],
    ["暗唱番号 4821", ["pin", "暗唱番号 4821"]],
    ["password 4821", ["pin", "password 4821"]],
    ["暗 証 番 号 4821", ["pin", "暗 証 番 号 4821"]],
    ["P I N 4821", ["pin", "P I N 4821"]],
    ["P.I.N. 4821", ["pin", "P.I.N. 4821"]],
    ["暗証番号は AB123456", ["pin", "暗証番号は AB123456"]],
    ["The password is ab12cd34.", ["pin", "password is ab12cd34"]],
    ["暗証番号を1200から1305に変えた", ["pin", "暗証番号を1200から1305"]],
    ["0312345678、10時に電話"],
    ["09012345678、3回"],
    ["090 1234 5678 9時以降"],
    ["090 1234 5678 9000"],
    ["+81 90-1234-5678 9000"],
    ["03 1234 5678、10時"],
    ["03(1234)5678 1030"],
    ["2024/1/2、2024/1/3に"],
    ["2024-4-1 2024-4-2"],
    ["2024.4.1、2024.4.2"],
    ["2023/4/1・2024/4/1"],
    ["1/10、1/11、1/12、1/13"],
    ["二〇二四、一〇、一一、一二、一三"],
    ["2023、2024、2025 の所得"],
    ["1200、1300、1400円"],
    ["1234567 99999"],
    ["〒1000001 03123"],
    ["20240102 1030"],
    ["1、2、3、4、5、6、7、8、9、10、11、12"],
    ["12,345,678,901,234円"],
    ["1234-5678-9012-3456"],
    ["T1-2345-6789-0123"],
    ["〇〇〇〇 〇〇〇〇 〇〇〇〇"],
    ["暗証番号の変更を2024/4/1にした"],
    ["暗証番号の件、平日0900から1700まで"],
    ["暗証番号、0120-95-0178 に電話"],
    ["PIN は 3 回まで、受付は 0900 から"],
    ["ピンとこない 1234"],
    ["暗証番号は〇〇〇〇"],
    ["パスワードを忘れた"],
  ])("%s", (text, ...expected) => {
    const found = findTextProblems(text).map((it) => [
      it.problem,
      "values" in it && "part" in it.values && it.values.part,
    ]);
    expect(found).toEqual(expected);
    const masked = maskForbidden(text);
    expect(listForbidden(masked)).toEqual([]);
    expect(masked === text).toBe(expected.length === 0);
  });

  test("twelve digits are found in groups of any one size", () => {
    const digits = fc.stringMatching(/^[3-9]\d{11}$/);
    const size = fc.constantFrom(1, 2, 3, 4, 6, 12);
    const sign = fc.constantFrom(" ", "-", "ー", "　");
    fc.assert(
      fc.property(digits, size, sign, (number, size, sign) => {
        const written = number.replace(new RegExp(`\\d{${size}}(?!$)`, "g"), `$&${sign}`);
        expect(findTextProblems(`メモ${written}です`)[0]?.problem).toBe("number");
      }),
    );
  });

  test.each([
    ["1234-5678-9012 です", "＊＊＊＊-＊＊＊＊-＊＊＊＊ です"],
    ["暗証番号は１２３４、3回", "暗証番号は＊＊＊＊、3回"],
    ["PIN 4821", "PIN ＊＊＊＊"],
    ["password is ab12cd34, 03-1234-5678", "password is ＊＊＊＊＊＊＊＊, 03-1234-5678"],
    ["暗証番号は一二三四", "暗証番号は＊＊＊＊"],
    ["暗証番号は①②③❹", "暗証番号は＊＊＊＊"],
  ])("is masked, and nothing else: %s", (text, masked) => expect(maskForbidden(text)).toBe(masked));

  test("takes no longer for a text made to be slow", () => {
    const started = performance.now();
    for (const slow of [`1${" ".repeat(1_998)}`, "1 ".repeat(1_000), "暗証".repeat(1_000), "1111、".repeat(400)])
      findTextProblems(slow);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
