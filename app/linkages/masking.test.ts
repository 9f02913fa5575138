import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskNumber, numberOnLetter, visibleFacts } from "./masking";
import { comparePerson, type RecordFacts, type RegisterFacts } from "../matching/person";

const REGISTER: RegisterFacts = {
  nameKanji: "例　花子",
  nameKana: "レイ　ハナコ",
  nameLatin: null,
  formerNames: [],
  birthDate: "1990-01-02",
  sex: "female",
  address: "見本市例町1-2-3",
  earlierAddresses: ["見本市旧町4-5"],
};
const OWN: RecordFacts = {
  kanji: "例　花子",
  kana: "レイ　ハナコ",
  birthDate: "1990-01-02",
  sex: "female",
  address: "見本市例町1-2-3",
};

function shown(record: Partial<RecordFacts>): string[] {
  const full = { ...OWN, ...record };
  return visibleFacts(comparePerson(REGISTER, full), REGISTER, full).map(
    ({ fact, verdict, recordValues }) =>
      `${fact} ${verdict} ${recordValues ? `[${recordValues.join(", ")}]` : "withheld"}`,
  );
}

describe("what of a record is shown", () => {
  test("everything of one's own, written differently or not, with what is written differently first", () => {
    expect(shown({ address: "見本市例町１丁目２番３号" })).toEqual([
      "address notation [見本市例町１丁目２番３号]",
      "name same [例　花子, レイ　ハナコ]",
      "birthDate same [1990-01-02]",
      "sex same [female]",
    ]);
  });
  test("of a doubtful record only what is exactly one's own; a notation is withheld with the rest", () => {
    expect(shown({ kanji: "例花子", address: "別市別町9" })).toEqual([
      "address different withheld",
      "name notation withheld",
      "birthDate same [1990-01-02]",
      "sex same [female]",
    ]);
  });
  test("that a record holds nothing is told", () => {
    expect(shown({ sex: null, address: "別市別町9" }).slice(0, 2)).toEqual([
      "address different withheld",
      "sex unsure []",
    ]);
  });
  test("an earlier address of one's own is shown: the register knows that it is", () => {
    expect(shown({ address: "見本市旧町4-5" })[0]).toBe("address notation [見本市旧町4-5]");
  });
});

const text = fc.option(
  fc.oneof(
    fc.constantFrom("別　桜子", "ベツ", "1955-05-05", "男", "別市9", "例　花子", "レイ　ハナコ", "1990-01-02"),
    fc.string(),
  ),
  { nil: null },
);
const anyRecord = fc.record({ kanji: text, kana: text, birthDate: text, sex: text, address: text });

test("of a doubtful record no value is ever shown whose own verdict is not `same`", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const comparison = comparePerson(REGISTER, record);
      const registerValues = [REGISTER.nameKanji, REGISTER.nameKana, REGISTER.birthDate, REGISTER.address];
      for (const { fact, verdict, recordValues } of visibleFacts(comparison, REGISTER, record)) {
        expect(verdict).toBe(comparison.facts[fact].verdict);
        if (!comparison.doubtful || verdict === "same" || !recordValues) continue;
        expect(recordValues).toEqual([]);
      }
      if (!comparison.doubtful) return;
      const values = visibleFacts(comparison, REGISTER, record).flatMap(({ fact, recordValues }) =>
        fact === "sex" ? [] : (recordValues ?? []),
      );
      for (const value of values) expect(registerValues).toContain(value);
    }),
    { numRuns: 2000 },
  );
});

describe("masked numbers", () => {
  test.each([
    ["01234567", "＊＊＊＊567"],
    ["記号12-3456", "＊＊＊＊456"],
    ["123456", "＊＊＊＊456"],
    ["12345", "＊＊＊＊45"],
    ["123", "＊＊＊＊3"],
    ["1", "＊＊＊＊"],
    ["", "＊＊＊＊"],
    ["  1234567  ", "＊＊＊＊567"],
    ["みほん𠮷𠮷𠮷", "＊＊＊＊𠮷𠮷𠮷"],
  ])("%s is shown as %s", (number, expected) => {
    expect(maskNumber(number)).toBe(expected);
  });
  test("no more than three characters show, never more than half, always the last, and the length is not told", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (number) => {
        const characters = [...number.trim()];
        const tail = [...maskNumber(number)].slice(4);
        expect(maskNumber(number).startsWith("＊＊＊＊")).toBe(true);
        expect(tail.length).toBeLessThanOrEqual(Math.min(3, characters.length / 2));
        expect(characters.join("").endsWith(tail.join(""))).toBe(true);
      }),
    );
  });
});

test.each([
  ["＊＊＊＊126", false, { own: "126" }],
  ["＊＊＊＊002", true, { record: "002" }],
  ["＊＊＊＊", false, {}],
  [undefined, true, {}],
])("a letter under the own name, of a record with %s, doubtful %s, has %j", (maskedNumber, doubtful, expected) => {
  expect(numberOnLetter({ maskedNumber, doubtful })).toEqual(expected);
});
