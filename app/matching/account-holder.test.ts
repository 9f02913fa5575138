import fc from "fast-check";
import { expect, test } from "vitest";
import { compareAccountHolder, type HolderNames } from "./account-holder";

const HANAKO: HolderNames = { nameKana: "レイ　ハナコ", nameLatin: null, formerNames: [] };
const MARRIED: HolderNames = { ...HANAKO, formerNames: ["ミホン"] };
const RENAMED: HolderNames = { ...HANAKO, formerNames: ["見本　花子", "ミホン　ハナコ"] };
const FOREIGN: HolderNames = { ...HANAKO, formerNames: ["ミホン　ハナ", "EXAMPLE HANA", "見本"] };
const LONG: HolderNames = {
  nameKana: "ミホンレイジョウタロウザエモン　クラウディアアレクサンドラマリア",
  nameLatin: null,
  formerNames: [],
};
const JUN: HolderNames = { nameKana: "ヤマザキ　ジュン", nameLatin: null, formerNames: [] };
const YUKO: HolderNames = { nameKana: "オオノ　ユウコ", nameLatin: null, formerNames: [] };
const JOHN: HolderNames = { nameKana: "スミス　ジョン　ロバート", nameLatin: "SMITH JOHN ROBERT", formerNames: [] };

test.each([
  [HANAKO, "ﾚｲ ﾊﾅｺ", "self"],
  [HANAKO, "ﾚｲﾊﾅｺ", "self"],
  [HANAKO, "ﾊﾅｺ ﾚｲ", "self"],
  [HANAKO, "レイ　ハナコ", "self"],
  [HANAKO, "ﾚｲ ﾀﾛｳ", "family kana"],
  [HANAKO, "ﾚｲﾀﾛｳ", "family kana"],
  [HANAKO, "ﾀﾛｳ ﾚｲ", "family kana"],
  [HANAKO, "ﾐﾎﾝ ﾊﾅｺ", "unsure surname_only"],
  [HANAKO, "ﾐﾎﾝﾊﾅｺ", "unsure too_little"],
  [HANAKO, "ﾚｲ", "unsure too_little"],
  [HANAKO, "ﾊﾅｺ", "unsure too_little"],
  [HANAKO, "ﾍﾞﾂ ﾀﾛｳ", "other kana"],
  [HANAKO, "ﾍﾞﾂﾀﾛｳ", "other kana"],
  [HANAKO, "カ)ミホンショウジ", "other kana"],
  [HANAKO, "ｶ)ﾚｲ ﾊﾅｺ", "other kana"],
  [{ ...HANAKO, nameKana: "ハナ　コダマ" }, "ﾊﾅｺ ﾀﾞﾏ", "unsure near_kana"],
  [HANAKO, "", "unsure missing"],
  [HANAKO, " ", "unsure missing"],
  [HANAKO, null, "unsure missing"],
  [HANAKO, "ﾚｲ ●ﾅｺ", "unsure near_kana"],
  [MARRIED, "ﾐﾎﾝ ﾊﾅｺ", "self former_name"],
  [MARRIED, "ﾐﾎﾝﾊﾅｺ", "self former_name"],
  [MARRIED, "ﾐﾎﾝ ﾀﾛｳ", "family kana"],
  [RENAMED, "ﾐﾎﾝ ﾊﾅｺ", "self former_name"],
  [JUN, "ﾔﾏｻﾞｷ ｼﾞﾕﾝ", "self"],
  [JUN, "ﾔﾏｻﾞｷ ﾁﾞﾕﾝ", "unsure near_kana"],
  [JUN, "ﾔﾏｻｷ ｼﾞﾕﾝ", "unsure near_kana"],
  [JOHN, "ｽﾐｽ ｼﾞﾖﾝ ﾛﾊﾞ-ﾄ", "self"],
  [JOHN, "ｼﾞﾖﾝ ﾛﾊﾞ-ﾄ ｽﾐｽ", "self"],
  [JOHN, "SMITH JOHN ROBERT", "self latin_name"],
  [JOHN, "Ｊｏｈｎ Robert Smith", "self latin_name"],
  [JOHN, "SMITH JOHN", "unsure too_little"],
  [JOHN, "ｽﾐｽ ｼﾞﾖﾝ", "unsure too_little"],
  [JOHN, "SMITH MARY", "family kana"],
  [JOHN, "ﾍﾞﾂ ｼﾞﾖﾝ", "unsure surname_only"],
  [JUN, "ﾔﾏｻｷ ﾀﾛｳ", "unsure near_kana"],
  [YUKO, "ｵｵﾉ ﾕ-ｺ", "unsure near_kana"],
  [YUKO, "ｵｵﾉﾕ-ｺ", "unsure near_kana"],
  [YUKO, "ｵ-ﾉ ﾕ-ｺ", "unsure near_kana"],
  [YUKO, "ﾍﾞﾂ ﾕ-ｺ", "unsure near_kana"],
  [YUKO, "ｵ-ﾉ ﾀﾛｳ", "unsure near_kana"],
  [YUKO, "ｵｵﾉ ﾕｺ", "family kana"],
  [{ ...HANAKO, nameKana: "ハラ　ハナコ" }, "ﾊﾗﾀﾞﾊﾅｺ", "unsure too_little"],
  [{ ...HANAKO, nameKana: "ハラ　ハナコ" }, "ﾊﾗﾀﾞ ﾊﾅｺ", "unsure surname_only"],
  [{ ...JOHN, nameLatin: null }, "SMITH JOHN ROBERT", "unsure other_script"],
  [JOHN, "ﾍﾞﾂ ﾊﾅｺ", "other kana"],
  [FOREIGN, "ﾐﾎﾝ ﾊﾅ", "self former_name"],
  [FOREIGN, "Example Hana", "self former_name"],
  [LONG, "ﾐﾎﾝﾚｲｼﾞﾖｳﾀﾛｳｻﾞｴﾓﾝ ｸﾗｳﾃﾞｲｱｱﾚｸｻﾝ", "self cut_off"],
  [{ ...LONG, nameKana: LONG.nameKana.replace("サンド", "ザンド") }, "ﾐﾎﾝﾚｲｼﾞﾖｳﾀﾛｳｻﾞｴﾓﾝ ｸﾗｳﾃﾞｲｱ ｱﾚｸｻ", "self cut_off"],
  [LONG, "ﾐﾎﾝﾚｲｼﾞﾖｳﾀﾛｳｻﾞｴﾓﾝ ｸﾗｳﾃﾞｲｱﾝﾅ", "family kana"],
  [LONG, "ﾐﾎﾝﾚｲｼﾞﾖｳﾀﾛｳｻﾞｴﾓﾝ", "unsure too_little"],
])("%o, account of %s: %s", (names, holder, expected) => {
  const { relation, reasons } = compareAccountHolder(names, holder);
  expect([relation, ...reasons].join(" ")).toBe(expected);
});

test("nobody's account is the resident's own when the given name sounds another way", () => {
  const given = fc.constantFrom("タロウ", "ジロウ", "ハナ", "ハナエ", "ミドリ", "サクラ", "カオル");
  fc.assert(
    fc.property(given, fc.constantFrom("レイ", "ミホン", "ベツ"), fc.constantFrom(" ", ""), (name, surname, space) => {
      expect(compareAccountHolder(MARRIED, `${surname}${space}${name}`).relation).not.toBe("self");
    }),
  );
});
