/**
 * 用件: what waits for a resident, what goes on for them and what comes, as one ranked list. Every screen that tells of
 * one reads it from here, so that none says otherwise than the others.
 */
import type { SchemeId } from "../catalogue/schemes";
import type { CaseStatus } from "../corrections/case-status";
import { type CorrectionState, isOpen, reopenableUntil } from "../corrections/correction";
import type { LeakResult, LeakState } from "../corrections/leak-track";
import type { CertificateNotice } from "../credentials/certificate";
import { callStanding, owedAt } from "../enquiries/enquiries";
import type { RequestReason, RequestState } from "../insurance/certificate-request";
import { type Attention, ATTENTIONS } from "../linkages/linkage-attention";

/** The gravest first. */
const ORDER = [
  "leak",
  "linkage",
  "case_question",
  "case_check",
  "mandate_confirm",
  "call_overdue",
  "call",
  "enquiry_answered",
  "certificate",
  "mandate_ends",
  "report_begun",
  "eligibility",
  "certificate_request",
  "case_running",
] as const;
export type AffairKind = (typeof ORDER)[number];

const WAITING: readonly AffairKind[] = ["linkage", "case_question", "case_check", "mandate_confirm"];

interface AboutCase {
  receipt: string;
  schemeId: SchemeId;
  institution: InstitutionNames;
}

/** As `institutionName` needs them. */
interface InstitutionNames {
  nameJa: string;
  nameEn: string;
}

export type Affair =
  /** The record was seen by others while it was wrong, or nobody can say. Stays until the matter is over. */
  | ({ kind: "leak"; result: Exclude<LeakResult, "not_viewed">; isRunning: boolean } & AboutCase)
  | { kind: "linkage"; schemeId: SchemeId; attention: Attention }
  | ({ kind: "case_question" | "case_check"; due: Date | undefined } & AboutCase)
  | ({ kind: "case_running"; status: CaseStatus } & AboutCase)
  | { kind: "mandate_confirm"; mandateId: string; name: string; due: Date }
  | { kind: "mandate_ends"; mandateId: string; name: string; due: Date }
  | { kind: "call" | "call_overdue"; enquiryId: string; due: Date }
  | { kind: "enquiry_answered"; enquiryId: string; number: string }
  | { kind: "certificate"; notice: CertificateNotice }
  | { kind: "report_begun"; schemeId: SchemeId }
  | { kind: "eligibility"; reason: RequestReason }
  | { kind: "certificate_request"; state: RequestState };

export interface CaseOfAffair extends AboutCase {
  state: CorrectionState;
  status: CaseStatus;
  leakState: LeakState | null;
  leakResult: LeakResult | null;
  closedAt: Date | null;
}

export interface ResidentState {
  cases: readonly CaseOfAffair[];
  linkages: readonly { view: { schemeId: SchemeId; attention: Attention | undefined } }[];
  /** Mandates that the resident has granted and that still run. */
  granted: readonly {
    mandateId: string;
    name: string;
    standing: string;
    endsAt: Date | undefined;
    codeEndsAt: Date;
    endsSoon: boolean;
  }[];
  enquiries: readonly {
    enquiryId: string;
    number: string;
    channel: string;
    state: string;
    slotAt: Date | null;
    stateSince: Date;
  }[];
  certificate: CertificateNotice | undefined;
  /** Schemes about which a report was begun and not sent. */
  begunReports: readonly SchemeId[];
  eligibilityOffer: RequestReason | undefined;
  certificateRequest: RequestState | undefined;
}

/**
 * @returns what this person should know, the gravest first; of one kind the weightiest, then the soonest
 */
export function affairsOf(state: ResidentState, at: Date): Affair[] {
  const reported = new Set(state.cases.filter((one) => isOpen(one.state)).map(({ schemeId }) => schemeId));
  const all: Affair[] = [
    ...state.cases.flatMap((one) => ofCase(one, at)),
    ...state.linkages.flatMap(({ view: { schemeId, attention } }): Affair[] =>
      attention ? [{ kind: "linkage", schemeId, attention }] : [],
    ),
    ...state.granted.flatMap(ofMandate),
    ...state.enquiries.flatMap((one) => ofEnquiry(one, at)),
    ...(state.certificate ? [{ kind: "certificate" as const, notice: state.certificate }] : []),
    ...state.begunReports.flatMap((schemeId): Affair[] =>
      reported.has(schemeId) ? [] : [{ kind: "report_begun", schemeId }],
    ),
    ...(state.eligibilityOffer ? [{ kind: "eligibility" as const, reason: state.eligibilityOffer }] : []),
    ...ofRequest(state.certificateRequest),
  ];
  return all.sort((a, b) => rank(a) - rank(b) || weight(a) - weight(b) || soonness(a) - soonness(b));
}

/** Whether it waits for the resident; the others go on or come, and a leak whose case has ended stays to be read. */
export function waitsForResident(affair: Affair): boolean {
  return affair.kind === "leak" ? affair.isRunning : WAITING.includes(affair.kind);
}

function ofCase({ receipt, schemeId, institution, state, status, ...leak }: CaseOfAffair, at: Date): Affair[] {
  const about = { receipt, schemeId, institution };
  const affairs: Affair[] = [];
  if (
    leak.leakState === "notified" &&
    leak.leakResult &&
    leak.leakResult !== "not_viewed" &&
    !isOver(leak.closedAt, at)
  )
    affairs.push({ kind: "leak", result: leak.leakResult, isRunning: isOpen(state), ...about });
  if (!isOpen(state)) return affairs;
  if (!status.mustIAct) return [...affairs, { kind: "case_running", status, ...about }];
  const kind = state === "awaiting_resident" ? ("case_question" as const) : ("case_check" as const);
  return [...affairs, { kind, due: status.due, ...about }];
}

/** A leak stays told for as long as its case can be opened again. */
function isOver(closedAt: Date | null, at: Date): boolean {
  return closedAt !== null && at > reopenableUntil(closedAt);
}

function ofMandate({ mandateId, name, standing, endsAt, endsSoon }: ResidentState["granted"][number]): Affair[] {
  if (!endsAt) return [];
  if (standing === "accepted") return [{ kind: "mandate_confirm", mandateId, name, due: endsAt }];
  return standing === "active" && endsSoon ? [{ kind: "mandate_ends", mandateId, name, due: endsAt }] : [];
}

function ofEnquiry(enquiry: ResidentState["enquiries"][number], at: Date): Affair[] {
  const { enquiryId, number, state } = enquiry;
  const call = callStanding(enquiry, at);
  if (call) return [{ kind: call === "overdue" ? "call_overdue" : "call", enquiryId, due: owedAt(enquiry) }];
  return state === "answered" ? [{ kind: "enquiry_answered", enquiryId, number }] : [];
}

function ofRequest(state: RequestState | undefined): Affair[] {
  return state === "requested" || state === "accepted" ? [{ kind: "certificate_request", state }] : [];
}

function rank({ kind }: Affair): number {
  return ORDER.indexOf(kind);
}

function weight(affair: Affair): number {
  if (affair.kind === "leak") return affair.result === "viewed" ? 0 : 1;
  return affair.kind === "linkage" ? ATTENTIONS.indexOf(affair.attention) : 0;
}

function soonness(affair: Affair): number {
  const due = "due" in affair ? affair.due : "status" in affair ? affair.status.due : undefined;
  return due?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** What tells one affair of a resident from the others. */
export function keyOf(affair: Affair): string {
  const which = "receipt" in affair ? affair.receipt : "schemeId" in affair ? affair.schemeId : "";
  const whose = "mandateId" in affair ? affair.mandateId : "enquiryId" in affair ? affair.enquiryId : "";
  return `${affair.kind} ${which}${whose}`;
}
