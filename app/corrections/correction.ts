/** The main track of a correction: which step may follow which, who may take it, and nothing else. */
import { endOfJapanDay } from "../platform/japan-time";
import { suspendsViewing, type ReportKind } from "./reports";

export const CORRECTION_STATES = [
  "received",
  "viewing_suspended",
  "with_institution",
  "awaiting_resident",
  "finding",
  "correcting",
  "verified",
  "viewing_resumed",
  /** The resident cannot tell whether it is right: the desk looks at it with them. */
  "resident_unsure",
  "closed",
  "withdrawn",
  "rejected",
] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

export const CORRECTION_EVENTS = [
  "suspend",
  "acknowledge",
  "ask",
  "answer",
  "lapse",
  "find",
  "start_correction",
  "verify",
  "resume",
  "confirm",
  "close",
  "dispute",
  "doubt",
  "advise",
  "withdraw",
  "reject",
  "reopen",
] as const;
export type CorrectionEvent = (typeof CORRECTION_EVENTS)[number];

export type Actor = "portal" | "institution" | "resident";

/** For `missing`, `out_of_date` and the like, `mislinkage` says that the link was missing or wrong. */
export const FINDINGS = ["mislinkage", "notation_only", "no_error"] as const;
export type Finding = (typeof FINDINGS)[number];

/** Days without a word from the resident after which the portal closes a case. */
export const SILENCE_DAYS = 14;
/** Days after which the portal closes a case whose resident could not tell, and with whom the desk never spoke. */
export const UNSURE_DAYS = 90;
/** Days without an answer from the resident after which the institution goes on with what it has. */
export const ANSWER_DAYS = 14;
/** Days before a case goes on without the resident's word, on which they are reminded once. */
export const REMIND_DAYS_BEFORE = 4;
/** Days for which the resident can reopen a case that was closed, or that the institution refused. */
export const REOPEN_DAYS = 30;

export interface StepContext {
  /** Who takes the step. */
  by: Actor;
  kind: ReportKind;
  /** With `find` the finding that is made, otherwise the one on the case. */
  finding?: Finding | null;
  /** When the present state began. */
  since: Date;
  at: Date;
}

export type StepRefusal =
  | "no_such_step"
  | "not_yours"
  | "finding_needed"
  | "finding_does_not_allow"
  | "too_early"
  | "too_late";
export type StepOutcome = { ok: true; state: CorrectionState } | { ok: false; reason: StepRefusal };

export interface CorrectionStep {
  from: CorrectionState;
  event: CorrectionEvent;
  to: CorrectionState;
  by: Actor;
  /** Only for reports that suspend viewing (true), or only for those that do not (false). */
  suspends?: boolean;
  findings?: readonly Finding[];
  /** Not before this many days in the state have passed. */
  afterDays?: number;
  /** Not after this many days in the state. */
  withinDays?: number;
}

/** The whole machine. What is not a row here cannot happen. */
export const CORRECTION_STEPS: readonly CorrectionStep[] = [
  { from: "received", event: "suspend", to: "viewing_suspended", by: "portal", suspends: true },
  { from: "received", event: "acknowledge", to: "with_institution", by: "institution", suspends: false },
  { from: "received", event: "withdraw", to: "withdrawn", by: "resident" },
  { from: "received", event: "reject", to: "rejected", by: "institution" },
  { from: "viewing_suspended", event: "acknowledge", to: "with_institution", by: "institution" },
  { from: "viewing_suspended", event: "withdraw", to: "withdrawn", by: "resident" },
  { from: "viewing_suspended", event: "reject", to: "rejected", by: "institution" },
  { from: "with_institution", event: "ask", to: "awaiting_resident", by: "institution" },
  { from: "with_institution", event: "find", to: "finding", by: "institution", findings: FINDINGS },
  { from: "with_institution", event: "withdraw", to: "withdrawn", by: "resident" },
  { from: "with_institution", event: "reject", to: "rejected", by: "institution" },
  { from: "awaiting_resident", event: "answer", to: "with_institution", by: "resident" },
  { from: "awaiting_resident", event: "lapse", to: "with_institution", by: "portal", afterDays: ANSWER_DAYS },
  { from: "awaiting_resident", event: "withdraw", to: "withdrawn", by: "resident" },
  {
    from: "finding",
    event: "start_correction",
    to: "correcting",
    by: "institution",
    findings: ["mislinkage", "notation_only"],
  },
  { from: "finding", event: "resume", to: "viewing_resumed", by: "portal", findings: ["notation_only", "no_error"] },
  { from: "correcting", event: "verify", to: "verified", by: "institution" },
  { from: "verified", event: "resume", to: "viewing_resumed", by: "portal" },
  { from: "viewing_resumed", event: "confirm", to: "closed", by: "resident" },
  { from: "viewing_resumed", event: "close", to: "closed", by: "portal", afterDays: SILENCE_DAYS },
  { from: "viewing_resumed", event: "dispute", to: "viewing_suspended", by: "resident", suspends: true },
  { from: "viewing_resumed", event: "dispute", to: "received", by: "resident", suspends: false },
  { from: "viewing_resumed", event: "doubt", to: "resident_unsure", by: "resident" },
  // The desk asks again once it has spoken with the resident. Where it cannot (a death, a lost number), the case does
  // not stay open for ever.
  { from: "resident_unsure", event: "advise", to: "viewing_resumed", by: "portal" },
  { from: "resident_unsure", event: "confirm", to: "closed", by: "resident" },
  { from: "resident_unsure", event: "dispute", to: "viewing_suspended", by: "resident", suspends: true },
  { from: "resident_unsure", event: "dispute", to: "received", by: "resident", suspends: false },
  { from: "resident_unsure", event: "close", to: "closed", by: "portal", afterDays: UNSURE_DAYS },
  { from: "closed", event: "reopen", to: "viewing_suspended", by: "resident", suspends: true, withinDays: REOPEN_DAYS },
  { from: "closed", event: "reopen", to: "received", by: "resident", suspends: false, withinDays: REOPEN_DAYS },
  {
    from: "rejected",
    event: "reopen",
    to: "viewing_suspended",
    by: "resident",
    suspends: true,
    withinDays: REOPEN_DAYS,
  },
  { from: "rejected", event: "reopen", to: "received", by: "resident", suspends: false, withinDays: REOPEN_DAYS },
];

function refusal(step: CorrectionStep, context: StepContext): StepRefusal | undefined {
  if (step.by !== context.by) return "not_yours";
  if (step.findings && !context.finding) return "finding_needed";
  if (step.findings && context.finding && !step.findings.includes(context.finding)) return "finding_does_not_allow";
  if (step.afterDays !== undefined && context.at <= endOfJapanDay(context.since, step.afterDays)) return "too_early";
  if (step.withinDays !== undefined && context.at > endOfJapanDay(context.since, step.withinDays)) return "too_late";
  return undefined;
}

/**
 * Takes one step, or says why it cannot be taken.
 * @param context who takes it and what the case holds; days are whole days in Japan
 */
export function advance(state: CorrectionState, event: CorrectionEvent, context: StepContext): StepOutcome {
  const suspends = suspendsViewing(context.kind);
  const step = CORRECTION_STEPS.find(
    (row) => row.from === state && row.event === event && (row.suspends === undefined || row.suspends === suspends),
  );
  if (!step) return { ok: false, reason: "no_such_step" };
  const reason = refusal(step, context);
  return reason ? { ok: false, reason } : { ok: true, state: step.to };
}

/** The events that this actor may cause now; `find` is listed whatever the finding will be. */
export function possibleEvents(state: CorrectionState, context: StepContext): CorrectionEvent[] {
  return CORRECTION_EVENTS.filter((event) => {
    const finding = event === "find" ? FINDINGS[0] : context.finding;
    return advance(state, event, { ...context, finding }).ok;
  });
}

/** Whether the case still runs. */
export function isOpen(state: CorrectionState): boolean {
  return state !== "closed" && state !== "withdrawn" && state !== "rejected";
}

const NEXT_ACTOR: Record<CorrectionState, Actor | undefined> = {
  received: "institution",
  viewing_suspended: "institution",
  with_institution: "institution",
  awaiting_resident: "resident",
  finding: "institution",
  correcting: "institution",
  verified: "portal",
  viewing_resumed: "resident",
  resident_unsure: "portal",
  closed: undefined,
  withdrawn: undefined,
  rejected: undefined,
};

/** Whether the resident can say now if the record is right. */
export function asksForReview(state: CorrectionState): boolean {
  return state === "viewing_resumed" || state === "resident_unsure";
}

/** Who has to take the next step; nobody when the case has ended. */
export function nextActor(state: CorrectionState, kind: ReportKind, finding?: Finding | null): Actor | undefined {
  if (state === "received" && suspendsViewing(kind)) return "portal";
  if (state === "finding" && finding !== "mislinkage") return "portal";
  return NEXT_ACTOR[state];
}

/** @returns until when the resident can reopen a case that was closed at this time */
export function reopenableUntil(closedAt: Date): Date {
  return endOfJapanDay(closedAt, REOPEN_DAYS);
}
