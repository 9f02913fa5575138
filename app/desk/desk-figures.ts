/** The desk's figures: counts and times over many people, nothing that tells about one. */

/** Counts below this are not told where they are broken down by institution. */
export const FEWEST_TOLD = 5;

/**
 * @param share between 0 and 1: 0.5 for the median
 * @returns the value below which this share lies, halfway between neighbours where it falls between two; undefined for
 * none
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (place - Math.floor(place));
}

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
