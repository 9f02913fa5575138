import { describe, expect, test } from "vitest";
import type { SchemeId } from "../../app/catalogue/schemes";
import { people, person } from "../../test/people";
import type { Person } from "../people";

function row(person: Person, schemeId: SchemeId) {
  const found = person.linkages.find((linkage) => linkage.schemeId === schemeId);
  if (!found) throw new Error(schemeId);
  return found;
}

describe("each is there for the reason that is said", () => {
  const everyFact = ["name", "birth_date", "sex", "address"];
  const ownRecord = ({ nameKanji, nameKana, birthDate, sex, address }: Person) => ({
    kanji: nameKanji,
    kana: nameKana,
    birthDate,
    sex,
    address,
  });
  const insurance = (person: Person) => row(person, "health-insurance-card");

  test("all-right: every record is the person's own, and no inquiry left a fact out", () => {
    const someone = person("all-right");
    for (const { schemeId, record, madeHow, inquiryFacts } of someone.linkages) {
      if (!record) continue;
      if (schemeId === "public-money-account") expect(record.kana).toBe("ﾚｲ ﾀﾛｳ");
      else expect(record, schemeId).toEqual(ownRecord(someone));
      if (madeHow === "register_inquiry") expect(inquiryFacts, schemeId).toEqual(everyFact);
    }
    expect(someone.insuranceUse?.consent).toBe(true);
  });

  test("wrong-insurance: same name and birthday, other address, found by name and birthday", () => {
    const someone = person("wrong-insurance");
    expect(insurance(someone).record).toMatchObject({
      kanji: someone.nameKanji,
      kana: someone.nameKana,
      birthDate: someone.birthDate,
    });
    expect(insurance(someone).record?.address).toBe("架空県べつの市もみじ町9-8-7");
    expect(insurance(someone).inquiryFacts).toEqual(["name", "birth_date"]);
    expect(row(someone, "treatment-medicine").recordDetails[0]?.value).toBe("もみじ谷クリニック");
  });

  test.each(["childs-account", "wifes-account"])(
    "%s: the account is that of 例 太郎, and his address is theirs",
    (key) => {
      const relative = person("all-right");
      const { accountNumber, holderKana } = person(key).account ?? {};
      expect({ accountNumber, holderKana }).toEqual({
        accountNumber: relative.account?.accountNumber,
        holderKana: "ﾚｲ ﾀﾛｳ",
      });
      expect(person(key).address).toBe(relative.address);
    },
  );

  test("strangers-account: neither surname nor given name is the person's", () => {
    const { nameKana, account } = person("strangers-account");
    const holder = (account?.holderKana ?? "").normalize("NFKC").split(" ");
    expect(holder).toHaveLength(2);
    expect(nameKana.split(" ").some((part) => holder.includes(part))).toBe(false);
  });

  test("missing-handbook and without-consent", () => {
    expect(row(person("missing-handbook"), "disability-welfare")).toMatchObject({
      state: "not_linked",
      institutionId: "kakuu-shogai",
    });
    expect(person("without-consent").insuranceUse).toMatchObject({ consent: false });
  });

  test("variant-name and latin-name: records write the same person differently", () => {
    expect([person("variant-name").nameKanji, insurance(person("variant-name")).record?.kanji]).toEqual([
      "髙邉 れいこ",
      "高辺 れいこ",
    ]);
    const { nameLatin } = person("latin-name");
    expect(nameLatin).toMatch(/^[A-Z ]+$/);
    expect(insurance(person("latin-name")).record?.kanji?.normalize("NFKC")).toBe(nameLatin);
  });

  test("the twins: one has the other's vaccination record, the other has none", () => {
    const [elder, younger] = [person("twin-with-sisters-record"), person("twin-without-record")];
    expect([elder.address, elder.birthDate, elder.sex]).toEqual([younger.address, younger.birthDate, younger.sex]);
    expect(row(elder, "vaccination").record).toEqual(ownRecord(younger));
    expect(row(elder, "vaccination").inquiryFacts).not.toContain("name");
    expect(row(younger, "vaccination").state).toBe("not_linked");
  });

  test("just-moved: the record has an address that is listed as an earlier one", () => {
    const someone = person("just-moved");
    expect(someone.earlierAddresses).toContain(insurance(someone).record?.address);
  });

  test("without-pin: aged 88 (until October 2027), no PIN, and a daughter in the cast", () => {
    const mother = person("without-pin");
    const [surname = "", surnameKana = ""] = [mother.nameKanji.split(" ")[0], mother.nameKana.split(" ")[0]];
    expect([mother.card.pin, mother.birthDate]).toEqual([null, "1938-10-08"]);
    expect(person("daughter").formerNames).toEqual([surname, surnameKana]);
    expect(mother.for.ja).toContain(person("daughter").nameKanji);
  });

  test.each([
    ["locked-card", { triesLeft: 0, state: "valid" }],
    ["certificate-ends-soon", { certificateEndsInMonths: 2, state: "valid" }],
    ["certificate-ended", { certificateEndsInMonths: -1, state: "valid" }],
    ["returned-card", { state: "returned" }],
    ["suspended-card", { state: "suspended" }],
    ["unregistered-card", { state: "unregistered" }],
    ["wrong-insurance", { triesLeft: 3, state: "valid" }],
  ])("%s: the card is so", (key, card) => expect(person(key).card).toMatchObject(card));

  test("some have begun the self-check, one has finished it, most have not", () => {
    const counts = Object.fromEntries(
      people.map((person) => [person.key, person.answers.length]).filter(([, count]) => count !== 0),
    );
    expect(counts).toEqual({ "wrong-insurance": 12, "wifes-account": 4, daughter: 29, "certificate-ends-soon": 12 });
  });
});
