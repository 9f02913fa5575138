/**
 * Looks of the desk that a supervisor should see: whom one lives with, many in a row, and those that no matter
 * explains.
 */

export const UNUSUAL_LOOKS = ["own_family", "many", "no_case"] as const;
export type UnusualLook = (typeof UNUSUAL_LOOKS)[number];

/** Look-ups without the resident's screen within an hour, from which on each is unusual. */
export const MANY_IN_AN_HOUR = 8;

export interface LookCircumstances {
  /** The resident lives where the member of staff lives, or one acts for the other. */
  isFamily: boolean;
  /** Earlier look-ups of this member of staff within the hour. */
  earlierInHour: number;
  /** A case, an enquiry or a request of the resident is open. */
  hasMatter: boolean;
}

/** @returns why this look-up is unusual; empty where it is not */
export function unusualLooks({ isFamily, earlierInHour, hasMatter }: LookCircumstances): UnusualLook[] {
  const found: Record<UnusualLook, boolean> = {
    own_family: isFamily,
    many: earlierInHour >= MANY_IN_AN_HOUR,
    no_case: !hasMatter,
  };
  return UNUSUAL_LOOKS.filter((look) => found[look]);
}
