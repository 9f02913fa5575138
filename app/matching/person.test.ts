import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePerson, FACTS, reasonsOfPerson, type RecordFacts, type RegisterFacts } from "./person";

const HANAKO: RegisterFacts = {
  nameKanji: "例　花子",
  nameKana: "レイ　ハナコ",
  nameLatin: null,
  formerNames: ["見本"],
  birthDate: "1990-01-02",
  sex: "female",
  address: "架空県見本市例町1-2-3",
  earlierAddresses: ["架空県見本市旧町4-5"],
};

const OWN: RecordFacts = {
  kanji: "例　花子",
  kana: "レイ　ハナコ",
  birthDate: "1990-01-02",
  sex: "female",
  address: "架空県見本市例町1-2-3",
};

function compared(record: Partial<RecordFacts>, register: Partial<RegisterFacts> = {}) {
  const { facts, overall, reasons, doubtful } = comparePerson({ ...HANAKO, ...register }, { ...OWN, ...record });
  expect(doubtful).toBe(overall !== "same" && overall !== "notation");
  return `${FACTS.map((fact) => facts[fact].verdict).join(" ")} → ${[overall, ...reasons].join(" ")}`;
}

describe("whole persons: name, date of birth, sex, address → overall", () => {
  test.each([
    ["everything as written", {}, "same same same same → same"],
    ["half-width kana", { kana: "ﾚｲ ﾊﾅｺ" }, "notation same same same → notation"],
    ["another notation of the address", { address: "見本市例町１丁目２番３号" }, "same same same notation → notation"],
    ["no kanji in the record", { kanji: null }, "same same same same → same"],
    ["kana in the place of the kanji", { kanji: "ﾚｲ ﾊﾅｺ", kana: null }, "notation same same same → notation"],
    [
      "another's kana in the place of the kanji, one's own beside it",
      { kanji: "ベツ" },
      "different same same same → different",
    ],
    ["one's own kana twice", { kanji: "ﾚｲ ﾊﾅｺ" }, "notation same same same → notation"],
    ["another's kana in the place of the kanji", { kanji: "ﾚｲ ｻｸﾗ", kana: "" }, "different same same same → different"],
    ["no kana in the record", { kana: "" }, "same same same same → same"],
    [
      "the case of 2023: same name and birthday, another address",
      { address: "空想県別市別町9" },
      "same same same different → unsure address_only",
    ],
    [
      "the same with the sex unknown",
      { address: "空想県別市別町9", sex: null },
      "same same unsure different → unsure address_only",
    ],
    ["an earlier address", { address: "見本市旧町4番5号" }, "same same same notation → notation"],
    ["address missing", { address: null }, "same same same unsure → unsure"],
    ["name missing", { kanji: null, kana: null }, "unsure same same same → unsure"],
    ["twins at one address", { kanji: "例　桜子", kana: "レイ　サクラコ" }, "different same same same → different"],
    ["mother and daughter", { birthDate: "1960-01-02" }, "same different same same → different"],
    [
      "another surname, the rest the same",
      { kanji: "別　花子", kana: "ベツ　ハナコ" },
      "different same same same → unsure surname_only",
    ],
    [
      "another surname in kana alone",
      { kanji: null, kana: "ﾍﾞﾂ ﾊﾅｺ" },
      "different same same same → unsure surname_only",
    ],
    [
      "another surname, written without a space",
      { kanji: "別花子", kana: "ベツハナコ" },
      "different same same same → unsure surname_only",
    ],
    ["a given name that only ends alike", { kanji: "例一花子", kana: null }, "different same same same → different"],
    [
      "another surname, and another reading of the given name",
      { kanji: "別　花子", kana: "ベツ　カコ" },
      "different same same same → different",
    ],
    [
      "neither characters nor reading agree",
      { kanji: "例　華子", kana: "レイ　カコ" },
      "different same same same → different",
    ],
    [
      "another surname and address",
      { kanji: "別　花子", kana: "ベツ　ハナコ", address: "別市別町9" },
      "different same same different → different",
    ],
    ["a former surname on file", { kanji: "見本　花子", kana: "ミホン　ハナコ" }, "notation same same same → notation"],
    [
      "a former surname with another given name",
      { kanji: "見本　桜子", kana: "ミホン　サクラコ" },
      "different same same same → different",
    ],
    ["a variant that no table holds, the reading agreeing", { kanji: "例　華子" }, "unsure same same same → unsure"],
    ["another reading of the same characters", { kana: "レイ　カコ" }, "unsure same same same → unsure"],
    ["only the voicing differs", { kana: "レイ　バナコ" }, "unsure same same same → unsure"],
    [
      "everything different",
      { kanji: "別　桜子", kana: "ベツ　サクラコ", birthDate: "1955-05-05", sex: "male", address: "別市別町9" },
      "different different different different → different",
    ],
  ])("%s", (_, record, expected) => {
    expect(compared(record)).toBe(expected);
  });
});

describe("names of other kinds", () => {
  const JOHN = { nameKanji: "スミス　ジョン", nameKana: "スミス　ジョン", nameLatin: "SMITH JOHN", formerNames: [] };
  test.each([
    ["Latin name in the record", { kanji: "John Smith", kana: "ｽﾐｽ ｼﾞﾖﾝ" }, "notation same same same → notation"],
    ["another Latin name", { kanji: "MARY SMITH", kana: "スミス　メアリー" }, "different same same same → different"],
  ])("%s", (_, record, expected) => {
    expect(compared(record, JOHN)).toBe(expected);
  });
  test("a former name in kana alone, where the record holds no kanji", () => {
    expect(compared({ kanji: null, kana: "ﾐﾎﾝ ﾊﾅｺ" }, { formerNames: ["ミホン"] })).toBe(
      "notation same same same → notation",
    );
  });
  test.each([
    ["former surname in kanji alone", ["見本"], { kanji: "見本　花子", kana: "ミホン　ハナコ" }, "notation"],
    ["the present reading beside it", ["見本"], { kanji: "見本　花子", kana: "レイ　ハナコ" }, "notation"],
    ["the given name read otherwise", ["見本"], { kanji: "見本　花子", kana: "ミホン　カコ" }, "unsure reading_only"],
    ["in kanji and kana", ["見本", "ミホン"], { kanji: "見本　花子", kana: "ﾐﾎﾝ ﾊﾅｺ" }, "notation"],
    [
      "another's reading beside it",
      ["見本", "ミホン"],
      { kanji: "見本　花子", kana: "ベツ　ハナコ" },
      "unsure reading_only",
    ],
    ["in kana alone", ["ミホン"], { kanji: "見本　花子", kana: "ﾐﾎﾝ ﾊﾅｺ" }, "notation"],
    [
      "in kana alone, the given name written otherwise",
      ["ミホン"],
      { kanji: "見本　華子", kana: "ﾐﾎﾝ ﾊﾅｺ" },
      "different",
    ],
    [
      "other kanji than those on file",
      ["見本", "ミホン"],
      { kanji: "味本　花子", kana: "ミホン　ハナコ" },
      "different",
    ],
    [
      "a whole other name, its reading not on file",
      ["見本　桜子"],
      { kanji: "見本　桜子", kana: "ミホン　サクラコ" },
      "notation",
    ],
  ])("a record under a former name: %s", (_, formerNames, record, expected) => {
    const { name } = comparePerson({ ...HANAKO, formerNames }, { ...OWN, ...record }).facts;
    expect([name.verdict, ...name.reasons].join(" ").replace(/ former_name| kanji| kana/u, "")).toBe(expected);
  });
  test.each([
    ["its own reading", { kanji: "見本花子", kana: "ﾐﾎﾝ ﾊﾅｺ" }, "notation former_name spaces"],
    ["the given name read otherwise", { kanji: "見本花子", kana: "ﾐﾎﾝ ｶｺ" }, "unsure reading_only"],
    ["beside the present surname", { kanji: "例花子", kana: "ﾐﾎﾝ ﾊﾅｺ" }, "unsure reading_only"],
  ])("a former surname in the register's brackets: %s", (_, record, expected) => {
    const { name } = comparePerson(
      { ...HANAKO, nameKanji: "例［見本］　花子", formerNames: [] },
      { ...OWN, ...record },
    ).facts;
    expect([name.verdict, ...name.reasons].join(" ")).toBe(expected);
  });
  test("another's kana beside one's own Latin name", () => {
    const register = { ...HANAKO, nameKanji: "スミス　ジョン", nameKana: "スミス　ジョン", nameLatin: "SMITH JOHN" };
    expect(comparePerson(register, { ...OWN, kanji: "JOHN SMITH", kana: "ベツ　メアリー" }).facts.name).toEqual({
      verdict: "unsure",
      reasons: ["reading_only"],
    });
  });
  test("the reason says which name agreed", () => {
    expect(comparePerson(HANAKO, { ...OWN, kanji: "見本花子", kana: "ミホンハナコ" }).facts.name.reasons).toEqual([
      "former_name",
    ]);
    expect(
      comparePerson({ ...HANAKO, ...JOHN }, { ...OWN, kanji: "Smith John", kana: null }).facts.name.reasons,
    ).toEqual(["latin_name"]);
  });
});

test("reasons in one list, each with its fact", () => {
  const comparison = comparePerson(HANAKO, { ...OWN, kana: "ﾚｲ ﾊﾅｺ", address: "空想県別市別町9" });
  expect(reasonsOfPerson(comparison)).toEqual(["address_only", "name:width", "address:town"]);
});

test("the trap of 2023: whatever else agrees, another address or birthday is never the same person", () => {
  const others = fc.record({
    kanji: fc.constantFrom("例　花子", "例花子", "例　華子", "別　花子", null),
    kana: fc.constantFrom("レイ　ハナコ", "ﾚｲ ﾊﾅｺ", "レイ　サクラ", null),
    sex: fc.constantFrom("female", "女", "male", null),
    birthDate: fc.constantFrom("1990-01-02", "平成2年1月2日", "1990-02-01", null),
    address: fc.constantFrom(
      "見本市例町1-2-3",
      "見本市例町1-2-4",
      "架空県見本市旧町4-5",
      "見本市例町1-2-3 見本荘2",
      null,
    ),
  });
  fc.assert(
    fc.property(others, (record) => {
      const { facts, overall } = comparePerson(HANAKO, record);
      const all = FACTS.map((fact) => facts[fact].verdict);
      const whole = all.every((verdict) => verdict === "same" || verdict === "notation");
      expect(overall === "same" || overall === "notation").toBe(whole);
      const isOwnAddress = record.address === "見本市例町1-2-3" || record.address === "架空県見本市旧町4-5";
      if (!isOwnAddress || record.birthDate === "1990-02-01") expect(whole).toBe(false);
    }),
  );
});
