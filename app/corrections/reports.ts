/** What a resident can report about a linkage, and which reports stop the viewing of a record. */
import { hasTrait, type SchemeTrait } from "../catalogue/schemes";

export const REPORT_KINDS = [
  "another_person",
  "family_account",
  "missing",
  "without_consent",
  "out_of_date",
  "clinic_not_eligible",
  "something_else",
  "found_by_institution",
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

interface ReportRule {
  /**
   * The record and all that follow the same source are hidden at once. Never where the record is the resident's own:
   * that would harm them.
   */
  suspendsViewing: boolean;
  /** For which linkages the report can be made. */
  where: "linked" | "not_linked" | "either";
  /** What the scheme must be, for it to be reported of it. */
  trait?: SchemeTrait;
  /** Never reported by a resident: an institution that found one half of a swapped pair says so of the other. */
  byInstitution?: true;
}

const RULES: Record<ReportKind, ReportRule> = {
  another_person: { suspendsViewing: true, where: "linked" },
  family_account: { suspendsViewing: true, where: "linked", trait: "bank_account" },
  missing: { suspendsViewing: false, where: "not_linked" },
  without_consent: { suspendsViewing: false, where: "linked", trait: "insurance_card" },
  out_of_date: { suspendsViewing: false, where: "linked" },
  clinic_not_eligible: { suspendsViewing: false, where: "either", trait: "insurance_card" },
  something_else: { suspendsViewing: true, where: "linked" },
  found_by_institution: { suspendsViewing: true, where: "linked", byInstitution: true },
};

/** Whether a report of this kind hides the record until it is put right. */
export function suspendsViewing(kind: ReportKind): boolean {
  return RULES[kind].suspendsViewing;
}

/** Whether a report of this kind says nothing without the resident's own words. */
export function needsDetails(kind: ReportKind): boolean {
  return kind === "something_else";
}

/** Whether a resident can make a report of this kind about this scheme, given whether it is linked. */
export function mayReport(kind: ReportKind, linkageState: "linked" | "not_linked", schemeId: string): boolean {
  const rule = RULES[kind];
  if (rule.byInstitution) return false;
  return (
    (rule.where === "either" || rule.where === linkageState) &&
    (rule.trait === undefined || hasTrait(schemeId, rule.trait))
  );
}

/** The kinds that can be reported about this scheme, in the order in which they are offered. */
export function reportableKinds(linkageState: "linked" | "not_linked", schemeId: string): ReportKind[] {
  return REPORT_KINDS.filter((kind) => mayReport(kind, linkageState, schemeId));
}

/** Whether a report of this kind can be about several items of one institution at once. */
export function mayHaveParts(kind: ReportKind): boolean {
  return kind === "another_person" || kind === "out_of_date" || kind === "something_else";
}

/**
 * Whether what was wrong may have shown one person's data to another: only then is there something for the leak
 * investigation.
 */
export function concernsAnotherPerson(kind: ReportKind): boolean {
  return suspendsViewing(kind) || kind === "missing";
}
