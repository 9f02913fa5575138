import { expect, test } from "vitest";
import { compareAccountHolder } from "../app/matching/account-holder";
import { comparePerson, reasonsOfPerson } from "../app/matching/person";
import { cast } from "../db/seed";
import type { Person } from "../db/people";
import { copyOfCast, MOST_EDITIONS } from "./copies";

const editions = Array.from({ length: MOST_EDITIONS }, (_, index) => copyOfCast(index + 1));
const everybody = [...cast.people, ...editions.flatMap(({ people }) => people)];

test.each([
  ["id", ({ id }: Person) => id],
  ["card", ({ card }: Person) => card.serial],
  ["name", ({ nameKanji }: Person) => nameKanji],
  ["kana", ({ nameKana }: Person) => nameKana],
])("no two people have the same %s", (_, of) => {
  expect(new Set(everybody.map(of)).size).toBe(everybody.length);
});

const original = (key: string) => cast.people.find((one) => one.key === key) as Person;
/** What the comparison finds in each record, and in the name in which the account is held. */
const verdicts = ({ linkages, account, ...register }: Person) => ({
  records: linkages.map(({ schemeId, record }) => [
    schemeId,
    record && reasonsOfPerson(comparePerson(register, record)),
  ]),
  account: compareAccountHolder(register, account?.holderKana).relation,
});

test("a copy's records and account differ from the register as the original's do", () => {
  for (const copy of editions.flatMap(({ people }) => people)) {
    expect(verdicts(copy), copy.nameKanji).toEqual(verdicts(original(copy.key)));
  }
});

test("an account that is a relative's is the copied relative's", () => {
  for (const { people } of editions) {
    const wife = people.find(({ key }) => key === "wifes-account");
    const husband = people.find(({ key }) => key === "all-right");
    expect(wife?.account?.holderKana).toBe(husband?.account?.holderKana);
    expect(wife?.neverShown).toContain(husband?.account?.holderKana);
  }
});
