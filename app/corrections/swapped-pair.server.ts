/**
 * The other half of a swapped pair: an institution that finds that two people's records were linked crosswise names its
 * own record number, and the person with whom that record stands gets a case of their own. Each of the two learns of
 * the own half only.
 */
import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases, linkages } from "../../db/schema";
import { getScheme } from "../catalogue/schemes";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { type CaseRow, lockCase, ownCase, takeStep } from "./case-step.server";
import { database, inTransaction } from "../platform/database.server";
import { named, type OutboxRow, Undeliverable } from "../platform/outbox-entry.server";
import { findOpenCase, lockLinkage, openCase, standsInTheWay } from "./report.server";

/**
 * Opens the other half, or joins the case that the other person has reported already; a second delivery changes
 * nothing. A report that hides nothing, say as out of date, does not stand in the way: what stands there is another
 * person's, and must not stay in view.
 */
export async function openCounterpart({ residentId, payload }: OutboxRow, at: Date): Promise<void> {
  const { institutionId, schemeId, recordNumber, matterId } = named(
    payload,
    "institutionId",
    "schemeId",
    "recordNumber",
    "matterId",
  );
  const { id } = getScheme(schemeId);
  const [other, ...more] = await database()
    .select({ residentId: linkages.residentId })
    .from(linkages)
    .where(
      and(
        eq(linkages.institutionId, institutionId),
        eq(linkages.schemeId, id),
        eq(linkages.recordNumber, recordNumber),
        ne(linkages.residentId, residentId),
      ),
    );
  if (!other) throw new Undeliverable("no linkage with the number of the other half");
  // Whose record it would be is then anybody's guess, and nobody's is hidden on a guess.
  if (more.length > 0) throw new Undeliverable("several linkages with the number of the other half");
  const by = { subject: other.residentId, at, actor: `institution:${institutionId}` } as const;
  await inTransaction(async (tx) => {
    const linkage = await lockLinkage(tx, { subject: other.residentId }, id);
    const [known] = await tx
      .select({ caseId: cases.caseId })
      .from(cases)
      .where(and(eq(cases.residentId, other.residentId), eq(cases.matterId, matterId)));
    if (known || linkage?.recordNumber !== recordNumber) return;
    const reported = await findOpenCase({ subject: other.residentId }, id, tx);
    if (reported && standsInTheWay(reported, "found_by_institution")) {
      if (reported.institutionId !== institutionId)
        throw new Undeliverable("the record of the other half is under correction at another institution");
      return join(tx, reported, matterId, by);
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

/** Where both halves were found at once each names its own matter to the other: both keep the one that comes first. */
async function join(
  tx: Transaction,
  { residentId, caseId }: CaseRow,
  matterId: string,
  by: AuditedActor,
): Promise<void> {
  const row = await lockCase(tx, residentId, { caseId });
  if (!row || (row.matterId !== null && row.matterId <= matterId)) return;
  await tx.update(cases).set({ matterId }).where(ownCase(row));
  await recordAudit(tx, by, "case_joined", row.receipt);
}
