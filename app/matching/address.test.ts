import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareAddress, compareWithEarlierAddresses } from "./address";
import { addressParts } from "./address-parts";

function compared(a: string | null, b: string | null): string {
  const one = compareAddress(a, b);
  expect(compareAddress(b, a)).toEqual(one);
  return [one.verdict, ...one.reasons].join(" ");
}

describe("the same place, written differently", () => {
  test.each([
    ["架空県見本市例町１丁目２番３号", "見本市例町1-2-3", "notation prefecture_left_out width block_words"],
    ["架空県見本市例町１番地", "架空県見本市例町1", "notation width block_words"],
    ["見本市例町一丁目二番三号", "見本市例町1-2-3", "notation number_script block_words"],
    ["見本市例町１丁目２番３号", "見本市例町１－２－３", "notation width block_words"],
    ["見本市例町1-2-3", "見本市例町１－２－３", "notation width"],
    ["見本市例町1‐2―3", "見本市例町1−2ー3", "notation block_words"],
    ["見本市例町二十三番地の四", "見本市例町23-4", "notation number_script block_words"],
    ["見本市例町百一番地", "見本市例町一〇一番地", "notation number_script"],
    ["見本市例町1の2", "見本市例町1ノ2", "notation block_words"],
    ["見本市大字例町字上1", "見本市例町上1", "notation place_words"],
    ["見本市例ヶ丘1-2", "見本市例ケ丘1-2", "notation place_words"],
    ["見本市例が丘1-2", "見本市例ヶ丘1-2", "notation place_words"],
    ["見本市丸の内1-2", "見本市丸ノ内1-2", "notation place_words"],
    ["見本市髙例町1", "見本市高例町1", "notation variant_kanji"],
    ["芦屋市例町1-2", "蘆屋市例町1-2", "notation variant_kanji"],
    ["架空県架空郡見本町例1-2", "見本町例1-2", "notation prefecture_left_out"],
    ["京都市中京区見本通例上る本例町488", "京都市中京区本例町488", "notation street_name"],
    [
      "北海道札幌市中央区北一条西二丁目3-4",
      "札幌市中央区北1条西2丁目3番4",
      "notation prefecture_left_out number_script block_words",
    ],
    ["見本市例町1-2-3 見本荘203号室", "見本市例町1-2-3　見本荘203", "notation width building_style"],
    ["見本市例町1-2-3-203", "見本市例町1-2-3 見本荘203", "notation block_words building_style"],
    ["見本市例町1-2-3 コーポ見本203", "見本市例町１丁目２番３号コーポ見本２０３", "notation width block_words"],
    ["見本市三田3丁目1", "見本市三田三丁目1", "notation number_script"],
    ["見本市一番町2-3", "見本市一番町2番3号", "notation block_words"],
    ["見本市例町01-02", "見本市例町1-2", "notation number_script"],
    ["長野県長野市県町958番地16", "長野市県町958-16", "notation prefecture_left_out block_words"],
    ["見本市例町箕六8丁目9番19号", "見本市例町　箕六　8丁目9番19号", "notation width"],
    [
      "北海道札幌市西区24-2-2-3-3",
      "札幌市西区二十四軒二条2丁目3番3号",
      "notation town_name prefecture_left_out number_script block_words",
    ],
    [
      "東京都千代田区霞関1-2-3",
      "東京都千代田区霞が関一丁目2番3号",
      "notation town_name number_script block_words place_words",
    ],
    ["見本市例町1-2-3 A棟201", "見本市例町1-2-3 Ａ201", "notation width building_style"],
    ["見本市例町1-2-3 見本荘2階203", "見本市例町1-2-3 見本荘203", "notation building_style"],
    [
      "岩手県下閉伊郡普代村第1地割上村43-25",
      "普代村第一地割上村43番地25",
      "notation prefecture_left_out number_script block_words",
    ],
    [
      "沖縄県那覇市小禄１丁目５番２３号１丁目マンション３０１",
      "那覇市小禄1-5-23 1丁目マンション301",
      "notation prefecture_left_out width block_words",
    ],
    ["見本市例町2番3号101", "見本市例町2-3-101", "notation block_words building_style"],
    ["見本市例町甲12番地", "見本市例町甲12", "notation block_words"],
    ["〒100-0001 東京都千代田区千代田1-1", "東京都千代田区千代田1番1号", "notation block_words"],
  ])("%s | %s", (a, b, expected) => {
    expect(compared(a, b)).toBe(expected);
  });
});

describe("another place", () => {
  test.each([
    ["見本市例町1-2-3", "見本市例町1-2-4", "different block"],
    ["見本市例町1-2-3", "見本市例町2-2-3", "different block"],
    ["見本市例町1-23", "見本市例町12-3", "different block"],
    ["見本市例町1-2-3", "見本市別町1-2-3", "different town"],
    ["架空県見本市例町1", "空想県見本市例町1", "different town"],
    ["見本市例町1-2-3 見本荘203", "見本市例町1-2-3 見本荘204", "different room"],
    ["見本市例町1-2-3-203", "見本市例町1-2-3-204", "different block"],
    ["見本市例町上1-2", "例町1-2", "different town"],
    ["見本市東例町1", "見本市西例町1", "different town"],
    ["見本市例町甲12", "見本市例町乙12", "different town"],
    ["見本市例町11", "見本市例町1-1", "different block"],
    ["札幌市中央区北1条西2丁目3", "札幌市中央区北2条西1丁目3", "different block"],
    ["札幌市中央区北1条西2丁目3", "札幌市中央区北1条東2丁目3", "different block"],
    ["千代田区一番町3", "千代田区二番町3", "different town"],
    ["見本市例町1-2 A棟101", "見本市例町1-2 B棟101", "different room"],
    ["見本市例町1丁目2番3号", "見本市例町1丁目2番 見本荘3", "unsure block_one_side"],
    ["見本市例町1-2-3", "見本市例町1-2 見本荘3", "unsure block_one_side"],
    ["見本市例町1-2番地3", "見本市例町1-2 見本荘3", "unsure block_one_side"],
    ["見本市例町1-2-3-4", "見本市例町1-2-3 見本荘4", "notation block_words building_style"],
    ["見本市例町1-2-3-4", "見本市例町1-2-3 見本荘A4", "unsure block_one_side"],
    ["見本市例町1-2-3-101", "見本市例町1-2-3 東棟101", "unsure block_one_side"],
    ["見本市例町1-2-3-101", "見本市例町1-2-3 2棟101", "unsure block_one_side"],
    ["見本市例町123-101", "見本市例町123 見本荘101", "notation block_words building_style"],
  ])("%s | %s", (a, b, expected) => {
    expect(compared(a, b)).toBe(expected);
  });
});

describe("nobody can tell", () => {
  test.each([
    ["見本市例町1-2-3", null, "unsure missing"],
    ["", "見本市例町1-2-3", "unsure missing"],
    ["見本市例町1-2-3 見本荘203", "見本市例町1-2-3", "unsure building_one_side"],
    ["見本市例町1-2-3 見本荘", "見本市例町1-2-3 見本荘203", "unsure building_one_side"],
    ["見本市例町1-2-3 見本マンション203", "見本市例町1-2-3 Ｍ荘203", "unsure building"],
    ["見本市例町1-2", "見本市例町1-2-3", "unsure block_one_side"],
    ["東京都府中市例町1-2", "府中市例町1-2", "unsure ambiguous_municipality"],
    ["見本市例町1-2-3", "例町1-2-3", "unsure municipality_one_side"],
    ["北海道札幌市中央区北1条西2丁目", "札幌市北1条西2丁目", "unsure municipality_one_side"],
    ["青森県青森市大字荒川字柴田1", "青森市荒川1", "unsure town_one_side"],
    ["鹿嶋市小山1", "鹿島市小山1", "unsure ambiguous_municipality"],
    ["見本市例●町1-2", "見本市例町1-2", "unsure placeholder"],
  ])("%s | %s", (a, b, expected) => {
    expect(compared(a, b)).toBe(expected);
  });
});

test.each([
  ["郡山市例町1", "郡山市例町", "1"],
  ["大和郡山市例町1", "大和郡山市例町", "1"],
  ["蒲郡市例町1", "蒲郡市例町", "1"],
  ["岐阜県山県市例町1", "山県市例町", "1"],
  ["山県市例町1", "山県市例町", "1"],
  ["北架空郡見本町例1-2", "見本町例", "1-2"],
  ["十文字町例5", "十文字町例", "5"],
])("%s has the town %s and the block %s", (address, town, block) => {
  const parts = addressParts(address);
  expect([parts.town, parts.block.join("-")]).toEqual([town, block]);
});

describe("earlier addresses", () => {
  const earlier = ["架空県見本市旧町5-6", "見本市元町7"];
  test.each([
    ["見本市例町1-2", "same"],
    ["見本市例町１丁目２", "notation"],
    ["見本市旧町５－６", "notation earlier_address"],
    ["見本市元町7番地", "notation earlier_address"],
    ["見本市別町8", "different town"],
    ["", "unsure missing"],
  ])("%s: %s", (record, expected) => {
    const { verdict, reasons } = compareWithEarlierAddresses("見本市例町1-2", earlier, record);
    expect([verdict, ...reasons].join(" ")).toMatch(new RegExp(`^${expected}`));
  });
});

const towns = fc.constantFrom(
  "見本市例町",
  "見本市大字例字上",
  "架空郡見本町三田",
  "札幌市中央区北一条西",
  "見本市例ヶ丘",
  "府中市一番町",
);
const numbers = fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 3 });
const buildings = fc.constantFrom("", " 見本荘101", " コーポ見本 B203", "　例ハイツ３号室");
const anyAddress = fc.tuple(fc.constantFrom("", "架空県", "東京都"), towns, numbers, buildings);
const written = ([prefecture, town, block, building]: [string, string, number[], string]) =>
  prefecture + town + block.join("-") + building;

test("the order of the two makes no difference, whatever they hold", () => {
  const anything = fc.oneof(anyAddress.map(written), fc.string({ unit: "grapheme", maxLength: 30 }));
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      expect(compareAddress(a, b)).toEqual(compareAddress(b, a));
    }),
  );
});

test("an address written with words for its hyphens stays itself, and with another number it never does", () => {
  fc.assert(
    fc.property(anyAddress, fc.nat(), (address, choice) => {
      const [prefecture, town, block, building] = address;
      const words = ["丁目", "番", "号"];
      const inWords =
        prefecture +
        town +
        block.map((number, i) => `${number}${block.length === 1 ? "番地" : words[i]}`).join("") +
        building;
      expect(compareAddress(written(address), inWords).verdict).toMatch(/same|notation/);
      const other = block.map((number, i) => (i === choice % block.length ? number + 1 : number));
      expect(compareAddress(written(address), written([prefecture, town, other, building])).verdict).toBe("different");
    }),
  );
});
