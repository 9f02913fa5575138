/** Closes cases whose resident has said nothing since the record was shown again. */
import { and, eq, lt } from "drizzle-orm";
import { cases } from "../../db/schema";
import { SILENCE_DAYS } from "../domain/correction";
import { lockCase, takeStep } from "./case-step.server";
import { database, inTransaction } from "./database.server";

const DAY_MS = 86_400_000;

/** Takes the portal's `close` step where the machine allows it; each case in a transaction of its own. */
export async function closeSilentCases(at: Date): Promise<void> {
  const silentSince = new Date(at.getTime() - SILENCE_DAYS * DAY_MS);
  const silent = await database()
    .select({ residentId: cases.residentId, caseId: cases.caseId })
    .from(cases)
    .where(and(eq(cases.state, "viewing_resumed"), lt(cases.stateSince, silentSince)));
  for (const { residentId, caseId } of silent) {
    await inTransaction(async (tx) => {
      const row = await lockCase(tx, residentId, { caseId });
      if (row) await takeStep(tx, row, { event: "close", by: { subject: residentId, at, actor: "portal" } });
    });
  }
}
