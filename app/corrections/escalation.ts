/** By when the institution's step under way should have come; after that the desk is told, and so is the resident. */
import type { CaseFacts } from "./case-facts";
import { TARGET_DAYS } from "./case-steps";
import { type CorrectionState, nextActor } from "./correction";
import { endOfJapanDay } from "../platform/japan-time";
import { concernsAnotherPerson } from "./reports";

/** How the days of a target are counted from a moment on. */
export type TargetClock = (since: Date, days: number) => Date;

/** To the end of the day in Japan: the clock of the real world. */
export const calendarDays: TargetClock = endOfJapanDay;

/** A clock on which a day lasts `dayMs` milliseconds: for watching a late institution within minutes. */
export function quickDays(dayMs: number): TargetClock {
  return (since, days) => new Date(since.getTime() + days * dayMs);
}

/**
 * Days from the beginning of each state until the institution's next step: the portal's own targets (`TARGET_DAYS`), no
 * law's.
 */
const INSTITUTION_DAYS: Partial<Record<CorrectionState, number>> = {
  received: TARGET_DAYS.with_institution,
  viewing_suspended: TARGET_DAYS.with_institution,
  with_institution: TARGET_DAYS.finding,
  finding: TARGET_DAYS.correcting,
  // It corrects and then compares again before it says so.
  correcting: TARGET_DAYS.correcting + TARGET_DAYS.verified,
};

/** @returns when the institution's step on the main track is overdue, or undefined while it is somebody else's turn */
export function institutionDue({ state, kind, finding, stateSince }: CaseFacts, clock: TargetClock): Date | undefined {
  const days = INSTITUTION_DAYS[state];
  return days !== undefined && nextActor(state, kind, finding) === "institution" ? clock(stateSince, days) : undefined;
}

/** @returns when the institution's step on the leak track is overdue, or undefined where none is awaited */
export function leakDue(
  { leakState, leakSince, finding, kind, stateSince }: CaseFacts,
  clock: TargetClock,
): Date | undefined {
  if (leakState === "log_requested") return clock(leakSince ?? stateSince, TARGET_DAYS.log_result);
  return leakState === null && finding === "mislinkage" && concernsAnotherPerson(kind)
    ? clock(stateSince, TARGET_DAYS.log_requested)
    : undefined;
}
