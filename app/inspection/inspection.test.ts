import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  classifyInstitution,
  type InquiryFact,
  INSTITUTION_CLASSES,
  inspectRecord,
  type LinkingMethod,
  LIKELIHOODS,
  needsFullCheck,
  rankOf,
  type RecordOrigin,
  type SurveyAnswers,
} from "./inspection";
import { comparePerson, type RecordFacts, type RegisterFacts } from "../matching/person";

const HANAKO: RegisterFacts = {
  nameKanji: "例　花子",
  nameKana: "レイ　ハナコ",
  nameLatin: null,
  formerNames: [],
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
const ALL: readonly InquiryFact[] = ["name", "birth_date", "sex", "address"];
const SUBMITTED: RecordOrigin = { schemeId: "pension", madeHow: "number_submitted", inquiryFacts: [] };
const BY_NAME_AND_BIRTHDAY: RecordOrigin = {
  schemeId: "pension",
  madeHow: "register_inquiry",
  inquiryFacts: ["name", "birth_date"],
};
const BY_ALL: RecordOrigin = { schemeId: "pension", madeHow: "register_inquiry", inquiryFacts: ALL };

describe("the class of an institution, by its answers to the survey of methods", () => {
  test.each<[SurveyAnswers["dutyToSubmit"], SurveyAnswers["otherwise"], SurveyAnswers["comparedFacts"], string]>([
    ["yes", "never", [], "submitted_only"],
    ["no", "never", [], "submitted_only"],
    ["unknown", "never", [], "unknown"],
    ["yes", "register_inquiry", ALL, "four_facts"],
    ["no", "register_inquiry", ALL, "four_facts"],
    ["yes", "register_inquiry", ["name", "birth_date", "sex"], "few_facts"],
    ["no", "register_inquiry", ["name", "birth_date"], "few_facts"],
    ["no", "register_inquiry", ["name", "name", "name", "name"], "few_facts"],
    ["no", "register_inquiry", [], "unknown"],
    ["no", "register_inquiry", "unknown", "unknown"],
    ["yes", "unknown", ALL, "unknown"],
    ["yes", "other_source", ALL, "other_source"],
  ])("duty %s, otherwise %s, compared %s: %s", (dutyToSubmit, otherwise, comparedFacts, expected) => {
    expect(classifyInstitution({ dutyToSubmit, otherwise, comparedFacts }).class).toBe(expected);
  });
  test("who did not answer is unknown", () => {
    expect(classifyInstitution(null)).toEqual({ class: "unknown", fullCheck: true });
  });
  test("all records are checked unless the number came from the person, or all four facts were compared", () => {
    const answers: SurveyAnswers[] = [
      { dutyToSubmit: "yes", otherwise: "register_inquiry", comparedFacts: ["name"] },
      { dutyToSubmit: "yes", otherwise: "other_source", comparedFacts: [] },
      { dutyToSubmit: "yes", otherwise: "register_inquiry", comparedFacts: ALL },
      { dutyToSubmit: "yes", otherwise: "never", comparedFacts: [] },
    ];
    const found = Object.fromEntries([null, ...answers].map((each) => Object.values(classifyInstitution(each))));
    expect(found).toEqual({
      unknown: true,
      few_facts: true,
      other_source: true,
      four_facts: false,
      submitted_only: false,
    });
    expect(Object.keys(found).sort()).toEqual([...INSTITUTION_CLASSES].sort());
  });
});

test.each<[LinkingMethod, boolean]>([
  [BY_NAME_AND_BIRTHDAY, true],
  [{ madeHow: "register_inquiry", inquiryFacts: ["name", "birth_date", "sex"] }, true],
  [{ madeHow: "register_inquiry", inquiryFacts: ["name", "name", "sex", "sex"] }, true],
  [{ madeHow: "register_inquiry", inquiryFacts: [] }, true],
  [BY_ALL, false],
  [SUBMITTED, false],
  [{ madeHow: "resident_registered", inquiryFacts: [] }, false],
])("%o needs a full check: %s", (method, expected) => {
  expect(needsFullCheck(method)).toBe(expected);
});

const ELSEWHERE = { address: "空想県別市別町9" };
const DAUGHTER = { kanji: "例　桜子", kana: "レイ　サクラコ" };
const MARRIED = { kanji: "別　花子", kana: "ベツ　ハナコ" };

describe("one record: verdict, how likely it is another person's, and why", () => {
  test.each<[string, Partial<RecordFacts>, RecordOrigin, string]>([
    ["as written", {}, SUBMITTED, "same – "],
    ["written otherwise", { address: "見本市例町１丁目２番３号" }, SUBMITTED, "notation – address:"],
    ["an earlier address", { address: "見本市旧町4-5" }, SUBMITTED, "notation – address:"],
    [
      "a row too far",
      { ...MARRIED, birthDate: "1955-05-05", sex: "male", ...ELSEWHERE },
      SUBMITTED,
      "different another_person name:",
    ],
    [
      "mother's number on the daughter's form",
      { ...DAUGHTER, birthDate: "2015-01-02" },
      SUBMITTED,
      "different another_person name:",
    ],
    [
      "same name, another birthday and address",
      { birthDate: "1955-05-05", ...ELSEWHERE },
      BY_ALL,
      "different namesake birthDate:date,address:",
    ],
    ["a twin", DAUGHTER, BY_ALL, "different other_given_name name:"],
    ["a brother, the sex differing", { ...DAUGHTER, sex: "male" }, SUBMITTED, "different other_given_name name:"],
    ["the case of 2023", ELSEWHERE, BY_NAME_AND_BIRTHDAY, "unsure address_not_compared address_only,address:"],
    ["another address that the inquiry had compared", ELSEWHERE, BY_ALL, "unsure address address_only,address:"],
    ["another address, the number submitted", ELSEWHERE, SUBMITTED, "unsure address address_only,address:"],
    ["sex and address", { sex: "male", ...ELSEWHERE }, SUBMITTED, "different several_differ sex:sex,address:"],
    [
      "surname, sex and address",
      { ...MARRIED, sex: "male", ...ELSEWHERE },
      SUBMITTED,
      "different several_differ name:",
    ],
    ["birthday", { birthDate: "1990-02-01" }, SUBMITTED, "different birth_date birthDate:date"],
    ["sex", { sex: "male" }, SUBMITTED, "different sex sex:sex"],
    ["married and moved", { ...MARRIED, ...ELSEWHERE }, SUBMITTED, "different surname_and_address name:"],
    ["married", MARRIED, SUBMITTED, "unsure surname surname_only,name:"],
    ["no birthday", { birthDate: null }, SUBMITTED, "unsure name_or_birth_date_unclear birthDate:missing"],
    ["no name", { kanji: null, kana: null }, SUBMITTED, "unsure name_or_birth_date_unclear name:missing"],
    ["no address", { address: null }, SUBMITTED, "unsure fact_missing address:missing"],
    ["no sex", { sex: null }, SUBMITTED, "unsure fact_missing sex:missing"],
    ["a sign for a character", { kanji: "例　●子" }, SUBMITTED, "unsure name_written_unclearly name:placeholder"],
    [
      "a building on one side",
      { address: "架空県見本市例町1-2-3 例ハイツ101" },
      SUBMITTED,
      "unsure address_unclear address:",
    ],
  ])("%s", (_, changes, origin, expected) => {
    const { verdict, likelihood, reasons } = inspectRecord(HANAKO, { ...OWN, ...changes }, origin);
    expect(`${verdict} ${likelihood ?? "–"} ${reasons.join(",")}`).toContain(expected);
  });
});

describe("an account, of which a bank holds the holder's kana", () => {
  const ACCOUNT: RecordOrigin = { schemeId: "public-money-account", madeHow: "resident_registered", inquiryFacts: [] };
  const HOLDER: RecordFacts = { kanji: null, kana: "ﾚｲ ﾊﾅｺ", birthDate: null, sex: null, address: null };
  const LONG = { ...HANAKO, nameKana: "レイノクニノミホンノハナヤマザクラ　ハナコサクラコウメコモモコキクコ" };
  test.each<[string, Partial<RecordFacts>, RegisterFacts, string]>([
    ["one's own", {}, HANAKO, "same –"],
    ["a former surname", { kana: "ﾐﾎﾝ ﾊﾅｺ" }, { ...HANAKO, formerNames: ["ミホン"] }, "notation –"],
    ["cut off by the bank", { kana: "ﾚｲﾉｸﾆﾉﾐﾎﾝﾉﾊﾅﾔﾏｻﾞｸﾗ ﾊﾅｺｻｸﾗｺｳﾒｺﾓ" }, LONG, "notation –"],
    ["of the family", { kana: "ﾚｲ ﾀﾛｳ" }, HANAKO, "different other_given_name"],
    ["of nobody known", { kana: "ﾍﾞﾂ ﾀﾛｳ" }, HANAKO, "different other_given_name"],
    ["too little to tell", { kana: "ﾊﾅｺ" }, HANAKO, "unsure name_written_unclearly"],
    ["one's own holder with another birthday", { birthDate: "1955-05-05" }, HANAKO, "different birth_date"],
  ])("%s", (_, changes, register, expected) => {
    const { verdict, likelihood } = inspectRecord(register, { ...HOLDER, ...changes }, ACCOUNT);
    expect(`${verdict} ${likelihood ?? "–"}`).toBe(expected);
  });
});

test("exactly the doubtful ones are flagged, whatever the record and the way of linking", () => {
  const value = (...values: (string | null)[]) => fc.constantFrom(...values);
  const record = fc.record({
    kanji: value("例　花子", "例花子", "例　●子", "別　花子", "別　桜子", null),
    kana: value("レイ　ハナコ", "ﾚｲ ﾊﾅｺ", "ベツ　サクラコ", null),
    birthDate: value("1990-01-02", "平成2年1月2日", "1955-05-05", null),
    sex: value("female", "2", "male", null),
    address: value("架空県見本市例町1-2-3", "見本市例町１丁目２番３号", "空想県別市別町9", null),
  });
  const origin = fc.constantFrom(SUBMITTED, BY_ALL, BY_NAME_AND_BIRTHDAY);
  fc.assert(
    fc.property(record, origin, (given, how) => {
      const { verdict, likelihood } = inspectRecord(HANAKO, given, how);
      expect(verdict).toBe(comparePerson(HANAKO, given).overall);
      expect(likelihood !== null).toBe(comparePerson(HANAKO, given).doubtful);
    }),
  );
});

test("what no change in a life explains comes before what a marriage or a move explains, and that before what nobody can tell", () => {
  const ranks = LIKELIHOODS.map(rankOf);
  expect(ranks).toEqual(ranks.map((_, index) => index + 1));
  const inOrder = [
    "another_person",
    "namesake",
    "address_not_compared",
    "birth_date",
    "address",
    "surname",
    "address_unclear",
  ] as const;
  expect(inOrder.map(rankOf)).toEqual(inOrder.map(rankOf).sort((a, b) => a - b));
});
