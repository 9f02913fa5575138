/**
 * What of a record may be shown: another person's data never, sensitive values once they are asked for, of a number its
 * end.
 */
import { FACTS, type Fact, type PersonComparison, type RecordFacts, type RegisterFacts } from "../matching/person";
import type { Reason, Verdict } from "../matching/verdict";
import type { LinkageRow } from "./linkage-facts";

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

/**
 * The four facts side by side, those that differ first. Of a doubtful record only what is exactly the resident's own is
 * shown; that it holds nothing is shown, too, since nothing is nobody's.
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

/**
 * A number with its last three characters, or fewer where it is so short that three would tell too much. The length is
 * not told.
 */
export function maskNumber(number: string): string {
  const characters = [...number.trim()];
  const shown = Math.min(3, Math.floor(characters.length / 2));
  return `＊＊＊＊${shown > 0 ? characters.slice(-shown).join("") : ""}`;
}

/**
 * A letter is drawn under the resident's own name, and so never with the number of a record that may be another's.
 * @returns the end of the number that stands on it: `own` where that is known, `record` where it may be another person's
 */
export function numberOnLetter({ maskedNumber, doubtful }: { maskedNumber: string | undefined; doubtful: boolean }): {
  own?: string;
  record?: string;
} {
  const end = maskedNumber?.replaceAll("＊", "");
  if (!end) return {};
  return doubtful ? { record: end } : { own: end };
}

/** `ask`: sensitive and not asked for yet. `withheld`: may be another person's. `none`: there is nothing. */
export type ValuesStanding = "shown" | "ask" | "withheld" | "suspended" | "none";

/** @param ask the values are sensitive, and the resident has not asked for them */
export function valuesStanding(
  row: Pick<LinkageRow, "recordDetails">,
  doubtful: boolean,
  ask: boolean,
): ValuesStanding {
  if (row.recordDetails.length === 0) return "none";
  if (doubtful) return "withheld";
  return ask ? "ask" : "shown";
}
