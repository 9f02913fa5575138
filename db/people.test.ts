import { describe, expect, test } from "vitest";
import zengin from "zengin-code";
import { findScheme, followersOf, schemes } from "../app/catalogue/schemes";
import type { SchemeId } from "../app/catalogue/schemes";
import english from "../locales/en/record.json";
import japanese from "../locales/ja/record.json";
import { getInstitution } from "./institutions";
import { person } from "../test/people";
import { certificateEndsAt, people } from "./people";
import { townspeople } from "./cast/townspeople";
import type { Person } from "./people";
import { DETAIL_KEYS } from "../app/catalogue/record-details";

const everybody = [...people, ...townspeople];
const cast = everybody.map((person) => [person.key, person] as const);

function row(person: Person, schemeId: SchemeId) {
  const found = person.linkages.find((linkage) => linkage.schemeId === schemeId);
  if (!found) throw new Error(schemeId);
  return found;
}

describe("the cast", () => {
  test("is of twenty-seven, and who has the wrong insurance comes first", () => {
    expect(people).toHaveLength(27);
    expect(people[0]?.key).toBe("wrong-insurance");
  });

  test.each([
    ["id", (person: Person) => person.id],
    ["key", (person: Person) => person.key],
    ["name", (person: Person) => person.nameKanji],
    ["serial", (person: Person) => person.card.serial],
    ["last digits of the My Number", (person: Person) => person.myNumberLast4],
  ])("no two have the same %s", (_, of) => {
    expect(new Set(everybody.map(of)).size).toBe(everybody.length);
  });

  test("no two of those whose PINs are shown have the same", () => {
    expect(new Set(people.map(({ card }) => card.pin ?? "none")).size).toBe(people.length);
  });

  test("who is not offered for signing in lives in nobody's house", () => {
    const houses = people.map(({ address }) => address);
    for (const { address, key } of townspeople) expect(houses, key).not.toContain(address);
  });

  test("asking for somebody who is not there is a fault", () => {
    expect(person("all-right").nameKanji).toBe("例 太郎");
    expect(() => person("nobody")).toThrow("nobody in the cast");
  });
});

describe.each(cast)("%s", (_, person) => {
  test("looks invented and is written out in full", () => {
    expect(person.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(person.address).toMatch(/^架空県みほん市/);
    expect(person.myNumberLast4).toMatch(/^00\d\d$/);
    expect(person.card.serial).toMatch(/^MHN0(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(person.card.pin ?? "0000").toMatch(/^\d{4}$/);
    expect(person.nameKana).toMatch(/^[ァ-ヴー]+( [ァ-ヴー]+)+$/);
    expect(person.for.ja).not.toBe("");
    expect(person.for.en).not.toBe("");
  });

  test("has each of the 29 schemes once, in order", () => {
    expect(person.linkages.map((linkage) => linkage.schemeId)).toEqual(schemes.map((scheme) => scheme.id));
  });

  test("every row belongs to an institution that may make it", () => {
    for (const { schemeId, institutionId } of person.linkages) {
      expect(findScheme(schemeId)?.institutionKinds, schemeId).toContain(getInstitution(institutionId).kind);
    }
  });

  test("a linked row is complete, one that is not linked is empty", () => {
    for (const { schemeId, state, madeAt, madeHow, record, recordNumber, recordDetails } of person.linkages) {
      if (state === "linked") {
        expect(madeAt ?? "", schemeId).toMatch(/^20\d\d-\d\d-\d\d$/);
        expect((madeAt ?? "") >= person.birthDate && (madeAt ?? "") < "2026-06-01", schemeId).toBe(true);
        expect([madeHow, record?.kana, recordNumber], schemeId).not.toContain(null);
        expect(
          recordDetails.map(({ key }) => key),
          schemeId,
        ).toEqual(DETAIL_KEYS[schemeId]);
        expect(
          recordDetails.every(({ value }) => value.length > 0),
          schemeId,
        ).toBe(true);
      } else {
        expect([madeAt, madeHow, record, recordNumber, ...recordDetails], schemeId).toEqual([null, null, null, null]);
      }
    }
  });

  test("facts are asked for in a register inquiry only", () => {
    for (const { schemeId, madeHow, inquiryFacts } of person.linkages)
      expect(inquiryFacts.length > 0, schemeId).toBe(madeHow === "register_inquiry");
  });

  test("rows that follow the insurance hold the same person's record", () => {
    const source = row(person, "health-insurance-card");
    for (const follower of followersOf("health-insurance-card").map((id) => row(person, id))) {
      if (follower.state === "not_linked") continue;
      const { record, recordNumber, madeHow, inquiryFacts } = follower;
      expect({ record, recordNumber, madeHow, inquiryFacts }, follower.schemeId).toEqual({
        record: source.record,
        recordNumber: source.recordNumber,
        madeHow: source.madeHow,
        inquiryFacts: source.inquiryFacts,
      });
    }
  });

  test("what a record says of its number is the end of its number", () => {
    const said = ["basic_pension_last4", "account_last3", "symbol_number", "handbook_number"];
    for (const { schemeId, recordNumber, recordDetails } of person.linkages)
      for (const { key, value } of recordDetails.filter((detail) => said.includes(detail.key))) {
        const end = value.replace(/^.*＊/u, "").replace(/（.*$/u, "");
        expect(recordNumber?.endsWith(end), `${schemeId} ${key}: ${value}, ${recordNumber}`).toBe(true);
      }
  });

  test("the account is linked where there is one, at a branch that exists", () => {
    const linkage = row(person, "public-money-account");
    expect(linkage.state).toBe(person.account ? "linked" : "not_linked");
    if (!person.account) return;
    const bank = (zengin as Record<string, { name: string; branches: Record<string, { name: string }> }>)[
      person.account.bankCode
    ];
    const branch = bank?.branches[person.account.branchCode];
    expect(person.account.bankAndBranch).toContain(bank?.name);
    expect(person.account.bankAndBranch).toContain(branch?.name);
    expect(linkage.record?.kana).toBe(person.account.holderKana);
    expect(person.account.holderKana).toMatch(/^[ｦ-ﾟ]+( [ｦ-ﾟ]+)+$/);
  });

  test("answers are of the last two months or three, each scheme once", () => {
    expect(new Set(person.answers.map(({ schemeId }) => schemeId)).size).toBe(person.answers.length);
    for (const { daysAgo } of person.answers) expect(daysAgo > 0 && daysAgo < 92).toBe(true);
  });

  test("what must never be shown is in the rows, and is not the person's own", () => {
    const held = JSON.stringify([person.linkages, person.account]).normalize("NFKC");
    const { nameKanji, nameKana, address, earlierAddresses, formerNames, for: reason } = person;
    const own = JSON.stringify([nameKanji, nameKana, address, earlierAddresses, formerNames, reason]);
    for (const value of person.neverShown) {
      expect(held).toContain(value.normalize("NFKC"));
      expect(own).not.toContain(value);
    }
  });
});

test.each([
  [2, "2026-11-22T13:00:00+09:00", "2027-01-22T23:59:59+09:00"],
  [2, "2026-12-31T12:00:00+09:00", "2027-02-28T23:59:59+09:00"],
  [-1, "2027-03-31T12:00:00+09:00", "2027-02-28T23:59:59+09:00"],
  [14, "2026-11-30T23:30:00Z", "2028-02-01T23:59:59+09:00"],
])("a certificate that ends %i months from %s ends at %s", (certificateEndsInMonths, today, end) => {
  const card = { ...person("all-right").card, certificateEndsInMonths };
  expect(certificateEndsAt({ card }, new Date(today))).toEqual(new Date(end));
});

test("every detail has its word in both languages, and no word is left over", () => {
  const keys = [...new Set(Object.values(DETAIL_KEYS).flat())].sort();
  for (const words of [japanese, english]) expect(Object.keys(words.label).sort()).toEqual(keys);
});
