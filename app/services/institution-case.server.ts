/** What an institution sees: its own cases only, and of the resident only what the case needs. */
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { caseEvents, cases, institutionCases, linkages, residents } from "../../db/schema";
import { correctionState, isOpen } from "../domain/correction";
import { recordAudit } from "./audit.server";
import { type CaseRow, ownCase } from "./case-step.server";
import { database, inTransaction } from "./database.server";

/** A case as its institution sees it. */
export interface InstitutionCase {
  id: string;
  receipt: string;
  scheme: string;
  kind: string;
  state: string;
  finding: string | null;
  leakState: string | null;
  version: number;
  openedAt: string;
  details: string;
  /** The resident's answers to this institution's questions, oldest first. */
  answers: string[];
  /** The four facts of the register, which the record must be compared with. */
  resident: { kanji: string; kana: string; latin: string | null; birthDate: string; sex: string | null; address: string; myNumberLast4: string };
  /** What the institution's own record holds, as it was given to the portal. */
  record: { kanji: string | null; kana: string | null; birthDate: string | null; sex: string | null; address: string | null; number: string | null } | null;
}

/** @returns the institution's cases that still run on either track, oldest first; each look is noted in its resident's access history */
export async function listInstitutionCases(institutionId: string, at: Date): Promise<InstitutionCase[]> {
  const entries = await database()
    .select({ caseId: institutionCases.caseId })
    .from(institutionCases)
    .innerJoin(cases, and(eq(cases.residentId, institutionCases.residentId), eq(cases.caseId, institutionCases.caseId)))
    .where(eq(institutionCases.institutionId, institutionId))
    .orderBy(asc(cases.openedAt));
  const found: InstitutionCase[] = [];
  for (const { caseId } of entries) {
    const described = await findInstitutionCase(institutionId, caseId, at);
    if (described) found.push(described);
  }
  return found;
}

/** @returns one running case of this institution, or undefined: alike for another's, for none, and for one that has ended on both tracks */
export async function findInstitutionCase(institutionId: string, caseId: string, at: Date): Promise<InstitutionCase | undefined> {
  const where = await locateCase(institutionId, caseId);
  if (!where) return undefined;
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(cases).where(ownCase(where));
    if (!row || !isRunning(row)) return undefined;
    await recordAudit(tx, { subject: row.residentId, at, actor: `institution:${institutionId}` }, "institution_looked_at_case", row.receipt);
    return describeCase(tx, row);
  });
}

function isRunning(row: CaseRow): boolean {
  return isOpen(correctionState(row.state)) || row.leakState === "log_requested";
}

/** @returns where a case of this institution stands, or undefined: alike for another's and for none */
export async function locateCase(institutionId: string, caseId: string) {
  if (!z.uuid().safeParse(caseId).success) return undefined;
  const [entry] = await database()
    .select()
    .from(institutionCases)
    .where(and(eq(institutionCases.institutionId, institutionId), eq(institutionCases.caseId, caseId)));
  return entry;
}

/** The case as its institution may see it. */
export async function describeCase(tx: Transaction, row: CaseRow): Promise<InstitutionCase> {
  const [resident] = await tx.select().from(residents).where(eq(residents.residentId, row.residentId));
  if (!resident) throw new Error("a case without its resident");
  const [linkage] = await tx
    .select()
    .from(linkages)
    .where(and(eq(linkages.residentId, row.residentId), eq(linkages.schemeId, row.schemeId)));
  const answers = await tx
    .select({ text: caseEvents.text })
    .from(caseEvents)
    .where(and(eq(caseEvents.residentId, row.residentId), eq(caseEvents.caseId, row.caseId), eq(caseEvents.event, "answer")))
    .orderBy(asc(caseEvents.seq));
  const { nameKanji, nameKana, nameLatin, birthDate, sex, address, myNumberLast4 } = resident;
  return {
    id: row.caseId,
    receipt: row.receipt,
    scheme: row.schemeId,
    kind: row.kind,
    state: row.state,
    finding: row.finding,
    leakState: row.leakState,
    version: row.version,
    openedAt: row.openedAt.toISOString(),
    details: row.details,
    answers: answers.flatMap(({ text }) => text ?? []),
    resident: { kanji: nameKanji, kana: nameKana, latin: nameLatin, birthDate, sex, address, myNumberLast4 },
    record: linkage?.state === "linked" ? describeRecord(linkage) : null,
  };
}

function describeRecord(linkage: typeof linkages.$inferSelect): NonNullable<InstitutionCase["record"]> {
  return {
    kanji: linkage.recordKanji,
    kana: linkage.recordKana,
    birthDate: linkage.recordBirthDate,
    sex: linkage.recordSex,
    address: linkage.recordAddress,
    number: linkage.recordNumber,
  };
}
