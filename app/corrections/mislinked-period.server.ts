/** While which a wrong record stood with a resident: from its linking to the moment at which viewing stopped. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { recordsHiddenWith } from "./viewing-suspension";
import type { Transaction } from "../../db/client";
import { caseEvents, cases } from "../../db/schema";
import type { MislinkedPeriod } from "../history/exchange-grounds";
import type { CaseRow } from "./case-step.server";

/**
 * @returns the span of this case, or undefined where no mislinkage was found in it. What was corrected was one,
 * whatever an objection to the corrected record led to; one that is found anew lasted until viewing stopped for the
 * last time.
 */
export async function findMislinkedPeriod(tx: Transaction, row: CaseRow): Promise<MislinkedPeriod | undefined> {
  const events = await tx
    .select({ event: caseEvents.event, state: caseEvents.state, at: caseEvents.at })
    .from(caseEvents)
    .where(
      and(
        eq(caseEvents.residentId, row.residentId),
        eq(caseEvents.caseId, row.caseId),
        inArray(caseEvents.event, ["suspend", "dispute", "reopen", "verify"]),
      ),
    )
    .orderBy(asc(caseEvents.seq));
  const whileWrong =
    row.finding === "mislinkage"
      ? events
      : events.slice(0, events.findLastIndex(({ event }) => event === "verify") + 1);
  const stopped = whileWrong.findLast(({ state }) => state === "viewing_suspended");
  // Nothing was hidden, as what was wrong was not another person's: then nothing of one person went out for another.
  return stopped && { receipt: row.receipt, schemeIds: recordsHiddenWith(row), from: row.wrongFrom, until: stopped.at };
}

/** @returns the spans of all mislinkages that were found with this resident */
export async function listMislinkedPeriods(tx: Transaction, residentId: string): Promise<MislinkedPeriod[]> {
  const rows = await tx.select().from(cases).where(eq(cases.residentId, residentId));
  const spans = await Promise.all(rows.map((row) => findMislinkedPeriod(tx, row)));
  return spans.filter((span) => span !== undefined);
}
