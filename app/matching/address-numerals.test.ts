import fc from "fast-check";
import { expect, test } from "vitest";
import { inKanji, readNumeral } from "./address-characters";
import { settleNumerals } from "./address-numerals";

test.each([
  ["港区三田一丁目二番三号", "港区三田1丁目2番3号"],
  ["港区3田1-2-3", "港区三田1-2-3"],
  ["西区24軒2条2丁目3-3", "西区二十四軒2条2丁目3-3"],
  ["西区二十四軒二条二丁目三番三号", "西区二十四軒2条2丁目3番3号"],
  ["北三条西四丁目", "北3条西4丁目"],
  ["北二十4条西四丁目", "北24条西4丁目"],
  ["東九条北烏丸町1", "東九条北烏丸町1"],
  ["千代田区四番町三の二", "千代田区四番町3の2"],
  ["千代田区4番町3-2", "千代田区四番町3-2"],
  ["谷町九3-1", "谷町9-3-1"],
  ["例町二十三番地の四", "例町23番地の4"],
  ["例町百一番地", "例町101番地"],
  ["例町一〇一番地", "例町101番地"],
  ["例町七", "例町7"],
  ["例町一ノ二ノ三", "例町1ノ2ノ3"],
  ["弥富市五之三町1", "弥富市五之三町1"],
  ["大字上舘第三地割三十二番地", "大字上舘第3地割32番地"],
  ["例町3見本荘101", "例町3見本荘101"],
  ["例町1-2-3見本荘2階203", "例町1-2-3見本荘2階203"],
  ["例町6-10-1六本木ビル", "例町6-10-1六本木ビル"],
  ["八百屋町2", "八百屋町2"],
  ["壱番町3", "壱番町3"],
  ["例町壱丁目弐番参号", "例町1丁目2番3号"],
  ["二条城町541", "二条城町541"],
  ["旭川市4条通8丁目1", "旭川市四条通8丁目1"],
  ["東一線北二号12", "東1線北2号12"],
  ["六番丁5", "六番丁5"],
  ["二丁通町6丁目38", "二丁通町6丁目38"],
  ["例町01-02", "例町1-2"],
])("%s → %s", (written, settled) => {
  expect(settleNumerals(written)).toBe(settled);
});

test("a number written in kanji reads as itself, with magnitudes and digit by digit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
      expect(readNumeral(inKanji(number))).toBe(number);
      expect(readNumeral(String(number).replace(/\d/gu, (digit) => "〇一二三四五六七八九".charAt(Number(digit))))).toBe(
        number,
      );
    }),
  );
});
