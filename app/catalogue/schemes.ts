/**
 * The catalogue of the 29 schemes whose records are linked to a My Number, as published at the inspection's first
 * meeting on 2023-06-21.
 */
import catalogue from "./schemes.json" with { type: "json" };

export type SchemeId =
  | "health-insurance-card"
  | "treatment-medicine"
  | "medical-expenses"
  | "vaccination"
  | "specific-checkup"
  | "screening"
  | "medical-insurance"
  | "medical-insurance-other"
  | "school-health"
  | "intractable-disease"
  | "insured-number"
  | "insurance-info-provision"
  | "tax-income"
  | "medical-expense-deduction"
  | "public-money-account"
  | "pension"
  | "pension-other"
  | "child-allowance"
  | "single-parent"
  | "maternal-child-health"
  | "education-support"
  | "child-disability"
  | "household"
  | "disability-welfare"
  | "public-assistance"
  | "china-returnees"
  | "long-term-care"
  | "employment-insurance"
  | "workers-comp";

export type CategoryId =
  | "health_medical"
  | "tax_account"
  | "pension"
  | "child"
  | "household"
  | "welfare_care"
  | "labour";

export type InstitutionKind =
  | "kenpo_society"
  | "kyokai_kenpo"
  | "kyosai"
  | "municipal_kokuho"
  | "kokuho_society"
  | "koki_kouiki"
  | "online_eligibility_operator"
  | "municipality"
  | "municipality_boe"
  | "prefecture_boe"
  | "prefecture"
  | "designated_city"
  | "core_city"
  | "welfare_office"
  | "care_insurance_union"
  | "jps"
  | "hello_work"
  | "labour_standards_office"
  | "jasso"
  | "digital_agency_office";

/** `high` and `special_care` are masked until asked for, and a proxy needs a scope of its own for them. */
export type Sensitivity = "normal" | "high" | "special_care";

/**
 * What sets some schemes apart. `insurance_card`: the My Number card serves as its card. `bank_account`: its record is
 * an account, of which the bank holds the holder's kana alone. `named_number`: its papers have a name of their own for
 * the record's number.
 */
export type SchemeTrait = "insurance_card" | "bank_account" | "named_number";

export interface Scheme {
  /** Position in the published list, 1 to 29. */
  no: number;
  id: SchemeId;
  nameJa: string;
  /** The name in everyday words. */
  nameJaPlain: string;
  nameEn: string;
  category: CategoryId;
  ministries: readonly string[];
  /** The kinds of institution that may have made this linkage. */
  institutionKinds: readonly InstitutionKind[];
  residentMayUnlink: boolean;
  residentMayChange: boolean;
  sensitivity: Sensitivity;
  inspectionItem: string;
  traits: readonly SchemeTrait[];
  /** What a resident can hold against papers at home. */
  whatToCheckJa: readonly string[];
  /** The scheme whose source data this one is derived from: corrected, suspended and resumed together with it. */
  followsScheme: SchemeId | null;
  /** False where the item or its institution kinds are our own reading of the published list. */
  confirmed: boolean;
  note: string | null;
}

interface Category {
  id: CategoryId;
  ja: string;
  en: string;
}

/** All 29, in the order of the published list. */
export const schemes = catalogue.schemes as readonly Scheme[];

/** The seven headings under which the schemes are shown, in order. */
export const categories = catalogue.categories as readonly Category[];

const byId = new Map<string, Scheme>(schemes.map((scheme) => [scheme.id, scheme]));

/** The scheme of that id, or undefined: for ids that come from outside, such as a path. */
export function findScheme(id: string): Scheme | undefined {
  return byId.get(id);
}

/** @throws Error where no scheme has that id: for ids that come from our own rows. */
export function getScheme(id: string): Scheme {
  const scheme = findScheme(id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  return scheme;
}

/** @throws Error where no scheme has that id */
export function hasTrait(schemeId: string, trait: SchemeTrait): boolean {
  return getScheme(schemeId).traits.includes(trait);
}

/** Whether its values are masked until asked for, and need a scope of their own. */
export function isSensitive(schemeId: string): boolean {
  return getScheme(schemeId).sensitivity !== "normal";
}

function schemeWith(trait: SchemeTrait): SchemeId {
  const [scheme, another] = schemes.filter(({ traits }) => traits.includes(trait));
  if (!scheme || another) throw new Error(`the catalogue must hold one scheme with ${trait}`);
  return scheme.id;
}

/** The health insurance of which the My Number card serves as the card. */
export const INSURANCE_SCHEME = schemeWith("insurance_card");

/** The public-money account. */
export const ACCOUNT_SCHEME = schemeWith("bank_account");

/** The schemes that are derived from this one's source data; empty for most, and for every derived scheme. */
export function followersOf(schemeId: SchemeId): SchemeId[] {
  return schemes.filter((scheme) => scheme.followsScheme === schemeId).map((scheme) => scheme.id);
}

/**
 * What is suspended and resumed as one: the source row first, then all that follow it.
 * Asking for a derived row gives the group of its source.
 */
export function suspensionGroup(schemeId: SchemeId): SchemeId[] {
  const source = getScheme(schemeId).followsScheme ?? schemeId;
  return [source, ...followersOf(source)];
}
