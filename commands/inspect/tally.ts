/** What an inspection counts; batches are counted apart and added up. */
import type { RejectedRow } from "./rows";

export interface Tally {
  records: number;
  /** Each by its key, such as a verdict, a reason or `register_inquiry different`. */
  verdicts: Record<string, number>;
  reasons: Record<string, number>;
  likelihoods: Record<string, number>;
  methods: Record<string, Record<string, number>>;
  rejections: Record<string, number>;
  /** Records that the rules have checked whatever they hold: their inquiry compared three facts or fewer. */
  fullCheck: number;
}

export function emptyTally(): Tally {
  return { records: 0, verdicts: {}, reasons: {}, likelihoods: {}, methods: {}, rejections: {}, fullCheck: 0 };
}

export function count(counts: Record<string, number>, key: string, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}

function addCounts(into: Record<string, number>, more: Record<string, number>): void {
  for (const [key, by] of Object.entries(more)) count(into, key, by);
}

/** Adds `more` to `into`. */
export function addTally(into: Tally, more: Tally): void {
  into.records += more.records;
  into.fullCheck += more.fullCheck;
  for (const what of ["verdicts", "reasons", "likelihoods", "rejections"] as const) addCounts(into[what], more[what]);
  for (const [method, counts] of Object.entries(more.methods)) addCounts((into.methods[method] ??= {}), counts);
}

export function countRejection(tally: Tally, { rejection }: RejectedRow): void {
  count(tally.rejections, rejection);
}

/** @returns how many rows were refused */
export function rejected({ rejections }: Tally): number {
  return Object.values(rejections).reduce((sum, each) => sum + each, 0);
}
