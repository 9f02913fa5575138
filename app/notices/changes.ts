/** What changes on a page while somebody reads it: steps of the cases that it tells of. */
import type { SchemeId } from "../catalogue/schemes";
import type { CaseEventFacts, CaseFacts } from "../corrections/case-facts";
import { type CaseItems, concerns, seesCase } from "../corrections/case-items";
import { type LeakStepKey, type StepKey, timeline, type TimelineStep } from "../corrections/case-timeline";
import type { Viewing } from "../identity/viewing";

/** What a page tells of: one case, one record with its cases, or all of them. */
export interface Watched {
  receipt?: string | undefined;
  scheme?: SchemeId | undefined;
}

/** How far a case is. */
export interface CaseSteps extends CaseItems {
  residentId: string;
  caseId: string;
  receipt: string;
  /** How many steps it has taken, on both tracks: they only grow. */
  steps: number;
}

export interface Changes {
  /** Of all the cases that this viewer sees on the page: a page that was made at a smaller number is behind. */
  steps: number;
  cases: CaseSteps[];
}

/** @param all the subject's cases, and others' */
export function changesOf(
  { subject, sees }: Pick<Viewing, "subject" | "sees">,
  { receipt, scheme }: Watched,
  all: readonly CaseSteps[],
): Changes {
  const seen = all
    .filter((row) => row.residentId === subject && seesCase({ sees }, row))
    .filter((row) => receipt === undefined || row.receipt === receipt)
    .filter((row) => scheme === undefined || concerns(row, scheme));
  return { steps: seen.reduce((sum, { steps }) => sum + steps, 0), cases: seen };
}

/**
 * The times of steps do not tell it: a step bears the time at which its request began, not that of its writing.
 * @param before the cases as they were at the last look; undefined where there was none
 * @returns the one case that has taken a step since; undefined where it was several, or one that was not seen before
 */
export function caseThatMoved(
  before: readonly CaseSteps[] | undefined,
  now: readonly CaseSteps[],
): CaseSteps | undefined {
  if (!before) return now.length === 1 ? now[0] : undefined;
  const moved = now.filter(({ caseId, steps }) => before.find((row) => row.caseId === caseId)?.steps !== steps);
  const [only] = moved;
  return moved.length === 1 && before.some(({ caseId }) => caseId === only?.caseId) ? only : undefined;
}

/** Whether this viewer is told of changes on such a page: each look of the desk is noted, so that it looks itself. */
export function mayWatch({ via, may, sees }: Pick<Viewing, "via" | "may" | "sees">, { scheme }: Watched): boolean {
  return via !== "desk" && may("follow_case") && (scheme === undefined || sees(scheme));
}

export type LatestStep =
  | { track: "step"; step: TimelineStep<StepKey> }
  | { track: "leak"; step: TimelineStep<LeakStepKey> };

/**
 * @returns the step with which the case's own path tells of the last event: what it has done, or else what it has begun
 */
export function latestStep(facts: CaseFacts, events: readonly CaseEventFacts[], at: Date): LatestStep | undefined {
  const inOrder = [...events].sort((one, other) => one.seq - other.seq);
  const before = timeline(facts, inOrder.slice(0, -1), at);
  const { main, leak } = timeline(facts, inOrder, at);
  const leakStep = leak.findLast(isDone);
  if (leakStep && countDone(leak) > countDone(before.leak)) return { track: "leak", step: leakStep };
  const step = countDone(main) > countDone(before.main) ? main.findLast(isDone) : main.find((one) => !isDone(one));
  return step && { track: "step", step };
}

function countDone(steps: readonly Pick<TimelineStep<unknown>, "state">[]): number {
  return steps.filter(isDone).length;
}

function isDone({ state }: Pick<TimelineStep<unknown>, "state">): boolean {
  return state === "done";
}
