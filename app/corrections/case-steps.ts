/** The steps that still lie before a case, with the portal's own target for each. */
import type { CaseFacts } from "./case-facts";
import { ANSWER_DAYS, SILENCE_DAYS, type Actor, type CorrectionState } from "./correction";
import { endOfJapanDay } from "../platform/japan-time";
import { concernsAnotherPerson, type ReportKind, suspendsViewing } from "./reports";

/**
 * `viewing_resumed` where a record was hidden; `resident_asked` stands in its place where nothing was. A use that was
 * registered without
 * consent has a track of its own: no record is corrected and compared again, the registration is removed.
 */
export type PlannedStep =
  | "viewing_suspended"
  | "with_institution"
  | "resident_answer"
  | "finding"
  | "correcting"
  | "verified"
  | "registration_removed"
  | "viewing_resumed"
  | "resident_asked"
  | "desk_advice"
  | "your_check"
  | "closed";

export type LeakPlannedStep = "log_requested" | "log_result" | "notified";

/**
 * Days that each step may take. No law sets them: they are the portal's own targets and are labelled so wherever they
 * are shown. Published cases of 2023 took 2 to 38 days from report to end.
 */
export const TARGET_DAYS: Readonly<Record<PlannedStep | LeakPlannedStep, number>> = {
  viewing_suspended: 0,
  with_institution: 3,
  resident_answer: ANSWER_DAYS,
  finding: 10,
  correcting: 14,
  verified: 3,
  registration_removed: 14,
  viewing_resumed: 1,
  resident_asked: 1,
  desk_advice: 7,
  your_check: SILENCE_DAYS,
  closed: 0,
  log_requested: 7,
  log_result: 21,
  notified: 1,
};

export const STEP_OWNER: Readonly<Record<PlannedStep | LeakPlannedStep, Actor>> = {
  viewing_suspended: "portal",
  with_institution: "institution",
  resident_answer: "resident",
  finding: "institution",
  correcting: "institution",
  verified: "institution",
  registration_removed: "institution",
  viewing_resumed: "portal",
  resident_asked: "portal",
  desk_advice: "portal",
  your_check: "resident",
  closed: "portal",
  log_requested: "institution",
  log_result: "institution",
  notified: "portal",
};

const PATH: readonly PlannedStep[] = [
  "viewing_suspended",
  "with_institution",
  "finding",
  "correcting",
  "verified",
  "viewing_resumed",
  "your_check",
  "closed",
];

/** The step of the usual path that is under way in each state. */
const UNDER_WAY: Record<CorrectionState, PlannedStep | undefined> = {
  received: "viewing_suspended",
  viewing_suspended: "with_institution",
  with_institution: "finding",
  awaiting_resident: "finding",
  finding: "correcting",
  correcting: "correcting",
  verified: "viewing_resumed",
  viewing_resumed: "your_check",
  resident_unsure: "your_check",
  closed: undefined,
  withdrawn: undefined,
  rejected: undefined,
};

/** A step that not every case takes, before the usual path goes on. */
const BESIDES: Partial<Record<CorrectionState, PlannedStep>> = {
  awaiting_resident: "resident_answer",
  resident_unsure: "desk_advice",
};

export interface Planned<Step> {
  step: Step;
  owner: Actor;
  due: Date;
}

/** Each target counts from the one before it, or from `at` once that one has passed. */
function withTargets<Step extends PlannedStep | LeakPlannedStep>(
  steps: readonly Step[],
  since: Date,
  at: Date,
): Planned<Step>[] {
  let from = since;
  return steps.map((step) => {
    const due = endOfJapanDay(from, TARGET_DAYS[step]);
    from = due > at ? due : at;
    return { step, owner: STEP_OWNER[step], due };
  });
}

/** The step as it is taken for this kind of report; none where it does not occur. */
export function asTakenFor<Step extends string>(
  kind: ReportKind,
  step: Step,
): (Step | "resident_asked" | "registration_removed")[] {
  if (kind === "without_consent" && (step === "correcting" || step === "verified"))
    return step === "correcting" ? ["registration_removed"] : [];
  if (suspendsViewing(kind)) return [step];
  if (step === "viewing_suspended") return [];
  return step === "viewing_resumed" ? ["resident_asked"] : [step];
}

/**
 * What still lies before the case, the step under way first; empty once it has ended. Steps that do not fit the report
 * are left out.
 */
export function stepsAhead(facts: CaseFacts, at: Date): Planned<PlannedStep>[] {
  const underWay = UNDER_WAY[facts.state];
  if (!underWay) return [];
  const nothingToCorrect = facts.state === "finding" && facts.finding !== "mislinkage";
  const path = PATH.slice(PATH.indexOf(underWay)).filter(
    (step) => !nothingToCorrect || (step !== "correcting" && step !== "verified"),
  );
  const steps = path.flatMap((step) => asTakenFor(facts.kind, step));
  const first = BESIDES[facts.state];
  return withTargets(first ? [first, ...steps] : steps, facts.stateSince, at);
}

/**
 * What still lies before the leak investigation, which only a mislinkage brings about; empty without one and once the
 * resident was told.
 * @param foundAt when the mislinkage was found
 */
export function leakStepsAhead(facts: CaseFacts, foundAt: Date, at: Date): Planned<LeakPlannedStep>[] {
  if (facts.leakState === "notified") return [];
  const since = facts.leakSince ?? foundAt;
  if (facts.leakState === "log_requested") return withTargets(["log_result", "notified"], since, at);
  if (facts.leakState) return withTargets(["notified"], since, at);
  const found =
    facts.finding === "mislinkage" &&
    concernsAnotherPerson(facts.kind) &&
    facts.state !== "withdrawn" &&
    facts.state !== "rejected";
  return found ? withTargets(["log_requested", "log_result", "notified"], since, at) : [];
}
