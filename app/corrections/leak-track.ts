/** The leak investigation that runs beside a correction once a mislinkage was found. */
import type { Actor, Finding } from "./correction";
import { concernsAnotherPerson, type ReportKind } from "./reports";

export const LEAK_RESULTS = ["not_viewed", "viewed", "unknowable"] as const;
/** `unknowable`: the logs are too old. It is treated as a possible leak. */
export type LeakResult = (typeof LEAK_RESULTS)[number];

export const LEAK_STATES = ["log_requested", ...LEAK_RESULTS, "notified"] as const;
export type LeakState = (typeof LEAK_STATES)[number];

export const LEAK_EVENTS = [
  "request_log",
  "report_not_viewed",
  "report_viewed",
  "report_unknowable",
  "notify",
] as const;
export type LeakEvent = (typeof LEAK_EVENTS)[number];

export interface LeakContext {
  by: Actor;
  /** The finding on the case. */
  finding: Finding | null | undefined;
  kind: ReportKind;
}

export type LeakRefusal = "no_such_step" | "not_yours" | "no_mislinkage";
export type LeakOutcome = { ok: true; state: LeakState } | { ok: false; reason: LeakRefusal };

export interface LeakStep {
  /** `undefined`: the track has not begun. */
  from: LeakState | undefined;
  event: LeakEvent;
  to: LeakState;
  by: Actor;
  onlyMislinkage?: true;
}

/** The whole machine. */
export const LEAK_STEPS: readonly LeakStep[] = [
  { from: undefined, event: "request_log", to: "log_requested", by: "institution", onlyMislinkage: true },
  { from: "log_requested", event: "report_not_viewed", to: "not_viewed", by: "institution" },
  { from: "log_requested", event: "report_viewed", to: "viewed", by: "institution" },
  { from: "log_requested", event: "report_unknowable", to: "unknowable", by: "institution" },
  { from: "not_viewed", event: "notify", to: "notified", by: "portal" },
  { from: "viewed", event: "notify", to: "notified", by: "portal" },
  { from: "unknowable", event: "notify", to: "notified", by: "portal" },
];

/**
 * @returns where the track stands once this was found: a mislinkage in a disputed or reopened case begins it anew,
 * where it had ended
 */
export function leakAfterFinding(state: LeakState | null, finding: Finding): LeakState | null {
  return finding === "mislinkage" && state === "notified" ? null : state;
}

/** Takes one step of the leak track, or says why it cannot be taken. */
export function advanceLeak(state: LeakState | null | undefined, event: LeakEvent, context: LeakContext): LeakOutcome {
  const step = LEAK_STEPS.find((row) => row.from === (state ?? undefined) && row.event === event);
  if (!step) return { ok: false, reason: "no_such_step" };
  if (step.by !== context.by) return { ok: false, reason: "not_yours" };
  if (step.onlyMislinkage && !(context.finding === "mislinkage" && concernsAnotherPerson(context.kind)))
    return { ok: false, reason: "no_mislinkage" };
  return { ok: true, state: step.to };
}

/** The event with which an institution reports this result. */
export function leakResultEvent(result: LeakResult): LeakEvent {
  return `report_${result}`;
}
