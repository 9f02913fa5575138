/**
 * Residents and records about them: one person in every notation, twins, families, people of one name, and what nobody
 * can decide.
 */
import { comparePerson, reasonsOfPerson, type RecordFacts, type RegisterFacts } from "../../app/matching/person";
import { mistakeOf, type Judged } from "./figures";
import { KANA_NOTATIONS } from "./kana-notations";
import {
  drawPerson,
  inKana,
  inKanji,
  type Draw,
  type EvaluationPair,
  type NameLists,
  type Person,
  type Truth,
} from "./pairs";

const PER_ORIGIN = 250;

export interface PersonPair extends EvaluationPair {
  register: RegisterFacts;
  record: RecordFacts;
}

/** One address as registers write it, and ways of writing it otherwise. */
interface Place {
  written: string;
  otherwise: string[];
}

const PLACES: readonly Place[] = [
  {
    written: "架空県見本市例町一丁目２番３号",
    otherwise: ["見本市例町1-2-3", "架空県見本市例町１－２－３", "架空県見本市例町1丁目2番3号"],
  },
  {
    written: "架空県見本市例町四丁目５番地",
    otherwise: ["架空県見本市例町4-5", "見本市例町４の５", "架空県見本市例町4丁目5番地"],
  },
  { written: "架空県見本市大字空想１２３番地４", otherwise: ["架空県見本市空想123-4", "見本市大字空想123番地の4"] },
  {
    written: "架空県見本市例ヶ丘２丁目１０番１号",
    otherwise: ["架空県見本市例が丘2-10-1", "架空県見本市例ケ丘２－１０－１"],
  },
];

const YEARS = 90;

interface Birth {
  iso: string;
  otherwise: string[];
}

function drawBirth(draw: Draw): Birth {
  const [year, month, day] = [1926 + draw.below(YEARS), 1 + draw.below(12), 1 + draw.below(28)];
  const two = (part: number) => String(part).padStart(2, "0");
  const iso = `${year}-${two(month)}-${two(day)}`;
  const otherwise = [`${year}年${month}月${day}日`, `${year}/${month}/${day}`, `${year}${two(month)}${two(day)}`];
  if (year > 1926 && year < 1989)
    otherwise.push(`昭和${year - 1925}年${month}月${day}日`, `S${two(year - 1925)}.${two(month)}.${two(day)}`);
  return { iso, otherwise };
}

interface Resident {
  person: Person;
  birth: Birth;
  sex: "male" | "female";
  place: Place;
}

function registerOf({ person, birth, sex, place }: Resident): RegisterFacts {
  return {
    nameKanji: inKanji(person),
    nameKana: inKana(person),
    nameLatin: null,
    formerNames: [],
    birthDate: birth.iso,
    sex,
    address: place.written,
    earlierAddresses: [],
  };
}

/** The record as most institutions hold it: every fact in a notation of its own. */
function recordOf({ person, birth, sex, place }: Resident, draw: Draw): RecordFacts {
  const kana =
    draw.from([KANA_NOTATIONS.bank, KANA_NOTATIONS.half_width, KANA_NOTATIONS.hiragana, KANA_NOTATIONS.joined])?.(
      inKana(person),
      draw,
    ) ?? null;
  return {
    kanji: draw.from([inKanji(person), inKanji(person).replace("　", ""), inKanji(person).replace("　", " ")]),
    kana,
    birthDate: draw.from([birth.iso, ...birth.otherwise]),
    sex: draw.from(sex === "male" ? ["男", "1", "M", "male"] : ["女", "2", "F", "female"]),
    address: draw.from([place.written, ...place.otherwise]),
  };
}

type Change = (
  resident: Resident,
  other: Resident,
  draw: Draw,
) => Partial<Resident> & { record?: Partial<RecordFacts>; register?: Partial<RegisterFacts> };

const CHANGES: Record<string, [Truth, Change]> = {
  one_person: ["same", () => ({})],
  old_form: [
    "same",
    ({ person }) => ({
      record: { kanji: inKanji(person).replace("高", "髙").replace("崎", "﨑").replace("沢", "澤") },
    }),
  ],
  former_surname: [
    "same",
    ({ person }, { person: { surname } }) => ({
      register: { formerNames: [`${surname.kanji}　${person.given.kanji}`, `${surname.kana}　${person.given.kana}`] },
      record: { kanji: `${surname.kanji}　${person.given.kanji}`, kana: `${surname.kana}　${person.given.kana}` },
    }),
  ],
  former_surname_in_brackets: [
    "same",
    ({ person }, { person: { surname } }, draw) => ({
      register: { nameKanji: `${person.surname.kanji}［${surname.kanji}］　${person.given.kanji}` },
      record: { kanji: draw.from([inKanji(person), `${surname.kanji}　${person.given.kanji}`]), kana: null },
    }),
  ],
  moved_with_earlier_address: [
    "same",
    ({ place }, { place: now }) => ({ register: { address: now.written, earlierAddresses: [place.written] } }),
  ],
  same_name_and_birthday: ["doubt", (_, { place }) => ({ place })],
  married: ["doubt", ({ person }, { person: { surname } }) => ({ person: { ...person, surname } })],
  address_missing: ["doubt", () => ({ record: { address: null } })],
  sex_missing: ["doubt", () => ({ record: { sex: null } })],
  placeholder: ["doubt", ({ person }) => ({ record: { kanji: `${inKanji(person).slice(0, -1)}●` } })],
  twin: ["different", ({ person }, { person: { given } }) => ({ person: { ...person, given } })],
  parent_or_child: [
    "different",
    ({ person }, { person: { given }, birth }) => ({ person: { ...person, given }, birth }),
  ],
  spouse: [
    "different",
    ({ person, sex }, { person: { given }, birth }) => ({
      person: { ...person, given },
      birth,
      sex: sex === "male" ? "female" : "male",
    }),
  ],
  other_birthday: ["different", (_, { birth }) => ({ birth })],
  other_sex: ["different", ({ sex }) => ({ sex: sex === "male" ? "female" : "male" })],
  same_name_elsewhere: ["different", (_, { birth, place }) => ({ birth, place })],
  other_person: ["different", (_, other) => other],
};

function areFarApart(one: Resident, other: Resident): boolean {
  const sound = (kana: string) => kana.normalize("NFD").replace(/[\u3099\u309Aーアイウエオ]/gu, "");
  const names = ({ person: { surname, given } }: Resident) => [sound(surname.kana), sound(given.kana)];
  const isOneAmong = names(one).some((name) => names(other).includes(name));
  return (
    !isOneAmong &&
    one.person.given.kanji !== other.person.given.kanji &&
    one.birth.iso !== other.birth.iso &&
    one.place !== other.place
  );
}

/** Some four thousand pairs. */
export function personPairs(lists: NameLists, draw: Draw): PersonPair[] {
  const drawResident = (): Resident => ({
    person: drawPerson(lists, draw),
    birth: drawBirth(draw),
    sex: draw.from(["male", "female"]),
    place: draw.from(PLACES),
  });
  return Object.entries(CHANGES).flatMap(([origin, [truth, change]]) => {
    const pairs: PersonPair[] = [];
    while (pairs.length < PER_ORIGIN) {
      const [resident, other] = [drawResident(), drawResident()];
      if (!areFarApart(resident, other)) continue;
      const { register: inRegister, record: inRecord, ...facts } = change(resident, other, draw);
      const register = { ...registerOf(resident), ...inRegister };
      const record = { ...recordOf({ ...resident, ...facts }, draw), ...inRecord };
      pairs.push({ a: JSON.stringify(register), b: JSON.stringify(record), truth, origin, register, record });
    }
    return pairs;
  });
}

export function judgePerson(pair: PersonPair): Judged {
  const compared = comparePerson(pair.register, pair.record);
  return {
    mistake: mistakeOf(pair, { verdict: compared.overall, reasons: [] }),
    answer: [compared.overall, ...reasonsOfPerson(compared)].join(" "),
  };
}
