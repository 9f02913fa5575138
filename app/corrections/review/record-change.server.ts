/** The records of a case before and after their correction, while the resident is asked whether they are right now. */
import { cases } from "../../../db/schema";
import { recordAudit } from "../../identity/audit.server";
import type { Viewing } from "../../identity/viewing";
import { type Institution, readLinkages } from "../../linkages/linkage.server";
import { type RecordChange, showChange } from "../../linkages/record-before";
import { inTransaction } from "../../platform/database.server";
import { asksForReview } from "../correction";
import { itemsOf, seesCase } from "../case-items";
import { type CaseRow, ownCase } from "../case-step.server";

export interface ShownChange extends RecordChange {
  institution: Institution;
  /** Whether this viewer may ask for the sensitive values. */
  maySeeSensitive: boolean;
}

/**
 * @returns one for each item of the case whose record is seen, while the resident is asked; each look is noted, since
 * the records are. Where the use of a card was registered without consent, no record was wrong.
 */
export async function findRecordChanges(viewing: Viewing, row: CaseRow): Promise<ShownChange[]> {
  if (!asksForReview(row.state) || row.kind === "without_consent") return [];
  if (row.residentId !== viewing.subject || !viewing.may("see") || !seesCase(viewing, row)) return [];
  return inTransaction(async (tx) => {
    const { linkages } = await readLinkages(tx, viewing);
    const [kept] = await tx.select({ recordsBefore: cases.recordsBefore }).from(cases).where(ownCase(row));
    const changes: ShownChange[] = [];
    for (const item of itemsOf(row)) {
      const found = linkages.find(({ view }) => view.schemeId === item);
      const before = kept?.recordsBefore?.find(({ schemeId }) => schemeId === item);
      const change = found && showChange(before, found.view);
      if (!change) continue;
      await recordAudit(tx, viewing, "looked_at_linkage", item);
      const maySeeSensitive = viewing.may("see_sensitive", item);
      changes.push({ ...change, institution: found.institution, maySeeSensitive });
    }
    return changes;
  });
}
