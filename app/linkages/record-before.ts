/**
 * Before and after a correction: what the resident saw of the record that was put right, and what of both is shown side
 * by side while they are asked whether it is right now.
 */
import type { RecordDetail } from "../catalogue/record-details";
import type { SchemeId } from "../catalogue/schemes";
import { type LinkageRow, recordFacts } from "./linkage-facts";
import type { LinkageView } from "./linkage-view";
import { maskNumber, type ValuesStanding } from "./masking";
import { comparePerson, FACTS, type Fact, type PersonComparison, type RegisterFacts } from "../matching/person";
import type { Verdict } from "../matching/verdict";

/** What is kept of a record when another takes its place. It may be another person's: no value of it is kept. */
export interface RecordBefore {
  schemeId: SchemeId;
  /** How each of the four facts compared with the register; null where nothing was linked. */
  verdicts: Record<Fact, Verdict> | null;
  maskedNumber: string | null;
}

/** @param source the row that this one follows and is compared by, where it follows one */
export function recordBefore(register: RegisterFacts, row: LinkageRow, source: LinkageRow = row): RecordBefore {
  if (row.state !== "linked") return { schemeId: row.schemeId, verdicts: null, maskedNumber: null };
  const { facts } = comparePerson(register, recordFacts(source));
  return {
    schemeId: row.schemeId,
    verdicts: verdictsOf(facts),
    maskedNumber: row.recordNumber ? maskNumber(row.recordNumber) : null,
  };
}

function verdictsOf({ name, birthDate, sex, address }: PersonComparison["facts"]): Record<Fact, Verdict> {
  return { name: name.verdict, birthDate: birthDate.verdict, sex: sex.verdict, address: address.verdict };
}

/** One side of the comparison; nothing was linked where it has no verdicts. */
export type RecordSide = Pick<RecordBefore, "verdicts" | "maskedNumber">;

export interface RecordChange {
  schemeId: SchemeId;
  /** Undefined where nothing was corrected, or before such was kept. */
  before: RecordSide | undefined;
  after: RecordSide & { madeAt: Date | null };
  /** What the record says now, as far as it may be shown. */
  details: { standing: ValuesStanding; values: RecordDetail[] };
}

/**
 * @param view the record as this viewer sees it now
 * @returns undefined while it is hidden
 */
export function showChange(before: RecordBefore | undefined, view: LinkageView): RecordChange | undefined {
  if (view.state === "suspended") return undefined;
  return {
    schemeId: view.schemeId,
    before: before && { verdicts: before.verdicts, maskedNumber: before.maskedNumber },
    after: {
      verdicts: view.comparison ? verdictsOf(view.comparison.facts) : null,
      maskedNumber: view.maskedNumber ?? null,
      madeAt: view.how?.madeAt ?? null,
    },
    details: view.details,
  };
}

/** The facts in the order in which they are told: first those that were wrong before or are now. */
export function factsInOrder({ before, after }: Pick<RecordChange, "before" | "after">): Fact[] {
  const differs = (fact: Fact) => [before, after].some((side) => side?.verdicts?.[fact] === "different");
  return [...FACTS.filter(differs), ...FACTS.filter((fact) => !differs(fact))];
}
