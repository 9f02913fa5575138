/** The clock on which the targets of corrections count in this portal. */
import { settings } from "../platform/settings.server";
import { calendarDays, quickDays, type TargetClock } from "./escalation";

/**
 * How long a day of the portal's targets lasts in a quick demo, so that a late institution can be watched.
 * Milliseconds.
 */
const QUICK_DAY_MS = 20_000;

/** @returns the calendar's, but for a quick demo */
export function targetClock(): TargetClock {
  const { demo, demoPace } = settings();
  return demo && demoPace !== "real" ? quickDays(QUICK_DAY_MS) : calendarDays;
}
