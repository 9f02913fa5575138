import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareKana, foldKana, kanaWords } from "./kana";

function compared(a: string | null, b: string | null): string {
  const one = compareKana(a, b);
  expect(compareKana(b, a)).toEqual(one);
  return [one.verdict, ...one.reasons].join(" ");
}

describe("kana names", () => {
  test.each([
    ["レイ　ハナコ", "レイ　ハナコ", "same"],
    ["レイ　ジュン", "ﾚｲ ｼﾞﾕﾝ", "notation width small_kana"],
    ["レイ　ハナコ", "ﾚｲ ﾊﾅｺ", "notation width"],
    ["レイ　ハナコ", "レイハナコ", "notation spaces"],
    ["れい　はなこ", "レイ　ハナコ", "notation kana_script"],
    ["キョウコ", "キヨウコ", "notation small_kana"],
    ["ロール", "ﾛ-ﾙ", "notation width long_vowel"],
    ["ロール", "ロ―ル", "notation long_vowel"],
    ["オーノ ハナ", "オノ ハナ", "notation long_vowel"],
    ["レイ カヲル", "レイ カオル", "notation old_kana"],
    ["ヰヱ", "イエ", "notation old_kana"],
    ["ガク", "カ゛ク", "notation width"],
    ["ガク", "カ\u309Bク", "notation width"],
    ["ガク", "カ ﾞク", "notation width"],
    ["パン", "ハ゜ン", "notation width"],
    ["レイ　ハナコ", "ハナコ　レイ", "notation order"],
    ["レイ　ハナコ", "ﾊﾅｺ ﾚｲ", "notation order width"],
    ["レイ　ハナコ", "ハナコレイ", "notation order"],
    ["スミス・ジョン", "スミス　ジョン", "notation spaces"],
    ["ヤマザキ", "ヤマサキ", "unsure near_kana"],
    ["ミヅホ", "ミズホ", "unsure near_kana"],
    ["フヂコ", "フジコ", "unsure near_kana"],
    ["レイ ●ナコ", "レイ ハナコ", "unsure placeholder"],
    ["レイ 〓〓コ", "レイ ハナコ", "unsure placeholder"],
    ["レイ ＿ナコ", "レイ ハナエ", "different kana"],
    ["マサハル", "セイジ", "different kana"],
    ["レイ ハナコ", "レイ ハナ", "different kana"],
    ["レイ タロウ", "レイ ジロウ", "different kana"],
    ["ユーコ", "ユウコ", "unsure near_kana"],
    ["オーノ", "オオノ", "unsure near_kana"],
    ["オーオカ", "オオオカ", "unsure near_kana"],
    ["ケーコ", "ケイコ", "unsure near_kana"],
    ["トオル", "トウル", "unsure near_kana"],
    ["ユーコ", "ユコ", "notation long_vowel"],
    ["ユウコ", "ユコ", "different kana"],
    ["オオノ", "オノ", "different kana"],
    ["シヨウ", "シヨ", "different kana"],
    ["ヴァイオレット", "バイオレット", "unsure near_kana"],
    ["ヴィクトリア", "ﾋﾞｸﾄﾘｱ", "unsure near_kana"],
    ["ヴィクトリア", "ウ゛ィクトリア", "notation width"],
    ["ヴィクトリア", "ｳﾞｲｸﾄﾘｱ", "notation width small_kana"],
    ["チヂワ", "チシワ", "unsure near_kana"],
    ["ヤマザキ ジュン", "ジュン ヤマサキ", "unsure near_kana"],
    ["ロール", "ロ一ル", "notation long_vowel"],
    ["ロール", "ロ～ル", "notation width long_vowel"],
    ["ニシ", "二シ", "notation kana_script"],
    ["みすゞ", "ミスズ", "notation kana_script"],
    ["サヽキ", "ササキ", "notation kana_script"],
    ["タナカ\u200B タロウ", "タナカ タロウ", "notation width"],
    ["ジャン＝リュック", "ジャン リュック", "notation width spaces"],
    ["スミス ジョン ロバート", "ジョン ロバート スミス", "notation order"],
    ["スミス ジョン ロバート", "ロバート　スミス　ジョン", "notation order"],
    ["スミス ジョン ロバート", "ジョンスミスロバート", "notation order"],
    ["スミス ジョン ロバート", "ｽﾐｽ ｼﾞﾖﾝ", "unsure too_little"],
    ["スミス ジョン ロバート", "ｽﾐｽｼﾞﾖﾝ", "unsure too_little"],
    ["スミス ジョン ロバート", "ｼﾞﾖﾝ ｽﾐｽ", "unsure too_little"],
    ["スミス ジョン ロバート", "スミス メアリー", "different kana"],
    ["レイ", "レイ　ハナコ", "unsure too_little"],
    ["SMITH JOHN", "ＪＯＨＮ　ｓｍｉｔｈ", "notation order width letter_case"],
    ["GARCÍA JOSÉ", "Garcia Jose", "notation letter_case accents"],
    ["GARCÍA JOSÉ", "GARCIA JOSE", "notation accents"],
    ["GARCÍA JOSÉ", "García José", "notation letter_case"],
    ["Sørensen Ása", "Sorensen Asa", "notation accents"],
    ["SMITH JOHN", "スミス ジョン", "unsure other_script"],
    ["レイ ハナコ", "例 花子", "unsure other_script"],
    ["スミス ジョン SMITH JOHN", "SMITH JOHN", "notation latin_name"],
    ["ミホン［レイ］　ハナコ", "レイ　ハナコ", "notation former_name spaces"],
    ["BILLY JOEL＿ミホン　タロウ（レイ　タロウ）", "ﾚｲ ﾀﾛｳ", "notation alias width"],
    ["ハナ コダマ", "ハナコ ダマ", "unsure spaces"],
    ["ハナ コ ダマ", "ハナコ ダマ", "notation spaces"],
    ["レイ ミレイ", "レイ レイミ", "different kana"],
    ["レイハナコ", "ハナコレイ", "unsure order"],
    ["ヸクトリア", "ヴィクトリア", "notation small_kana old_kana"],
    ["レイ／ハナコ", "ﾚｲ,ﾊﾅｺ", "notation width spaces"],
    ["ガク", "カ”ク", "unsure near_kana"],
    ["レイ ●ーコ", "レイ ハコ", "unsure placeholder"],
    ["レイ ??コ", "ﾚｲ ﾊﾅｺ", "unsure placeholder"],
    ["レイ \uE000ナコ", "ハナコ レイ", "unsure placeholder"],
    ["レイ ●ナコ", "ﾚｲ ﾀﾛｳ", "different kana"],
    ["ミホンレイジョウタロウザエモンクラウディアアレクサンドラ", "ﾐﾎﾝﾚｲｼﾞﾖｳﾀﾛｳｻﾞｴﾓﾝｸﾗｳﾃﾞｲｱｱﾚｸｻﾝﾄ", "unsure cut_off"],
    ["ミホンレイジョウタロウザエモンクラウディアアレクサンドラ", "ﾐﾎﾝﾚｲｼﾞﾖｳﾀﾛｳｻﾞｴﾓﾝｸﾗｳﾃﾞｲｱ", "different kana"],
    ["ミホンレイジョウタロウザエモンクラウディアアレクサンドラ", "ﾐﾎﾝﾚｲｼﾞﾖｳﾀﾛｳｻﾞｴﾓﾝｸﾗｳﾃﾞｲｱｱﾚｸｻﾝｶ", "different kana"],
    ["", "レイ", "unsure missing"],
    [null, "レイ", "unsure missing"],
    ["・", "レイ", "unsure missing"],
  ])("%s | %s: %s", (a, b, expected) => {
    expect(compared(a, b)).toBe(expected);
  });
});

test("the words of a name, folded", () => {
  expect(kanaWords("　ﾚｲ　ｼﾞｭﾝ・ロバート ")).toEqual(["レイ", "ジユン", "ロバト"]);
});

const name = fc.stringMatching(/^[ァ-ヶー]{1,6} [ァ-ヶー]{1,6}$/);

test("the order of the two makes no difference", () => {
  const anything = fc.oneof(name, fc.string({ unit: "grapheme", maxLength: 12 }));
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      expect(compareKana(a, b)).toEqual(compareKana(b, a));
    }),
  );
});

test("folding twice changes nothing more, and a folded name is never another", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), (text) => {
      const folded = foldKana(text);
      expect(foldKana(folded)).toBe(folded);
      if (folded && !/[()[〔]/u.test(folded)) expect(compareKana(text, folded).verdict).not.toBe("different");
    }),
  );
});

test("a name with another sound in it is never the same", () => {
  const sounds = fc.constantFrom(..."アカサタナハマラワン");
  fc.assert(
    fc.property(fc.array(sounds, { minLength: 3, maxLength: 8 }), fc.nat(), sounds, (given, choice, sound) => {
      const at = choice % given.length;
      fc.pre(given[at] !== sound);
      const other = given.map((each, i) => (i === at ? sound : each));
      expect(compareKana(`レイ${given.join("")}`, `レイ${other.join("")}`).verdict).toBe("different");
    }),
  );
});
