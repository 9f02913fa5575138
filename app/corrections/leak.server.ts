/** What is known of whether a wrong record was seen by others: the result, since when and until when, which records. */
import { getScheme } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { inTransaction } from "../platform/database.server";
import { type CaseWithEvents, findCase } from "./case.server";
import type { LeakResult } from "./leak-track";
import { findMislinkedPeriod } from "./mislinked-period.server";

export interface Leak extends CaseWithEvents {
  result: LeakResult;
  /** The records, as far as this viewer sees them; `from` is empty where nobody knows. Undefined where nothing was hidden. */
  period: { schemeIds: readonly string[]; from: Date | null; until: Date } | undefined;
}

/**
 * @returns what the resident was told of the leak investigation of this case; undefined before that, and where there
 * is none such; the look is noted in the access history
 */
export async function findLeak(viewing: Viewing, receipt: string): Promise<Leak | undefined> {
  const found = await findCase(viewing, receipt);
  if (!found?.row.leakResult || found.row.leakState !== "notified") return undefined;
  const period = await inTransaction((tx) => findMislinkedPeriod(tx, found.row));
  const seen = period && { ...period, schemeIds: period.schemeIds.filter((id) => viewing.sees(getScheme(id).id)) };
  return { ...found, result: found.row.leakResult, period: seen };
}
