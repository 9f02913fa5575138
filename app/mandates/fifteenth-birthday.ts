/** A child's fifteenth birthday: from then on nobody acts for it as a parent. */
import type { MandateGround } from "./mandates";
import { JAPAN_OFFSET_MS } from "../platform/japan-time";

/** Age from which somebody decides alone about the own card and records. */
export const OWN_DECISION_AGE = 15;

/**
 * @param birthDate `YYYY-MM-DD`
 * @returns the fifteenth birthday at 00:00 in Japan; for 29 February the day after the 28th in other years
 */
export function fifteenthBirthday(birthDate: string): Date {
  const [year = 0, month = 1, day = 1] = birthDate.split("-").map(Number);
  return new Date(Date.UTC(year + OWN_DECISION_AGE, month - 1, day) - JAPAN_OFFSET_MS);
}

/** Whether a parent's mandate opens nothing any more, whatever end is written in it. */
export function isEndedByFifteenthBirthday(ground: MandateGround, birthDate: string, at: Date): boolean {
  return ground === "parent" && at >= fifteenthBirthday(birthDate);
}
