/**
 * The inspection of whole data sets: the rules of 2023, and the one check that a record of a file and a new linkage
 * both go through.
 */
import { compareAccountHolder } from "../matching/account-holder";
import { comparePerson, FACTS, onlySurnameDiffers, reasonsOfPerson } from "../matching/person";
import type { PersonComparison, RecordFacts, RegisterFacts } from "../matching/person";
import { agrees, type Verdict } from "../matching/verdict";
import { hasTrait, type SchemeId } from "../catalogue/schemes";

export type InquiryFact = "name" | "birth_date" | "sex" | "address";

export type MadeHow = "number_submitted" | "register_inquiry" | "resident_registered";

/** How a record came to its number; the facts are those that an inquiry at the register compared. */
export interface LinkingMethod {
  madeHow: MadeHow | null;
  inquiryFacts: readonly InquiryFact[];
}

/** Three facts or fewer in a register inquiry: every record of the institution is checked (rule of July 2023). */
const FULL_CHECK_UP_TO = 3;

/** Whether a record linked this way is checked in any case. */
export function needsFullCheck({ madeHow, inquiryFacts }: LinkingMethod): boolean {
  return madeHow === "register_inquiry" && new Set(inquiryFacts).size <= FULL_CHECK_UP_TO;
}

/** An institution's answers to the survey of methods (July 2023). */
export interface SurveyAnswers {
  /** Whether whoever applies must submit the number. */
  dutyToSubmit: "yes" | "no" | "unknown";
  /**
   * How the number is obtained where it is not submitted; `other_source`: from an employer's list, another office, an
   * older file.
   */
  otherwise: "never" | "register_inquiry" | "other_source" | "unknown";
  /** What an inquiry compares. */
  comparedFacts: readonly InquiryFact[] | "unknown";
}

export const INSTITUTION_CLASSES = ["few_facts", "other_source", "unknown", "four_facts", "submitted_only"] as const;
export type InstitutionClass = (typeof INSTITUTION_CLASSES)[number];

/**
 * `unknown` is checked like the doubtful ones: of 3,411 insurers 1,010 did not know how they had linked (survey of
 * 2023).
 */
const CHECKED_IN_FULL: Record<InstitutionClass, boolean> = {
  few_facts: true,
  other_source: true,
  unknown: true,
  four_facts: false,
  submitted_only: false,
};

/** @returns the class that the answers put an institution in, and whether all its records must be checked */
export function classifyInstitution(answers: SurveyAnswers | null): { class: InstitutionClass; fullCheck: boolean } {
  const found = answers ? classOf(answers) : "unknown";
  return { class: found, fullCheck: CHECKED_IN_FULL[found] };
}

function classOf({ dutyToSubmit, otherwise, comparedFacts }: SurveyAnswers): InstitutionClass {
  if (otherwise === "other_source") return "other_source";
  if (otherwise === "never") return dutyToSubmit === "unknown" ? "unknown" : "submitted_only";
  if (otherwise === "unknown" || comparedFacts === "unknown" || comparedFacts.length === 0) return "unknown";
  return new Set(comparedFacts).size <= FULL_CHECK_UP_TO ? "few_facts" : "four_facts";
}

/**
 * Why a record needs a person's eye, the likeliest to be another person's first: what no change in a life explains,
 * then what the linking never looked at (the cause of 2023), then slips of the pen, then what a marriage or a move
 * explains, then what can only not be told.
 */
export const LIKELIHOODS = [
  /** Name and date of birth: a row too far, or the numbers of parent and child on one form. */
  "another_person",
  /** The name alone agrees. */
  "namesake",
  /** Born on the same day, another given name: a twin. */
  "other_given_name",
  /** Same name and birthday at another address, and nobody compared the address: the cases of 2023. */
  "address_not_compared",
  "several_differ",
  "birth_date",
  "sex",
  /** Married and moved. */
  "surname_and_address",
  "address",
  "surname",
  "name_or_birth_date_unclear",
  "fact_missing",
  "name_written_unclearly",
  "address_unclear",
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** @returns 1 for the likeliest to be real */
export function rankOf(likelihood: Likelihood): number {
  return LIKELIHOODS.indexOf(likelihood) + 1;
}

export interface Inspected {
  verdict: Verdict;
  /** Those of a fact with its name before them: `address:block`. */
  reasons: string[];
  /** Null where the record needs no look. */
  likelihood: Likelihood | null;
}

/** What stays with a linkage whose record needs a look. */
export interface InspectionFlag {
  verdict: Verdict;
  reasons: string[];
  likelihood: Likelihood;
  /** ISO 8601. */
  foundAt: string;
  /** The inspection of a whole file that found it; null where it was found when the linkage was made. */
  runId: string | null;
}

export interface RecordOrigin extends LinkingMethod {
  schemeId: SchemeId;
}

/** The check that every record goes through, in a file as when its linkage is made (rule of 2024). */
export function inspectRecord(register: RegisterFacts, record: RecordFacts, origin: RecordOrigin): Inspected {
  if (hasTrait(origin.schemeId, "bank_account") && !record.kanji?.trim())
    return inspectAccount(register, record, origin);
  return inspectPerson(register, record, origin);
}

function inspectPerson(register: RegisterFacts, record: RecordFacts, origin: RecordOrigin): Inspected {
  const comparison = comparePerson(register, record);
  const likelihood = comparison.doubtful ? likelihoodOf(comparison, register, record, origin) : null;
  return { verdict: comparison.overall, reasons: reasonsOfPerson(comparison), likelihood };
}

/** A bank holds the holder's kana, often cut off; what it does not hold is nothing missing. */
function inspectAccount(register: RegisterFacts, record: RecordFacts, origin: RecordOrigin): Inspected {
  const { relation, reasons } = compareAccountHolder(register, record.kana);
  const filled: RecordFacts = {
    kanji: null,
    kana: relation === "self" ? register.nameKana : record.kana,
    birthDate: record.birthDate ?? register.birthDate,
    sex: record.sex ?? register.sex,
    address: record.address ?? register.address,
  };
  const others = inspectPerson(register, filled, origin);
  const named = reasons.map((reason) => `name:${reason}`);
  if (relation === "self")
    return named.length > 0 && others.verdict === "same"
      ? { verdict: "notation", reasons: named, likelihood: null }
      : others;
  return relation === "unsure" && others.likelihood
    ? { verdict: "unsure", reasons: named, likelihood: "name_written_unclearly" }
    : others;
}

function likelihoodOf(
  { facts, reasons }: PersonComparison,
  register: RegisterFacts,
  record: RecordFacts,
  method: LinkingMethod,
): Likelihood {
  const parting = FACTS.filter((fact) => facts[fact].verdict === "different");
  const parts = (fact: (typeof FACTS)[number]) => parting.includes(fact);
  if (parting.length === 0) return likelihoodOfUnsure(facts);
  if (parts("name") && parts("birthDate")) return "another_person";
  if (parts("birthDate") && parts("address")) return "namesake";
  const surnameOnly = parts("name") && onlySurnameDiffers(register, record);
  if (parts("name") && !surnameOnly) return "other_given_name";
  if (parting.length > 1)
    return surnameOnly && parts("address") && !parts("sex") ? "surname_and_address" : "several_differ";
  const wasCompared = method.madeHow !== "register_inquiry" || method.inquiryFacts.includes("address");
  if (reasons.includes("address_only")) return wasCompared ? "address" : "address_not_compared";
  if (parts("birthDate")) return "birth_date";
  return parts("sex") ? "sex" : parts("name") ? "surname" : "address";
}

function likelihoodOfUnsure(facts: PersonComparison["facts"]): Likelihood {
  const unclear = (fact: keyof typeof facts) => !agrees(facts[fact]);
  const missing = (fact: keyof typeof facts) => facts[fact].reasons.includes("missing");
  if (missing("name") || unclear("birthDate")) return "name_or_birth_date_unclear";
  if (unclear("sex") || missing("address")) return "fact_missing";
  return unclear("name") ? "name_written_unclearly" : "address_unclear";
}
