/** What a record says beside the four facts. */
import type { SchemeId } from "./schemes";

/**
 * The catalogue's points to check as stable keys, in its order; the words for them are in
 * `locales/<language>/record.json`.
 */
export const DETAIL_KEYS: Record<SchemeId, readonly string[]> = {
  "health-insurance-card": ["insurer", "symbol_number", "acquired_on", "my_number_last4"],
  "treatment-medicine": ["hospital", "medicine", "treated_on"],
  "medical-expenses": ["hospital", "treated_on", "amount"],
  vaccination: ["vaccine", "vaccinated_on"],
  "specific-checkup": ["examined_on", "results"],
  screening: ["screening", "examined_on"],
  "medical-insurance": ["insurer", "benefit"],
  "medical-insurance-other": [],
  "school-health": ["school", "school_year"],
  "intractable-disease": ["certificate_period"],
  "insured-number": ["symbol_number"],
  "insurance-info-provision": ["viewed_by", "viewed_on"],
  "tax-income": ["fiscal_year", "municipality", "income_and_tax"],
  "medical-expense-deduction": ["hospital", "amount"],
  "public-money-account": ["bank_and_branch", "account_last3", "holder_kana"],
  pension: ["basic_pension_last4", "enrolment_period"],
  "pension-other": ["mutual_aid", "enrolment_period"],
  "child-allowance": ["recipient", "children", "paid_month"],
  "single-parent": ["allowance", "paid_month"],
  "maternal-child-health": ["examined_on", "child_name"],
  "education-support": ["programme", "school_year"],
  "child-disability": ["certificate_period"],
  household: ["head", "relationship"],
  "disability-welfare": ["handbook_number", "issued_on", "grade"],
  "public-assistance": ["started_in", "assistance"],
  "china-returnees": [],
  "long-term-care": ["care_level", "certified_period"],
  "employment-insurance": ["company", "acquired_on", "benefit"],
  "workers-comp": ["compensation"],
};

/** One thing that a record says; the words for its key are chosen in the page's language. */
export interface RecordDetail {
  key: string;
  value: string;
}

/** @returns what of these the scheme's record can say, in the catalogue's order */
export function detailsFor(schemeId: SchemeId, details: readonly RecordDetail[]): RecordDetail[] {
  return DETAIL_KEYS[schemeId].flatMap((key) => {
    const found = details.find((detail) => detail.key === key);
    return found ? [{ key, value: found.value }] : [];
  });
}
