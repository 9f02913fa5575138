import { expect, test } from "vitest";
import type { LinkageRow } from "./linkage-facts";
import { viewLinkage } from "./linkage-view";
import type { RegisterFacts } from "../matching/person";
import { factsInOrder, recordBefore, showChange } from "./record-before";

const register: RegisterFacts = {
  nameKanji: "花山 みほん",
  nameKana: "ハナヤマ ミホン",
  nameLatin: null,
  formerNames: [],
  birthDate: "1953-02-10",
  sex: "female",
  address: "架空県みほん市さくら町1-2-3",
  earlierAddresses: [],
};

const own: LinkageRow = {
  schemeId: "health-insurance-card",
  state: "linked",
  institutionId: "mihon-kokuho",
  madeAt: new Date("2026-11-28T00:00:00Z"),
  madeHow: "number_submitted",
  inquiryFacts: [],
  recordKanji: register.nameKanji,
  recordKana: register.nameKana,
  recordBirthDate: register.birthDate,
  recordSex: register.sex,
  recordAddress: register.address,
  recordNumber: "00001042",
  recordDetails: [{ key: "insurer", value: "みほん市国民健康保険" }],
  suspendedAt: null,
  inspectionFlag: null,
};

const SECRET = "もみじ谷";
const anothers: LinkageRow = {
  ...own,
  recordKanji: `${SECRET} 一郎`,
  recordKana: "モミジダニ イチロウ",
  recordBirthDate: `1900-01-01 ${SECRET}`,
  recordSex: SECRET,
  recordAddress: `架空県${SECRET}9-8-7`,
  recordNumber: `${SECRET}77309119`,
  recordDetails: [{ key: "insurer", value: SECRET }],
};

const viewed = (linkage: LinkageRow) => viewLinkage({ register, linkage });

test("of another person's record only which facts differed is kept, and the end of its number", () => {
  const before = recordBefore(register, { ...anothers, suspendedAt: new Date() });
  expect(before).toEqual({
    schemeId: "health-insurance-card",
    verdicts: { name: "different", birthDate: expect.any(String), sex: expect.any(String), address: "different" },
    maskedNumber: "＊＊＊＊119",
  });
  expect(JSON.stringify([before, showChange(before, viewed(own))])).not.toMatch(/もみじ谷|モミジダニ|7730/);
});

test("beside it stands what the record says now", () => {
  expect(showChange(recordBefore(register, anothers), viewed(own))).toMatchObject({
    before: { maskedNumber: "＊＊＊＊119" },
    after: {
      verdicts: { name: "same", birthDate: "same", sex: "same", address: "same" },
      maskedNumber: "＊＊＊＊042",
      madeAt: own.madeAt,
    },
    details: { standing: "shown", values: own.recordDetails },
  });
});

test("a corrected record that may again be another's tells no more than the page of the record", () => {
  const change = showChange(undefined, viewed(anothers));
  expect(change).toMatchObject({ before: undefined, details: { standing: "withheld", values: [] } });
  expect(JSON.stringify(change)).not.toContain(SECRET);
});

test("what is hidden again shows nothing", () => {
  expect(showChange(undefined, viewed({ ...own, suspendedAt: new Date() }))).toBeUndefined();
});

test("nothing linked is told on either side", () => {
  const none: LinkageRow = { ...own, state: "not_linked", recordNumber: null, recordDetails: [] };
  expect(recordBefore(register, none)).toMatchObject({ verdicts: null, maskedNumber: null });
  expect(showChange(recordBefore(register, own), viewed(none))).toMatchObject({
    after: { verdicts: null, maskedNumber: null },
  });
});

test("what follows another record was compared by that one", () => {
  const follower: LinkageRow = { ...own, schemeId: "treatment-medicine" };
  expect(recordBefore(register, follower, anothers).verdicts).toMatchObject({ address: "different" });
});

test("sensitive details wait until they are asked for", () => {
  const sensitive: LinkageRow = { ...own, schemeId: "public-assistance" };
  expect(showChange(undefined, viewed(sensitive))?.details).toEqual({ standing: "ask", values: [] });
});

test("what differed comes first", () => {
  const before = recordBefore(register, { ...own, recordAddress: "架空県べつの市もみじ町9-8-7" });
  expect(factsInOrder(showChange(before, viewed(own)) ?? expect.fail())).toEqual([
    "address",
    "name",
    "birthDate",
    "sex",
  ]);
});
