/** Why a linkage needs a look, and which reasons the resident's own answer settles. */
import type { InspectionFlag } from "../inspection/inspection";
import type { AccountRelation } from "../matching/account-holder";
import { FACTS, type PersonComparison } from "../matching/person";
import { agrees } from "../matching/verdict";
import type { Answer } from "./self-check";

/** In the order of weight: the first that holds is told. */
export const ATTENTIONS = [
  "facts_differ",
  "address_differs",
  "surname_differs",
  "other_account",
  "family_account",
  "no_consent",
  "answered_wrong",
  "inspection_found",
  "earlier_address",
  "fact_missing",
  "account_unsure",
  "cannot_tell",
] as const;
export type Attention = (typeof ATTENTIONS)[number];

/** With "this is mine" a resident can settle these; the others need the institution. */
const SETTLED_BY_ANSWER: ReadonlySet<Attention> = new Set<Attention>([
  "address_differs",
  "surname_differs",
  "earlier_address",
  "fact_missing",
  "account_unsure",
  "cannot_tell",
]);

const OF_ACCOUNT: Record<AccountRelation, Attention | undefined> = {
  self: undefined,
  family: "family_account",
  other: "other_account",
  unsure: "account_unsure",
};

function attentionOfFacts(comparison: PersonComparison): Attention | undefined {
  if (!comparison.doubtful)
    return comparison.facts.address.reasons.includes("earlier_address") ? "earlier_address" : undefined;
  if (comparison.reasons.includes("address_only")) return "address_differs";
  if (comparison.reasons.includes("surname_only")) return "surname_differs";
  if (comparison.overall === "different") return "facts_differ";
  const factReasons = FACTS.flatMap((fact) => comparison.facts[fact].reasons);
  return factReasons.includes("missing") ? "fact_missing" : "cannot_tell";
}

export interface AttentionInput {
  comparison: PersonComparison;
  account: AccountRelation | undefined;
  /** The card's use as insurance card is registered, and no consent is on file. */
  withoutConsent: boolean;
  answer: Answer | undefined;
  /** What the inspection of the institution's records found. */
  flag: InspectionFlag | null;
}

/**
 * What is flagged is explained by the facts themselves, where they are there and differ. Another person's record is not
 * settled by the answer.
 */
function attentionOfFlag({ flag, comparison, answer }: AttentionInput): Attention | undefined {
  if (!flag || (answer === "mine" && flag.verdict === "unsure")) return undefined;
  const ofFacts = attentionOfFacts(comparison);
  return !comparison.doubtful || ofFacts === "fact_missing" ? "inspection_found" : undefined;
}

/** A bank gives the holder's kana only, so that whose account it is says more than that the names differ. */
function onlyHolderDiffers(comparison: PersonComparison): boolean {
  return FACTS.every((fact) => fact === "name" || agrees(comparison.facts[fact]));
}

/**
 * The weightiest reason to look at a linkage that is linked and seen; undefined when there is none, or the resident's
 * answer settled it.
 */
export function findAttention(input: AttentionInput): Attention | undefined {
  const { comparison, account, withoutConsent, answer } = input;
  const ofAccount = account && OF_ACCOUNT[account];
  const reasons = [
    ofAccount && onlyHolderDiffers(comparison) ? undefined : attentionOfFacts(comparison),
    ofAccount,
    withoutConsent ? "no_consent" : undefined,
    answer === "wrong" ? "answered_wrong" : undefined,
    attentionOfFlag(input),
  ];
  return ATTENTIONS.find(
    (attention) => reasons.includes(attention) && !(answer === "mine" && SETTLED_BY_ANSWER.has(attention)),
  );
}
