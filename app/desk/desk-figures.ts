/** The desk's figures: counts and times over many people, nothing that tells about one. */

/** Counts below this are not told where they are broken down by institution. */
export const FEWEST_TOLD = 5;

/** A count that may be too small to tell. */
export type ToldCount = { told: true; count: number } | { told: false };

/** @returns the count, or that it is from 1 to 4: so few could be somebody whom a reader knows */
export function toldCount(count: number): ToldCount {
  return count > 0 && count < FEWEST_TOLD ? { told: false } : { told: true, count };
}

/** @returns the share in whole per cent, or undefined where nothing was counted */
export function percent(part: number, of: number): number | undefined {
  return of === 0 ? undefined : Math.round((100 * part) / of);
}
