/**
 * What a resident sees of one linkage: its state, what needs attention and why, how it was made, and which values may
 * be shown.
 */
import { needsFullCheck } from "../inspection/inspection";
import { findAttention, type Attention } from "./linkage-attention";
import { recordFacts, type LinkageRow } from "./linkage-facts";
import { maskNumber, type ValuesStanding, valuesStanding, visibleFacts, type VisibleFact } from "./masking";
import { compareAccountHolder, type AccountRelation } from "../matching/account-holder";
import { comparePerson, FACTS, type Fact, type PersonComparison, type RegisterFacts } from "../matching/person";
import { getScheme, hasTrait, isSensitive, type Scheme } from "../catalogue/schemes";
import type { Answer } from "./self-check";

export type LinkageState = "linked" | "not_linked" | "suspended" | "needs_checking";

/** The shape that tells the state: disc with tick, open ring, diamond, square with bars. */
export type Knot = "checked" | "open" | "heed" | "hold";

export interface LinkageInput {
  register: RegisterFacts;
  linkage: LinkageRow;
  /** The row that this one follows, where its scheme follows one; left out only when that row does not exist. */
  source?: LinkageRow | undefined;
  answer?: Answer | undefined;
  /** The public-money account, for that scheme; left out where none is registered. */
  account?: { holderKana: string } | undefined;
  /**
   * Insurance use of the card, for the scheme whose card is the My Number card; left out where it is not registered.
   */
  insuranceUse?: { consentAt: Date | null } | undefined;
  /** A case about this record is open: until it ends, nothing more is asked of the resident here. */
  underCorrection?: boolean;
  /** The resident has asked for the sensitive values of this page. */
  sensitiveAskedFor?: boolean;
}

export interface HowLinked {
  madeHow: NonNullable<LinkageRow["madeHow"]>;
  madeAt: Date | null;
  /** All four facts in order, each with whether the inquiry compared it. For ways other than an inquiry none was. */
  compared: { fact: Fact; compared: boolean }[];
  comparedCount: number;
  needsFullCheck: boolean;
}

export interface LinkageView {
  schemeId: Scheme["id"];
  state: LinkageState;
  knot: Knot;
  answer: Answer | undefined;
  /** On root rows only: what follows another row draws no attention of its own. */
  attention: Attention | undefined;
  /** The scheme whose record this one follows, and whether that one is doubtful. */
  follows: { schemeId: Scheme["id"]; doubtful: boolean } | undefined;
  doubtful: boolean;
  /** Undefined where nothing is linked or viewing is suspended. */
  comparison: PersonComparison | undefined;
  facts: VisibleFact[];
  how: HowLinked | undefined;
  /** When the record was found to need a look: with all records of the institution, or when it was linked. */
  inspection: { foundAt: Date; wholeFile: boolean } | undefined;
  account: AccountRelation | undefined;
  /** Always masked; undefined where there is none or viewing is suspended. */
  maskedNumber: string | undefined;
  details: { standing: ValuesStanding; values: { key: string; value: string }[] };
  sensitive: boolean;
}

const FACT_OF_INQUIRY = { name: "name", birth_date: "birthDate", sex: "sex", address: "address" } as const;

/** How the linkage was made; undefined where nothing is linked. */
export function howLinked(row: LinkageRow): HowLinked | undefined {
  if (row.state !== "linked" || !row.madeHow) return undefined;
  const inquired =
    row.madeHow === "register_inquiry"
      ? new Set<Fact>(row.inquiryFacts.map((fact) => FACT_OF_INQUIRY[fact]))
      : new Set<Fact>();
  return {
    madeHow: row.madeHow,
    madeAt: row.madeAt,
    compared: FACTS.map((fact) => ({ fact, compared: inquired.has(fact) })),
    comparedCount: inquired.size,
    needsFullCheck: needsFullCheck(row),
  };
}

function knotOf(state: LinkageState, attention: Attention | undefined, answer: Answer | undefined): Knot {
  if (state === "suspended") return "hold";
  if (attention) return "heed";
  return answer === "mine" ? "checked" : "open";
}

function isWithoutConsent({ linkage, insuranceUse }: LinkageInput): boolean {
  return hasTrait(linkage.schemeId, "insurance_card") && insuranceUse?.consentAt === null;
}

/** A row of which nothing is seen: not linked, or hidden from everybody. */
function closedView(input: LinkageInput, scheme: Scheme, state: "not_linked" | "suspended"): LinkageView {
  const answeredWrong = state === "not_linked" && input.answer === "wrong" && !scheme.followsScheme;
  const attention = answeredWrong && !input.underCorrection ? "answered_wrong" : undefined;
  return {
    schemeId: scheme.id,
    state,
    knot: knotOf(state, attention, input.answer),
    answer: input.answer,
    attention,
    follows: scheme.followsScheme ? { schemeId: scheme.followsScheme, doubtful: false } : undefined,
    doubtful: false,
    comparison: undefined,
    facts: [],
    how: howLinked(input.linkage),
    inspection: undefined,
    account: undefined,
    maskedNumber: undefined,
    details: { standing: state === "suspended" ? "suspended" : "none", values: [] },
    sensitive: isSensitive(scheme.id),
  };
}

/**
 * The whole view of one linkage. A derived row is compared by its source's record and suspended with it.
 * @throws Error when the catalogue does not hold the scheme
 */
export function viewLinkage(input: LinkageInput): LinkageView {
  const { register, linkage, source, answer } = input;
  const scheme = getScheme(linkage.schemeId);
  if (linkage.state === "not_linked") return closedView(input, scheme, "not_linked");
  if (linkage.suspendedAt || source?.suspendedAt) return closedView(input, scheme, "suspended");
  const record = recordFacts(source ?? linkage);
  const comparison = comparePerson(register, record);
  const holder = hasTrait(scheme.id, "bank_account") ? input.account?.holderKana : undefined;
  const account = holder === undefined ? undefined : compareAccountHolder(register, holder).relation;
  const { inspectionFlag: flag } = linkage;
  const doubtful = comparison.doubtful || flag !== null || (account !== undefined && account !== "self");
  const withoutConsent = isWithoutConsent(input);
  // Of what follows another record, the other one speaks, unless the inspection found this row alone.
  const isSpokenFor = scheme.followsScheme !== null && (!flag || comparison.doubtful);
  const attention =
    isSpokenFor || input.underCorrection
      ? undefined
      : findAttention({ comparison, account, withoutConsent, answer, flag });
  const state = attention ? "needs_checking" : "linked";
  const sensitive = isSensitive(scheme.id);
  const standing = valuesStanding(linkage, doubtful, sensitive && !input.sensitiveAskedFor);
  return {
    schemeId: scheme.id,
    state,
    knot: knotOf(state, attention, answer),
    answer,
    attention,
    follows: scheme.followsScheme ? { schemeId: scheme.followsScheme, doubtful } : undefined,
    doubtful,
    comparison,
    facts: visibleFacts(comparison, register, record),
    how: howLinked(linkage),
    inspection: flag ? { foundAt: new Date(flag.foundAt), wholeFile: flag.runId !== null } : undefined,
    account,
    maskedNumber: linkage.recordNumber ? maskNumber(linkage.recordNumber) : undefined,
    details: { standing, values: standing === "shown" ? linkage.recordDetails.map((detail) => ({ ...detail })) : [] },
    sensitive,
  };
}
