/** A linkage as its rows hold it, and what of a compared record may be shown: another person's data never. */
import type { InspectionFlag } from "../inspection/inspection";
import { FACTS, type Fact, type PersonComparison, type RecordFacts, type RegisterFacts } from "../matching/person";
import type { Reason, Verdict } from "../matching/verdict";

/** One row of the linkages; the fields named `record…` are what the institution's record holds. */
export interface LinkageRow {
  schemeId: string;
  state: "linked" | "not_linked";
  institutionId: string | null;
  madeAt: Date | null;
  madeHow: "number_submitted" | "register_inquiry" | "resident_registered" | null;
  inquiryFacts: readonly ("name" | "birth_date" | "sex" | "address")[];
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

export interface VisibleFact {
  fact: Fact;
  verdict: Verdict;
  reasons: Reason[];
  /** What the register holds; for the name kanji, then kana. Empty where it holds nothing. */
  registerValues: string[];
  /** What the record holds, in the same order; undefined where it is withheld, empty where the record holds nothing. */
  recordValues: string[] | undefined;
}

const ORDER: readonly Verdict[] = ["different", "unsure", "notation", "same"];

function present(...values: (string | null)[]): string[] {
  return values.filter((value): value is string => Boolean(value?.trim()));
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

/**
 * The four facts side by side, those that differ first.
 * Of a doubtful record only what is exactly the resident's own is shown; that it holds nothing is shown, too, since nothing is nobody's.
 */
export function visibleFacts(
  comparison: PersonComparison,
  register: RegisterFacts,
  record: RecordFacts,
): VisibleFact[] {
  const ofRegister: Record<Fact, string[]> = {
    name: present(register.nameKanji, register.nameKana),
    birthDate: present(register.birthDate),
    sex: present(register.sex),
    address: present(register.address),
  };
  const ofRecord: Record<Fact, string[]> = {
    name: present(record.kanji, record.kana),
    birthDate: present(record.birthDate),
    sex: present(record.sex),
    address: present(record.address),
  };
  const shown = FACTS.map((fact) => {
    const { verdict, reasons } = comparison.facts[fact];
    const withheld = comparison.doubtful && verdict !== "same" && ofRecord[fact].length > 0;
    return {
      fact,
      verdict,
      reasons,
      registerValues: ofRegister[fact],
      recordValues: withheld ? undefined : ofRecord[fact],
    };
  });
  return shown.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
}

/** A number with its last three characters, or fewer where it is so short that three would tell too much. The length is not told. */
export function maskNumber(number: string): string {
  const characters = [...number.trim()];
  const shown = Math.min(3, Math.floor(characters.length / 2));
  return `＊＊＊＊${shown > 0 ? characters.slice(-shown).join("") : ""}`;
}
