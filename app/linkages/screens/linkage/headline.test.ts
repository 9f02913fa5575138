import { expect, test } from "vitest";
import type { RegisterFacts } from "../../../matching/person";
import { viewLinkage } from "../../linkage-view";
import type { OneLinkage } from "../../linkage.server";
import { headlineOf } from "./headline";

const REGISTER: RegisterFacts = {
  nameKanji: "例 花子",
  nameKana: "レイ ハナコ",
  nameLatin: null,
  formerNames: ["見本", "ミホン"],
  birthDate: "1990-01-02",
  sex: "female",
  address: "見本市例町1-2-3",
  earlierAddresses: [],
};

function headlineFor(recordKanji: string, recordKana: string): string {
  const view = viewLinkage({
    register: REGISTER,
    linkage: {
      schemeId: "pension",
      state: "linked",
      institutionId: "example",
      madeAt: new Date("2021-10-04T03:00:00Z"),
      madeHow: "register_inquiry",
      inquiryFacts: ["name", "birth_date", "sex", "address"],
      recordKanji,
      recordKana,
      recordBirthDate: "1990-01-02",
      recordSex: "female",
      recordAddress: "見本市例町1-2-3",
      recordNumber: null,
      recordDetails: [],
      suspendedAt: null,
      inspectionFlag: null,
    },
  });
  return headlineOf({ view, underCorrection: false, openCase: undefined } as OneLinkage).key;
}

test.each([
  ["the same name", "例 花子", "レイ ハナコ", "same"],
  ["a name that is only written differently", "例花子", "レイ ハナコ", "notation"],
  ["the surname that the register knows from before", "見本 花子", "ミホン ハナコ", "formerName"],
])("%s is told as what it is", (_, kanji, kana, key) => {
  expect(headlineFor(kanji, kana)).toBe(key);
});
