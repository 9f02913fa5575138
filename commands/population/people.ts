/** Invented residents in any number: the same resident for the same seed and number, whoever is made before. */
import { drawAddress, write as writeAddress, type DrawnAddress } from "../evaluation/drawn-address";
import { FOREIGN_GIVEN_NAMES, FOREIGN_SURNAMES } from "../evaluation/foreign-names";
import { Draw, readName, type WrittenName } from "../evaluation/pairs";
import names from "../../db/names.json";

export interface GeneratedResident {
  residentId: string;
  surname: WrittenName;
  given: WrittenName;
  nameKanji: string;
  nameKana: string;
  nameLatin: string | null;
  formerNames: string[];
  birthDate: string;
  sex: "male" | "female";
  place: DrawnAddress;
  address: string;
  earlierAddresses: string[];
  myNumberLast4: string;
}

const FIRST_YEAR = 1925;
const YEARS = 98;
/** Shares of residents. */
const FOREIGN = 0.02;
const MARRIED = 0.1;
const MOVED = 0.2;

/** Ids of generated residents begin with this, and no other's do: UUIDs of version 7 of one moment in 2024. */
export const GENERATED_PREFIX = "018cc251-f400-7";

/** Mixes seed and number, so that neighbours share nothing. */
export function drawFor(seed: number, what: number, number: number): Draw {
  return new Draw(
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35) ^ Math.imul(what + 1, 0x27d4eb2f),
  );
}

export function chance(draw: Draw, share: number): boolean {
  return draw.below(1_000_000) < share * 1_000_000;
}

export function residentId(seed: number, number: number): string {
  const seedDigits = (seed >>> 0).toString(16).padStart(8, "0");
  return `${GENERATED_PREFIX}${seedDigits.slice(0, 3)}-8${seedDigits.slice(3, 6)}-${seedDigits.slice(6)}${number.toString(16).padStart(10, "0")}`;
}

export function drawGivenName(draw: Draw, sex: "male" | "female"): WrittenName {
  const own = sex === "male" ? names.male : names.female;
  return readName(draw.from(draw.below(4) === 0 ? names.either : own));
}

function drawBirthDate(draw: Draw): string {
  const day = new Date(Date.UTC(FIRST_YEAR + draw.below(YEARS), 0, 1 + draw.below(365)));
  return day.toISOString().slice(0, 10);
}

/** @param number from 0 */
export function generateResident(seed: number, number: number): GeneratedResident {
  const draw = drawFor(seed, 0, number);
  const sex = draw.below(2) === 0 ? "female" : "male";
  const isForeign = chance(draw, FOREIGN);
  const foreign = isForeign
    ? { surname: draw.from(FOREIGN_SURNAMES), given: draw.from(FOREIGN_GIVEN_NAMES) }
    : undefined;
  const surname = foreign
    ? { kanji: foreign.surname.kana, kana: foreign.surname.kana }
    : readName(draw.from(names.surnames));
  const given = foreign ? { kanji: foreign.given.kana, kana: foreign.given.kana } : drawGivenName(draw, sex);
  const former = !isForeign && chance(draw, MARRIED) ? readName(draw.from(names.surnames)) : undefined;
  const place = drawAddress(draw);
  return {
    residentId: residentId(seed, number),
    surname,
    given,
    nameKanji: `${surname.kanji}　${given.kanji}`,
    nameKana: `${surname.kana}　${given.kana}`,
    nameLatin: foreign ? `${foreign.surname.latin} ${foreign.given.latin}` : null,
    formerNames: former ? [former.kanji, former.kana] : [],
    birthDate: drawBirthDate(draw),
    sex,
    place,
    address: writeAddress(place),
    earlierAddresses: chance(draw, MOVED) ? [writeAddress(drawAddress(draw))] : [],
    myNumberLast4: String(draw.below(10_000)).padStart(4, "0"),
  };
}
