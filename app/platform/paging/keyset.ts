/**
 * Lists of any length in pages by keyset: a page goes on behind the last row shown, so that nothing is left out or told
 * twice when rows come or go between two pages.
 */

/** Rows on a page. */
export const PAGE_ROWS = 50;

/** Where a row stands: its moment and, among rows of one moment, its id. */
export interface Place {
  at: Date;
  id: string;
}

export interface ListPage<Row> {
  rows: Row[];
  /** For the address of the next page; undefined on the last one. */
  next: string | undefined;
}

/** With how many rows the whole list has. */
export interface CountedPage<Row> extends ListPage<Row> {
  count: number;
}

const WRITTEN = /^([12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\da-z.-]{1,60})$/;

/** @returns the place as an address holds it: readable, and read again by `readPlace` */
export function writePlace({ at, id }: Place): string {
  return `${at.toISOString()}_${id}`;
}

/** @returns the place that the text names; undefined, which is the beginning, for any other text */
export function readPlace(text: string): Place | undefined {
  const [, moment = "", id = ""] = WRITTEN.exec(text) ?? [];
  const at = new Date(moment);
  return id && !Number.isNaN(at.getTime()) ? { at, id } : undefined;
}

/**
 * @param found in order, from the place on: one row more than a page holds, where there are so many
 * @returns the page, and where the next one begins
 */
export function cutPage<Row>(
  found: readonly Row[],
  placeOf: (row: Row) => Place,
  size: number = PAGE_ROWS,
): ListPage<Row> {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: last !== undefined && found.length > size ? writePlace(placeOf(last)) : undefined };
}
