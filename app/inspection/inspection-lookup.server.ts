/** Finds whose linkage each record of an institution's file is: one query for a whole batch. */
import { sql } from "drizzle-orm";
import type { LinkingMethod } from "./inspection";
import type { RegisterFacts } from "../matching/person";
import { database } from "../platform/database.server";

export interface RecordKeys {
  institutionId: string;
  schemeIds: readonly string[];
  /** Beside the scheme at the same place. */
  recordNumbers: readonly string[];
}

export interface FoundLinkage extends LinkingMethod {
  residentId: string;
  /** Whether an earlier inspection flagged it. */
  isFlagged: boolean;
  register: RegisterFacts;
}

type Row = [
  place: number,
  residentId: string,
  madeHow: LinkingMethod["madeHow"],
  inquiryFacts: LinkingMethod["inquiryFacts"],
  isFlagged: boolean,
  nameKanji: string,
  nameKana: string,
  nameLatin: string | null,
  formerNames: string[],
  birthDate: string,
  sex: string | null,
  address: string,
  earlierAddresses: string[],
];

/**
 * No look of anybody: nothing of it is shown, so nothing is noted in the access histories; what it finds is, by the
 * flag.
 * @returns for each key the linkages that have it, in the order of the residents: none, one, or, where two residents
 * were linked to one record, both
 */
export async function findLinkagesOfRecords({
  institutionId,
  schemeIds,
  recordNumbers,
}: RecordKeys): Promise<FoundLinkage[][]> {
  const found: FoundLinkage[][] = recordNumbers.map(() => []);
  if (recordNumbers.length === 0) return found;
  // As one JSON text: thousands of rows of thirteen columns take the driver longer than the rest of the work on them.
  const result = await database().execute(sql`
    select coalesce(json_agg(json_build_array(
        k.place, l.resident_id, l.made_how, l.inquiry_facts, l.inspection_flag is not null, r.name_kanji, r.name_kana,
        r.name_latin, r.former_names, r.birth_date, r.sex, r.address, r.earlier_addresses)), '[]')::text as found
      from unnest(${sql.param(schemeIds)}::text[], ${sql.param(recordNumbers)}::text[])
        with ordinality as k(scheme_id, record_number, place)
      join linkages l on l.institution_id = ${institutionId}
        and l.scheme_id = k.scheme_id and l.record_number = k.record_number
      join residents r on r.resident_id = l.resident_id
      where l.state = 'linked'`);
  const [row] = (result as unknown as { rows: { found: string }[] }).rows;
  for (const each of JSON.parse(row?.found ?? "[]") as Row[]) found[each[0] - 1]?.push(linkageOf(each));
  for (const several of found) if (several.length > 1) several.sort((a, b) => (a.residentId < b.residentId ? -1 : 1));
  return found;
}

function linkageOf(row: Row): FoundLinkage {
  const [
    ,
    residentId,
    madeHow,
    inquiryFacts,
    isFlagged,
    nameKanji,
    nameKana,
    nameLatin,
    formerNames,
    birthDate,
    sex,
    address,
    earlierAddresses,
  ] = row;
  const register = { nameKanji, nameKana, nameLatin, formerNames, birthDate, sex, address, earlierAddresses };
  return { residentId, madeHow, inquiryFacts, isFlagged, register };
}
