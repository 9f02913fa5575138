/** How far a correction is, for people: who has it, what comes next, by when, and whether the resident must act. */
import { type CaseFacts } from "./case-facts";
import { stepsAhead, type PlannedStep } from "./case-steps";
import { nextActor, type Actor, type CorrectionState, type Finding } from "./correction";
import { suspendsViewing, type ReportKind } from "./reports";

type MislinkageKey =
  | "another_person"
  | "family_account"
  | "missing"
  | "without_consent"
  | "out_of_date"
  | "not_eligible"
  | "something_else";

/**
 * What was found, in the sense of what was reported: `mislinkage` reads differently for a missing link and for another
 * person's record.
 */
export type FindingKey = `found_${MislinkageKey}` | "found_notation_only" | "found_no_error";

export type StatusKey =
  | Exclude<CorrectionState, "finding" | "viewing_resumed">
  | FindingKey
  | "viewing_resumed"
  /** Where nothing was hidden: the resident is asked whether it is right now. */
  | "resident_asked";

export interface CaseStatus {
  statusKey: StatusKey;
  /** `none` once the case has ended. */
  nextStepKey: PlannedStep | "none";
  /** Who takes the next step; the portal when the case has ended. */
  owner: Actor;
  /** The end of the day in Japan by which the next step should be taken: a target of the portal, not of a law. */
  due: Date | undefined;
  mustIAct: boolean;
  overdue: boolean;
}

/** Stable key of what was found, fit for what was reported. */
export function findingKey(kind: ReportKind, finding: Finding): FindingKey {
  if (finding !== "mislinkage") return `found_${finding}`;
  if (kind === "found_by_institution") return "found_another_person";
  return kind === "clinic_not_eligible" ? "found_not_eligible" : `found_${kind}`;
}

function statusKey(facts: CaseFacts): StatusKey {
  if (facts.state === "finding") return findingKey(facts.kind, facts.finding ?? "no_error");
  if (facts.state === "viewing_resumed" && !suspendsViewing(facts.kind)) return "resident_asked";
  return facts.state;
}

/**
 * @param at now
 */
export function caseStatus(facts: CaseFacts, at: Date): CaseStatus {
  const ahead = stepsAhead(facts, facts.stateSince);
  const next = facts.state === "correcting" && facts.kind !== "without_consent" ? ahead[1] : ahead[0];
  const owner = nextActor(facts.state, facts.kind, facts.finding);
  return {
    statusKey: statusKey(facts),
    nextStepKey: next?.step ?? "none",
    owner: owner ?? "portal",
    due: next?.due,
    mustIAct: owner === "resident",
    overdue: Boolean(facts.escalatedAt) || (next !== undefined && at > next.due),
  };
}
