/**
 * What an institution's record holds of a generated resident: as in the register, written differently, or planted
 * wrong.
 */
import { drawAddress, needsPrefecture, write as writeAddress, type Writing } from "../evaluation/drawn-address";
import { OLD_FORMS } from "../evaluation/old-forms";
import type { Draw } from "../evaluation/pairs";
import { bankKana } from "../../app/account/bank-kana";
import { chance, drawFor, drawGivenName, type GeneratedResident, generateResident } from "./people";

export interface GeneratedRecord {
  kanji: string;
  kana: string;
  birthDate: string;
  sex: string;
  address: string;
}

/** Another person's record, in the ways in which it happened in 2023. */
export const MISLINKAGES = ["same_name_and_birthday", "twin", "parent_child", "row_off", "lost_zero"] as const;
/** What is written differently, or lacks something, and is the resident's own all the same. */
export const OWN_DIFFERENCES = [
  "notation",
  "earlier_address",
  "moved",
  "fact_missing",
  "placeholder",
  "house_left_out",
] as const;
export type Planted = (typeof MISLINKAGES)[number] | (typeof OWN_DIFFERENCES)[number];

/** Shares of records that are the resident's own. */
const SHARES: Record<(typeof OWN_DIFFERENCES)[number], number> = {
  notation: 0.3,
  earlier_address: 0.03,
  moved: 0.01,
  fact_missing: 0.01,
  placeholder: 0.003,
  house_left_out: 0.005,
};

/** A file copied one row off is off for some rows in a row. */
const ROWS_OFF = 10;

export interface PlantingRules {
  seed: number;
  residents: number;
  /** Share of mislinkages of all kinds together. */
  mislinked: number;
}

function asInRegister({ nameKanji, nameKana, birthDate, sex, address }: GeneratedResident): GeneratedRecord {
  return { kanji: nameKanji, kana: nameKana, birthDate, sex, address };
}

const MISLINK: Record<
  (typeof MISLINKAGES)[number],
  (resident: GeneratedResident, draw: Draw, rules: PlantingRules, number: number) => GeneratedRecord
> = {
  same_name_and_birthday: (resident, draw) => ({ ...asInRegister(resident), address: writeAddress(drawAddress(draw)) }),
  twin: (resident, draw) => {
    const own = asInRegister(resident);
    const given = otherGivenName(resident, draw);
    return {
      ...own,
      kanji: `${resident.surname.kanji}　${given.kanji}`,
      kana: `${resident.surname.kana}　${given.kana}`,
    };
  },
  parent_child: (resident, draw) => {
    const given = otherGivenName(resident, draw);
    const year = Number(resident.birthDate.slice(0, 4));
    const birthDate = `${year > 1975 ? year - 20 - draw.below(15) : year + 20 + draw.below(15)}-0${1 + draw.below(9)}-${10 + draw.below(18)}`;
    return {
      ...asInRegister(resident),
      kanji: `${resident.surname.kanji}　${given.kanji}`,
      kana: `${resident.surname.kana}　${given.kana}`,
      birthDate,
    };
  },
  row_off: (_, __, { seed, residents }, number) => asInRegister(generateResident(seed, (number + 1) % residents)),
  lost_zero: (_, draw, { seed, residents }, number) =>
    asInRegister(generateResident(seed, (number + 1 + draw.below(residents - 1)) % residents)),
};

function otherGivenName(resident: GeneratedResident, draw: Draw) {
  for (;;) {
    const given = drawGivenName(draw, resident.sex);
    // A reading that could be heard as the resident's own would plant a doubt, not a twin.
    if (given.kana.charAt(0) !== resident.given.kana.charAt(0)) return given;
  }
}

const ERAS = [
  { from: "2019-05-01", before: 2018, names: ["令和", "R"] },
  { from: "1989-01-08", before: 1988, names: ["平成", "H"] },
  { from: "1926-12-25", before: 1925, names: ["昭和", "S"] },
  { from: "1912-07-30", before: 1911, names: ["大正", "T"] },
] as const;

function inEra(birthDate: string, draw: Draw): string {
  const era = ERAS.find(({ from }) => birthDate >= from);
  if (!era) return birthDate;
  const [year = 0, month, day] = birthDate.split("-").map(Number);
  return draw.below(2) === 0
    ? `${era.names[0]}${year - era.before}年${month}月${day}日`
    : `${era.names[1]}${year - era.before}.${month}.${day}`;
}

const oldForms = new Map(OLD_FORMS.map(([today, before]) => [today, before]));

function inOldForms(text: string): string {
  return [...text].map((kanji) => oldForms.get(kanji) ?? kanji).join("");
}

const ADDRESS_WRITINGS: readonly Writing[] = [
  { numbers: "hyphens" },
  { numbers: "kanji" },
  { numbers: "hyphens", hyphen: "－" },
  { numbers: "words", between: "　" },
  { numbers: "hyphens", room: (room) => `${room}` },
];

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function addressNotation({ place }: GeneratedResident, draw: Draw): string {
  const writing = draw.from(ADDRESS_WRITINGS);
  const withPrefecture = needsPrefecture(place) || draw.below(3) > 0;
  const written = writeAddress(place, { ...writing, prefecture: withPrefecture, county: withPrefecture });
  return draw.below(5) === 0 ? toFullWidth(written) : written;
}

/** One to all of the facts, each as another office would write it. */
function inOtherNotation(resident: GeneratedResident, draw: Draw): GeneratedRecord {
  const own = asInRegister(resident);
  const always = draw.below(5);
  const sexCodes = resident.sex === "male" ? ["M", "1", "男"] : ["F", "2", "女"];
  return {
    kanji:
      always === 0 || draw.below(4) === 0
        ? inOldForms(own.kanji)
        : draw.below(3) === 0
          ? own.kanji.replace("　", "")
          : own.kanji,
    kana: always === 1 || draw.below(2) === 0 ? (bankKana(own.kana) ?? own.kana) : own.kana,
    birthDate: always === 2 || draw.below(3) === 0 ? inEra(own.birthDate, draw) : own.birthDate,
    sex: draw.below(2) === 0 ? draw.from(sexCodes) : own.sex,
    address: always > 2 || draw.below(2) === 0 ? addressNotation(resident, draw) : own.address,
  };
}

/** Undefined where the resident has nothing that could be so. */
const OWN: Record<
  (typeof OWN_DIFFERENCES)[number],
  (resident: GeneratedResident, draw: Draw) => GeneratedRecord | undefined
> = {
  notation: inOtherNotation,
  earlier_address: (resident) => {
    const [address] = resident.earlierAddresses;
    return address === undefined ? undefined : { ...asInRegister(resident), address };
  },
  moved: (resident, draw) => ({ ...asInRegister(resident), address: writeAddress(drawAddress(draw)) }),
  fact_missing: (resident, draw) => ({ ...asInRegister(resident), [draw.from(["sex", "address", "birthDate"])]: "" }),
  placeholder: (resident, draw) => ({
    ...asInRegister(resident),
    kanji: resident.nameKanji.replace(/.$/u, draw.from(["●", "〓", "＿"])),
  }),
  house_left_out: (resident) =>
    resident.place.building
      ? { ...asInRegister(resident), address: writeAddress({ ...resident.place, building: "" }) }
      : undefined,
};

function drawMislinkage(
  draw: Draw,
  { seed, mislinked }: PlantingRules,
  schemeNumber: number,
  number: number,
): (typeof MISLINKAGES)[number] | undefined {
  const share = mislinked / MISLINKAGES.length;
  if (chance(drawFor(seed, 100 + schemeNumber, Math.floor(number / ROWS_OFF)), share)) return "row_off";
  const others = MISLINKAGES.filter((kind) => kind !== "row_off");
  return chance(draw, share * others.length) ? draw.from(others) : undefined;
}

/** @returns the record of this resident (from 0) at this scheme (1 to 29), and what was planted in it */
export function generateRecord(
  resident: GeneratedResident,
  number: number,
  schemeNumber: number,
  rules: PlantingRules,
): { record: GeneratedRecord; planted: Planted | undefined } {
  const draw = drawFor(rules.seed, schemeNumber, number);
  const mislinkage = drawMislinkage(draw, rules, schemeNumber, number);
  if (mislinkage) return { record: MISLINK[mislinkage](resident, draw, rules, number), planted: mislinkage };
  let drawn = draw.below(1_000_000) / 1_000_000;
  for (const kind of OWN_DIFFERENCES) {
    if (drawn < SHARES[kind]) {
      const record = OWN[kind](resident, draw);
      return record ? { record, planted: kind } : { record: asInRegister(resident), planted: undefined };
    }
    drawn -= SHARES[kind];
  }
  return { record: asInRegister(resident), planted: undefined };
}
