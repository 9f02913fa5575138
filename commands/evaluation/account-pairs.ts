/** Residents and the holders of accounts: the resident's own under every name, the family's, and other people's. */
import { compareAccountHolder, type AccountRelation, type HolderNames } from "../../app/matching/account-holder";
import type { Judged } from "./figures";
import { FOREIGN_GIVEN_NAMES, FOREIGN_SURNAMES } from "./foreign-names";
import { KANA_NOTATIONS } from "./kana-notations";
import { drawPerson, inKana, type Draw, type EvaluationPair, type NameLists, type Person } from "./pairs";

const PER_ORIGIN = 250;

export interface AccountPair extends EvaluationPair {
  names: HolderNames;
  relation: AccountRelation;
}

interface Case {
  names: HolderNames;
  holder: string;
}

type Make = (person: Person, other: Person, draw: Draw) => Case;

function plain(person: Person): HolderNames {
  return { nameKana: inKana(person), nameLatin: null, formerNames: [] };
}

function bank(name: string, draw: Draw): string {
  const write = KANA_NOTATIONS[draw.from(["bank", "bank_hyphen", "bank_joined", "half_width"])];
  return write?.(name, draw) ?? name;
}

function spaced(name: string, draw: Draw): string {
  return KANA_NOTATIONS.bank?.(name, draw) ?? name;
}

function foreign(draw: Draw): HolderNames {
  const [surname, first, second] = [
    draw.from(FOREIGN_SURNAMES),
    draw.from(FOREIGN_GIVEN_NAMES),
    draw.from(FOREIGN_GIVEN_NAMES),
  ];
  return {
    nameKana: `${surname.kana}　${first.kana}　${second.kana}`,
    nameLatin: `${surname.latin} ${first.latin} ${second.latin}`,
    formerNames: [],
  };
}

function inForeignOrder(name: string): string {
  const [surname = "", ...given] = name.split(/[ 　]/u);
  return [...given, surname].join("　");
}

function foreignCase(draw: Draw, write: (names: HolderNames) => string): Case {
  const names = foreign(draw);
  return { names, holder: write(names) };
}

const LONG_SURNAME = "テオドロプロスアンドレイアデス";
const LONG_GIVEN = "コンスタンティナアレクサンドラマリア";

const CASES: Record<string, [AccountRelation, Make]> = {
  own: ["self", (person, _, draw) => ({ names: plain(person), holder: bank(inKana(person), draw) })],
  own_other_order: [
    "self",
    (person, _, draw) => ({ names: plain(person), holder: bank(`${person.given.kana}　${person.surname.kana}`, draw) }),
  ],
  own_former_surname: [
    "self",
    (person, { surname }, draw) => ({
      names: { ...plain(person), formerNames: [surname.kana] },
      holder: bank(`${surname.kana}　${person.given.kana}`, draw),
    }),
  ],
  own_former_name: [
    "self",
    (person, { surname }, draw) => ({
      names: { ...plain(person), formerNames: [`${surname.kana}　${person.given.kana}`] },
      holder: bank(`${surname.kana}　${person.given.kana}`, draw),
    }),
  ],
  own_alias: [
    "self",
    (person, other, draw) => ({
      names: { ...plain(person), formerNames: [inKana(other)] },
      holder: bank(inKana(other), draw),
    }),
  ],
  own_foreign: [
    "self",
    (_, __, draw) => foreignCase(draw, ({ nameKana }) => bank(draw.from([nameKana, inForeignOrder(nameKana)]), draw)),
  ],
  own_latin: [
    "self",
    (_, __, draw) =>
      foreignCase(draw, ({ nameLatin }) => draw.from([nameLatin ?? "", inForeignOrder(nameLatin ?? "").toLowerCase()])),
  ],
  own_cut_off: [
    "self",
    (_, __, draw) => ({
      names: { nameKana: `${LONG_SURNAME}　${LONG_GIVEN}`, nameLatin: null, formerNames: [] },
      holder: spaced(`${LONG_SURNAME}　${LONG_GIVEN}`, draw).slice(0, 30),
    }),
  ],
  family: [
    "family",
    (person, { given }, draw) => ({
      names: plain(person),
      holder: bank(`${person.surname.kana}　${given.kana}`, draw),
    }),
  ],
  family_other_order: [
    "family",
    (person, { given }, draw) => ({
      names: plain(person),
      holder: spaced(`${given.kana}　${person.surname.kana}`, draw),
    }),
  ],
  family_former_surname: [
    "family",
    (person, { surname, given }, draw) => ({
      names: { ...plain(person), formerNames: [surname.kana] },
      holder: spaced(`${surname.kana}　${given.kana}`, draw),
    }),
  ],
  other: ["other", (person, other, draw) => ({ names: plain(person), holder: bank(inKana(other), draw) })],
  company: ["other", (person, { surname }) => ({ names: plain(person), holder: `ｶ)${surname.kana}ｼﾖｳｼﾞ` })],
  only_given_name: [
    "unsure",
    (person, { surname }, draw) => ({
      names: plain(person),
      holder: spaced(`${surname.kana}　${person.given.kana}`, draw),
    }),
  ],
  only_one_word: [
    "unsure",
    (person, _, draw) => ({
      names: plain(person),
      holder: spaced(draw.from([person.surname.kana, person.given.kana]), draw),
    }),
  ],
};

/** Two names of which one could be heard, or begins, as the other are not drawn together. */
function areFarApart(one: Person, other: Person): boolean {
  const sound = (kana: string) =>
    kana
      .normalize("NFD")
      .replace(/[\u3099\u309Aー]/gu, "")
      .replace(/[アイウエオ]/gu, "")
      .slice(0, 2);
  const sounds = [one.surname.kana, one.given.kana].map(sound);
  return [other.surname.kana, other.given.kana]
    .map(sound)
    .every((each) => each && !sounds.some((own) => own.startsWith(each) || each.startsWith(own)));
}

/** Some four thousand pairs. */
export function accountPairs(lists: NameLists, draw: Draw): AccountPair[] {
  return Object.entries(CASES).flatMap(([origin, [relation, make]]) => {
    const pairs: AccountPair[] = [];
    while (pairs.length < PER_ORIGIN) {
      const [person, other] = [drawPerson(lists, draw), drawPerson(lists, draw)];
      if (!areFarApart(person, other)) continue;
      const { names, holder } = make(person, other, draw);
      const truth = relation === "self" ? "same" : relation === "unsure" ? "doubt" : "different";
      pairs.push({ a: [names.nameKana, ...names.formerNames].join(" / "), b: holder, truth, origin, names, relation });
    }
    return pairs;
  });
}

/** Family called other people, or the other way round, is a plain answer that is wrong. */
export function judgeAccount({ names, b, relation }: AccountPair): Judged {
  const answered = compareAccountHolder(names, b);
  const answer = [answered.relation, ...answered.reasons].join(" ");
  if (answered.relation === relation) return { mistake: undefined, answer };
  if (answered.relation === "self") return { mistake: "falseSame", answer };
  if (answered.relation === "unsure") return { mistake: "unsure", answer };
  return { mistake: relation === "self" ? "falseDifferent" : "falseCertain", answer };
}
