/**
 * The other half of a swapped pair: an institution that finds that two people's records were linked crosswise names its own record number,
 * and the person with whom that record stands gets a case of their own. Each of the two learns of the own half only.
 */
import { and, eq, ne } from "drizzle-orm";
import { cases, linkages } from "../../db/schema";
import { getScheme } from "../domain/schemes";
import { recordAudit } from "./audit.server";
import { lockCase, ownCase, takeStep } from "./case-step.server";
import { database, inTransaction } from "./database.server";
import { named } from "./institution-notice.server";
import { type OutboxRow, Undeliverable } from "./outbox-entry.server";
import { findOpenCase, openCase } from "./report.server";

/** Opens the other half, or joins the case that the other person has reported already; a second delivery changes nothing. */
export async function openCounterpart({ residentId, payload }: OutboxRow, at: Date): Promise<void> {
  const { institutionId, schemeId, recordNumber, matterId } = named(payload, "institutionId", "schemeId", "recordNumber", "matterId");
  const [other] = await database()
    .select({ residentId: linkages.residentId })
    .from(linkages)
    .where(
      and(
        eq(linkages.institutionId, institutionId),
        eq(linkages.schemeId, schemeId),
        eq(linkages.recordNumber, recordNumber),
        ne(linkages.residentId, residentId),
      ),
    );
  if (!other) throw new Undeliverable("no linkage with the number of the other half");
  const { id } = getScheme(schemeId);
  const by = { subject: other.residentId, at, actor: `institution:${institutionId}` } as const;
  await inTransaction(async (tx) => {
    const [linkage] = await tx
      .select()
      .from(linkages)
      .where(and(eq(linkages.residentId, other.residentId), eq(linkages.schemeId, schemeId)))
      .for("update");
    const [known] = await tx.select({ caseId: cases.caseId }).from(cases).where(and(eq(cases.residentId, other.residentId), eq(cases.matterId, matterId)));
    if (known || linkage?.recordNumber !== recordNumber) return;
    const reported = await findOpenCase({ subject: other.residentId }, id, tx);
    if (reported) {
      const row = await lockCase(tx, other.residentId, { caseId: reported.caseId });
      if (row) await tx.update(cases).set({ matterId }).where(ownCase(row));
      await recordAudit(tx, by, "case_joined", reported.receipt);
      return;
    }
    const half = {
      residentId: other.residentId,
      schemeId: id,
      institutionId,
      kind: "found_by_institution" as const,
      details: "",
      contact: { channel: "portal" as const },
      parts: [],
      wrongFrom: linkage.madeAt,
      signatureId: null,
      matterId,
    };
    const row = await openCase(tx, half, by);
    await takeStep(tx, row, { event: "suspend", by: { subject: other.residentId, at, actor: "portal" } });
  });
}
