/**
 * Why one office may ask another for a resident's data: the grounds that the exchange history explains in plain words.
 */
import { monthsLater } from "../platform/japan-time";

export const EXCHANGE_GROUNDS = [
  "clinic_visit",
  "pharmacy_visit",
  "insurance_change",
  "child_allowance",
  "school_support",
  "tax_assessment",
  "pension_claim",
  "care_certification",
  "disability_support",
  "public_assistance",
  "payment",
  "moving_in",
  "unemployment_benefit",
] as const;
export type ExchangeGround = (typeof EXCHANGE_GROUNDS)[number];

/** Years for which the exchange history is kept. */
export const HISTORY_YEARS = 7;

/** @returns the moment before which entries are no longer kept */
export function historyBegins(at: Date): Date {
  return monthsLater(at, -12 * HISTORY_YEARS);
}

/** While a record stood with the wrong person. `from` empty: since nobody knows when. */
export interface MislinkedPeriod {
  receipt: string;
  schemeIds: readonly string[];
  from: Date | null;
  until: Date;
}

/**
 * @returns the span in which this exchange was made, if a wrong record stood there then: it may have told one person's
 * data of another
 */
export function mislinkedPeriodOf(
  exchange: { schemeId: string; at: Date },
  spans: readonly MislinkedPeriod[],
): MislinkedPeriod | undefined {
  return spans.find(
    ({ schemeIds, from, until }) =>
      schemeIds.includes(exchange.schemeId) && (from === null || exchange.at >= from) && exchange.at <= until,
  );
}
