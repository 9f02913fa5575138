/** A linkage as its rows hold it. */
import type { SchemeId } from "../catalogue/schemes";
import type { InquiryFact, InspectionFlag, MadeHow } from "../inspection/inspection";
import type { RecordFacts } from "../matching/person";

/** One row of the linkages; the fields named `record…` are what the institution's record holds. */
export interface LinkageRow {
  schemeId: SchemeId;
  state: "linked" | "not_linked";
  institutionId: string | null;
  madeAt: Date | null;
  madeHow: MadeHow | null;
  inquiryFacts: readonly InquiryFact[];
  recordKanji: string | null;
  recordKana: string | null;
  recordBirthDate: string | null;
  recordSex: string | null;
  recordAddress: string | null;
  recordNumber: string | null;
  recordDetails: readonly { key: string; value: string }[];
  suspendedAt: Date | null;
  /** What the last inspection found in the record; null where nothing. */
  inspectionFlag: InspectionFlag | null;
}

/** The record's side of a linkage, for comparing. */
export function recordFacts(row: LinkageRow): RecordFacts {
  return {
    kanji: row.recordKanji,
    kana: row.recordKana,
    birthDate: row.recordBirthDate,
    sex: row.recordSex,
    address: row.recordAddress,
  };
}
