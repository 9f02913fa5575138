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
    ["JOSÉ　LEE", "JOSE　LEE", "notation accents"],
    ["Łukasz　Groß", "Lukasz　Gross", "notation accents"],
    ["José　Lee", "JOSE　LEE", "notation letter_case accents"],
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
    ["見本　太郎丸", "見本太　郎丸", "unsure spaces"],
    ["見 本　太 郎", "見本　太郎", "notation spaces"],
    ["佐々木　見本", "佐佐木　見本", "notation variant_kanji"],
    ["関ヶ原　見本", "関ケ原　見本", "notation kana_script"],
    ["関ヶ原　見本", "関が原　見本", "notation kana_script"],
    ["一ノ瀬　見本", "一の瀬　見本", "notation kana_script"],
    ["一ノ瀬　見本", "一之瀬　見本", "unsure ambiguous_kanji"],
    ["見本　健ー", "見本　健一", "unsure ambiguous_kanji"],
    ["見本　健ー", "見本　健", "different kanji"],
    ["例　みづ子", "例　みず子", "unsure near_kana"],
    ["レイ　ユーコ", "レイ　ユウコ", "unsure near_kana"],
    ["レイ　ハナコ", "例　ユウコ", "unsure other_script"],
    ["・橋　見本", "髙橋　見本", "unsure placeholder"],
    ["・橋　見本", "髙田　見本", "different kanji"],
    ["例　瓣子", "例　辨子", "unsure ambiguous_kanji"],
    ["\u2F2D田　見本", "山田　見本", "notation variant_kanji"],
    ["例　\uE123子", "例　花子", "unsure placeholder"],
    ["例＿子", "例花子", "unsure placeholder"],
    ["例＿花子", "例　花子", "unsure placeholder"],
    ["例＿花子", "例　桜子", "different kanji"],
    ["見本［例］　花子", "例　花子", "notation former_name spaces"],
    ["見本［例］　花子", "見本　花子", "notation former_name spaces"],
    ["見本［例］　花子", "見本[例]花子", "notation width spaces"],
    ["見本［例］　花子", "別　花子", "different kanji"],
    ["見本［例］　花子", "別［例］　花子", "unsure surname_only"],
    ["見本　花子（旧姓　例）", "例花子", "notation former_name spaces"],
    ["ＢＩＬＬＹ　ＪＯＥＬ＿例　太郎（見本　太郎）", "見本太郎", "notation alias spaces"],
    ["ＢＩＬＬＹ　ＪＯＥＬ＿例　太郎（見本　太郎）", "例太郎", "notation latin_name spaces"],
    ["ＢＩＬＬＹ　ＪＯＥＬ＿例　太郎（見本　太郎）", "Joel Billy", "notation latin_name order width letter_case"],
    ["ＢＩＬＬＹ　ＪＯＥＬ＿例　太郎（見本　太郎）", "ＢＩＬＬＹ　ＪＯＥＬ", "notation latin_name"],
    ["ＢＩＬＬＹ　ＪＯＥＬ＿例　太郎（見本　太郎）", "別　次郎", "different kanji"],
    ["例　花子", "レイ　ハナコ", "unsure other_script"],
    ["MARIA CLARA DA SILVA SANTOS", "SANTOS MARIA CLARA DA SILVA", "notation order"],
    ["MARIA CLARA DA SILVA SANTOS", "MARIA CLARA DA SILVA COSTA", "different kanji"],
    ["MARIA CLARA DA SILVA SANTOS", "MARIA SANTOS", "unsure too_little"],
    ["ＭＡＲＩＡ　ＳＡＮＴＯＳ　ＣＲＵＺ", "MARIA SANTOS", "unsure too_little"],
    ["見本［［例］　花子", "別　花子", "different kanji"],
    ["", "例　花子", "unsure missing"],
    [null, null, "unsure missing"],
  ])("%s | %s: %s", (a, b, expected) => {
    expect(compared(a, b)).toBe(expected);
  });
});

test("a variant is never called different, whatever stands around it", () => {
  const pairs = fc.constantFrom(
    ["髙", "高"],
    ["﨑", "崎"],
    ["邉", "邊"],
    ["邊", "辺"],
    ["濱", "濵"],
    ["德", "徳"],
    ["惠", "恵"],
  );
  fc.assert(
    fc.property(
      pairs,
      fc.stringMatching(/^[一-龥]{0,3}$/),
      fc.stringMatching(/^[ 　]?[一-龥]{1,3}$/),
      ([a, b], before, after) => {
        expect(compareKanji(before + a + after, before + b + after).verdict).toBe("notation");
      },
    ),
  );
});

test("the order of the two makes no difference, and folding twice changes nothing more", () => {
  const anything = fc.oneof(
    fc.stringMatching(/^[一-龥]{1,3}　[一-龥]{1,3}$/),
    fc.string({ unit: "grapheme", maxLength: 10 }),
  );
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      expect(compareKanji(a, b)).toEqual(compareKanji(b, a));
      expect(foldWritten(foldWritten(a))).toBe(foldWritten(a));
    }),
  );
});

test.each([
  ["À '", "A"],
  ["O''Neil", "ONEIL"],
  ["ANNE - MARIE", "ANNEMARIE"],
  ["Ａ︙", "A"],
])("%s folds to %s, however often", (text, folded) => {
  expect(foldWritten(text)).toBe(foldWritten(folded));
  expect(foldWritten(foldWritten(text))).toBe(foldWritten(text));
});

describe("kanji that look or mean alike and are different names", () => {
  const TRAPS =
    "裕祐 和知 太大 土士 末未 己巳 巳已 己已 崇祟 昂昴 亨享 弘広 宏広 佑祐 淳惇 坂阪 畑畠 沢択 恵慧 萩荻 栗粟 柿杮 戊戌 侯候 壬王 干千 日曰 博搏 埼崎 総惣 嘉喜 輝暉 司嗣 正政 花華 桃挑";
  test.each(TRAPS.split(" "))("%s", (pair) => {
    const [one = "", other = ""] = pair;
    expect(compared(`例　${one}子`, `例　${other}子`)).toBe("different kanji");
  });
});

describe("every pair of the official tables of old and new forms", () => {
  const PAIRS =
    "亜亞 悪惡 圧壓 医醫 栄榮 応應 桜櫻 横橫 価價 会會 絵繪 学學 楽樂 勧勸 関關 帰歸 亀龜 旧舊 峡峽 暁曉 区區 恵惠 鶏鷄 県縣 検檢 顕顯 広廣 恒恆 国國 蚕蠶 児兒 実實 寿壽 渋澁 条條 乗乘 尽盡 静靜 " +
    "斉齊 斎齋 摂攝 浅淺 双雙 荘莊 蔵藏 沢澤 単單 竹竹 遅遲 昼晝 鉄鐵 点點 当當 徳德 独獨 弐貳 浜濱 富冨 仏佛 辺邊 辺邉 豊豐 万萬 弥彌 予豫 与與 頼賴 竜龍 礼禮 齢齡 瀬瀨 滝瀧 真眞 槙槇 尭堯 遥遙 " +
    "凜凛 穣穰 巌巖 桧檜 祢禰 禄祿 亘亙 晃晄 萌萠 芦蘆 桝枡 鴎鷗 噛嚙";
  test.each(PAIRS.split(" "))("%s", (pair) => {
    const [one = "", other = ""] = pair;
    expect(compareKanji(`例　${one}子`, `例　${other}子`).verdict).toBe(one === other ? "same" : "notation");
  });
});
