/** The path of a correction as a list of steps done, under way and still to come, on both tracks. */
import { type CaseEventFacts, type CaseFacts } from "./case-facts";
import { findingKey, type FindingKey } from "./case-status";
import {
  asTakenFor,
  leakStepsAhead,
  STEP_OWNER,
  stepsAhead,
  type LeakPlannedStep,
  type Planned,
  type PlannedStep,
} from "./case-steps";
import type { Actor, CorrectionEvent } from "./correction";
import type { LeakEvent, LeakResult } from "./leak-track";

export type StepKey =
  | PlannedStep
  | FindingKey
  | "received"
  | "received_by_desk"
  | "asked_resident"
  | "answer_lapsed"
  | "found_first"
  | "overdue"
  | "disputed"
  | "doubted"
  | "advised"
  | "reopened"
  | "withdrawn"
  | "rejected";
export type LeakStepKey = LeakPlannedStep | `log_${LeakResult}`;

/** The wording depends on key and state together: "the register is being asked", "has been asked", "will be asked". */
export interface TimelineStep<Key> {
  key: Key;
  state: "done" | "now" | "later";
  /** When it was done. */
  at: Date | undefined;
  /** By when it should be done: the portal's own target. */
  due: Date | undefined;
  owner: Actor;
  /** Of the proxy who took the resident's step. */
  proxyName?: string | undefined;
  /** What was said with it, in the words of whoever did it. */
  text?: string | undefined;
}

export interface Timeline {
  main: TimelineStep<StepKey>[];
  /** Empty where no mislinkage was found. */
  leak: TimelineStep<LeakStepKey>[];
}

/** What a resident sees done after each event, where the kind of report and the finding make no difference. */
const DONE_AFTER: Record<
  CorrectionEvent | "receive" | "receive_by_desk" | "find_first" | "overdue",
  readonly StepKey[]
> = {
  receive: ["received"],
  // After a call back, without a signature.
  receive_by_desk: ["received_by_desk"],
  // The institution found the error before the resident did.
  find_first: ["found_first"],
  overdue: ["overdue"],
  suspend: ["viewing_suspended"],
  acknowledge: ["with_institution"],
  ask: ["asked_resident"],
  answer: ["resident_answer"],
  lapse: ["answer_lapsed"],
  find: ["finding"],
  start_correction: [],
  verify: ["correcting", "verified"],
  resume: ["viewing_resumed"],
  confirm: ["your_check", "closed"],
  close: ["closed"],
  dispute: ["disputed", "viewing_suspended"],
  doubt: ["doubted"],
  advise: ["advised"],
  withdraw: ["withdrawn"],
  reject: ["rejected"],
  reopen: ["reopened", "viewing_suspended"],
};

const LEAK_DONE_AFTER: Record<LeakEvent, LeakStepKey> = {
  request_log: "log_requested",
  report_not_viewed: "log_not_viewed",
  report_viewed: "log_viewed",
  report_unknowable: "log_unknowable",
  notify: "notified",
};

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key);
}

function doneKeys(event: CaseEventFacts, facts: CaseFacts, isLastFinding: boolean): StepKey[] {
  if (!isKeyOf(DONE_AFTER, event.event)) return [];
  if (isLastFinding && facts.finding) return [findingKey(facts.kind, facts.finding)];
  return DONE_AFTER[event.event].flatMap((key) => asTakenFor(facts.kind, key));
}

function ownerOf(key: StepKey, event: CaseEventFacts): Actor {
  return key === "viewing_suspended" || key === "received_by_desk" || key === "closed" ? "portal" : event.actor;
}

function ahead<Step>(planned: readonly Planned<Step>[]): TimelineStep<Step>[] {
  return planned.map(({ step, owner, due }, index) => ({
    key: step,
    state: index === 0 ? "now" : "later",
    at: undefined,
    due,
    owner,
  }));
}

/**
 * @param events the case's history, in any order; events that no table knows are left out
 * @param at now, from which targets already missed are counted on
 */
export function timeline(facts: CaseFacts, events: readonly CaseEventFacts[], at: Date): Timeline {
  const inOrder = [...events].sort((a, b) => a.seq - b.seq);
  const lastFinding = inOrder.findLast((event) => event.event === "find");
  const main = inOrder.flatMap((event) =>
    doneKeys(event, facts, event === lastFinding).map((key, index) => ({
      key,
      state: "done" as const,
      at: event.at,
      due: undefined,
      owner: ownerOf(key, event),
      ...(event.proxyName && ownerOf(key, event) === "resident" ? { proxyName: event.proxyName } : {}),
      text: index === 0 ? (event.text ?? undefined) : undefined,
    })),
  );
  const leak = inOrder.flatMap(({ event, at: doneAt }) => {
    if (!isKeyOf(LEAK_DONE_AFTER, event)) return [];
    const owner = event === "notify" ? STEP_OWNER.notified : STEP_OWNER.log_result;
    return [{ key: LEAK_DONE_AFTER[event], state: "done" as const, at: doneAt, due: undefined, owner }];
  });
  return {
    main: [...main, ...ahead(stepsAhead(facts, at))],
    leak: [...leak, ...ahead(leakStepsAhead(facts, lastFinding?.at ?? facts.stateSince, at))],
  };
}
