/** Which of the 29 schemes a generated resident is linked in, by whom and how. */
import { hasTrait, schemes, type Scheme, type SchemeId } from "../../app/catalogue/schemes";
import type { InquiryFact } from "../../app/inspection/inspection";
import { chance, drawFor } from "./people";
import type { Institution } from "../../db/institutions";

/** Share of residents with a record; what follows another scheme is there where that one is. */
const LINKED: Partial<Record<SchemeId, number>> = {
  "health-insurance-card": 0.97,
  vaccination: 0.6,
  screening: 0.35,
  "school-health": 0.12,
  "intractable-disease": 0.01,
  "insurance-info-provision": 0.6,
  "tax-income": 0.8,
  "public-money-account": 0.5,
  pension: 1,
  "pension-other": 0.08,
  "child-allowance": 0.12,
  "single-parent": 0.02,
  "maternal-child-health": 0.15,
  "education-support": 0.05,
  "child-disability": 0.01,
  household: 1,
  "disability-welfare": 0.07,
  "public-assistance": 0.02,
  "china-returnees": 0.0002,
  "long-term-care": 0.15,
  "employment-insurance": 0.4,
  "workers-comp": 0.01,
};

/** How many offices share the schemes that no single office has for the whole country. */
const OFFICES = 4;
const NATIONWIDE: readonly SchemeId[] = [
  "pension",
  "public-money-account",
  "education-support",
  "insurance-info-provision",
];

/** What an office's inquiries compare, office by office: with three facts or fewer all its records are checked. */
const INQUIRIES: readonly (readonly InquiryFact[])[] = [
  ["name", "birth_date"],
  ["name", "birth_date", "sex", "address"],
  ["name", "birth_date", "sex"],
  ["name", "birth_date", "sex", "address"],
];

function officesOf(scheme: Scheme): number {
  return NATIONWIDE.includes(scheme.id) ? 1 : OFFICES;
}

/** The offices of generated linkages: made up, nationwide, and no office of the cast. */
export const generatedInstitutions: readonly Institution[] = schemes
  .filter(({ followsScheme }) => followsScheme === null)
  .flatMap((scheme) =>
    Array.from({ length: officesOf(scheme) }, (_, i) => ({
      institutionId: `zenkoku-${scheme.id}-${i + 1}`,
      kind: scheme.institutionKinds[0] ?? "municipality",
      nameJa: `全国みほん機関（${scheme.nameJa}）${i + 1}`,
      nameEn: `Nationwide Mihon Office (${scheme.nameEn}) ${i + 1}`,
      officeJa: "窓口",
      officeEn: "Desk",
      phone: `0120-999-${String(100 * scheme.no + i)
        .padStart(4, "0")
        .slice(-4)}`,
    })),
  );

export interface GeneratedLinkage {
  scheme: Scheme;
  isLinked: boolean;
  institutionId: string;
  madeAt: string;
  madeHow: "number_submitted" | "register_inquiry" | "resident_registered";
  inquiryFacts: readonly InquiryFact[];
  /** Unique for its institution; some begin with zeros. */
  recordNumber: string;
}

/** @returns one of the 29 of this resident (from 0) */
export function generateLinkage(seed: number, number: number, scheme: Scheme): GeneratedLinkage {
  const root =
    scheme.followsScheme === null ? scheme : (schemes.find(({ id }) => id === scheme.followsScheme) ?? scheme);
  const draw = drawFor(seed, 200 + root.no, number);
  const office = draw.below(officesOf(root));
  const isLinked = chance(draw, LINKED[root.id] ?? 0.5);
  const isAccount = hasTrait(root.id, "bank_account");
  const isInquiry = !isAccount && draw.below(3) === 0;
  return {
    scheme,
    isLinked,
    institutionId: `zenkoku-${root.id}-${office + 1}`,
    madeAt: new Date(Date.UTC(2016 + draw.below(10), draw.below(12), 1 + draw.below(28), 3)).toISOString(),
    madeHow: isAccount ? "resident_registered" : isInquiry ? "register_inquiry" : "number_submitted",
    inquiryFacts: isInquiry ? (INQUIRIES[(root.no + office) % INQUIRIES.length] ?? []) : [],
    recordNumber: `${String(number).padStart(8, "0")}-${root.no}`,
  };
}
