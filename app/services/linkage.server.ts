/** A resident's 29 linkages: all of them, or one; every look leaves its row in the access history, in the transaction that reads. */
import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, answers, institutions, insuranceUses, linkages, residents } from "../../db/schema";
import type { AuditAction } from "../domain/audit-chain";
import { type LinkageView, viewLinkage } from "../domain/linkage-view";
import { getScheme, type SchemeId } from "../domain/schemes";
import type { Viewing } from "../domain/viewing";
import { recordAudit } from "./audit.server";
import { inTransaction } from "./database.server";

export type Resident = typeof residents.$inferSelect;
export type Institution = typeof institutions.$inferSelect;
export type InsuranceUse = typeof insuranceUses.$inferSelect;

/** One linkage as it may be shown, with who made it, or would have made it. */
export interface ShownLinkage {
  view: LinkageView;
  institution: Institution;
  answeredAt: Date | undefined;
  /** Version of the answer, 0 before the first: a form made from an older one is told. */
  answerVersion: number;
  suspendedByCase: string | null;
}

export interface AllLinkages {
  resident: Resident;
  linkages: ShownLinkage[];
  insuranceUse: InsuranceUse | undefined;
}

/**
 * @param look what is noted in the access history
 * @returns all 29 in the catalogue's order
 */
export async function listLinkages(viewing: Viewing, look: Extract<AuditAction, "looked_at_home" | "looked_at_linkages">): Promise<AllLinkages> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, look, "linkages");
    return readLinkages(tx, viewing);
  });
}

/**
 * @param askedFor whether the sensitive values are asked for, which is noted as a look of its own
 * @returns one linkage with the resident's register facts, or undefined where there is no such scheme
 */
export async function findLinkage(
  viewing: Viewing,
  schemeId: SchemeId,
  askedFor = false,
): Promise<(ShownLinkage & { resident: Resident; insuranceUse: InsuranceUse | undefined }) | undefined> {
  const sensitive = askedFor && viewing.may("see_sensitive");
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, sensitive ? "looked_at_sensitive" : "looked_at_linkage", schemeId);
    const all = await readLinkages(tx, viewing, sensitive ? schemeId : undefined);
    const found = all.linkages.find(({ view }) => view.schemeId === schemeId);
    return found && { ...found, resident: all.resident, insuranceUse: all.insuranceUse };
  });
}

async function readLinkages(tx: Transaction, { subject }: Viewing, askedFor?: SchemeId): Promise<AllLinkages> {
  const [register] = await tx.select().from(residents).where(eq(residents.residentId, subject));
  if (!register) throw new Error("a viewing without its resident");
  const rows = await tx
    .select()
    .from(linkages)
    .innerJoin(institutions, eq(institutions.institutionId, linkages.institutionId))
    .where(eq(linkages.residentId, subject));
  const given = await tx.select().from(answers).where(eq(answers.residentId, subject));
  const [account] = await tx.select().from(accounts).where(eq(accounts.residentId, subject));
  const [insuranceUse] = await tx.select().from(insuranceUses).where(eq(insuranceUses.residentId, subject));
  const shown = rows.map(({ linkages: linkage, institutions: institution }): ShownLinkage => {
    const { followsScheme } = getScheme(linkage.schemeId);
    const source = rows.find((row) => row.linkages.schemeId === followsScheme)?.linkages;
    const answer = given.find((row) => row.schemeId === linkage.schemeId);
    const sensitiveAskedFor = linkage.schemeId === askedFor;
    const view = viewLinkage({ register, linkage, source, answer: answer?.answer, account, insuranceUse, sensitiveAskedFor });
    return { view, institution, answeredAt: answer?.answeredAt, answerVersion: answer?.version ?? 0, suspendedByCase: linkage.suspendedByCase };
  });
  const inOrder = shown.sort((a, b) => getScheme(a.view.schemeId).no - getScheme(b.view.schemeId).no);
  return { resident: register, linkages: inOrder, insuranceUse };
}
