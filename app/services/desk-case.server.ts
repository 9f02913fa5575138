/** The desk following up a correction case: what is owed, notes and who works on it; it changes nothing of the case. */
import { and, eq } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import { caseAssignments, cases, institutions, residents } from "../../db/schema";
import { recordAudit } from "./audit.server";
import { isCaseHidden } from "./case-items";
import { inTransaction } from "./database.server";
import { deskActor, seatOf } from "./desk-enquiry.server";
import { type DeskNote, listNotes } from "./desk-note.server";
import { flaggedOf, isInReach } from "./grant.server";
import type { Institution } from "./linkage.server";
import type { Attending } from "./staff.server";

export interface CaseKey {
  residentId: string;
  receipt: string;
}

export interface OpenedCase {
  row: { receipt: string; schemeId: string; state: string; stateSince: Date; openedAt: Date; dueAt: Date | null };
  institution: Institution;
  residentName: string;
  assigned: { staffId: string; label: string | undefined } | undefined;
  notes: DeskNote[];
}

/** @returns the case as the desk follows it up, with the resident's name and no record; the look stands in the resident's history */
export async function openCaseAtDesk(attending: Attending, key: CaseKey): Promise<OpenedCase | undefined> {
  if (!attending.may("work") || !isUuid(key.residentId)) return undefined;
  return inTransaction(async (tx) => {
    const [found] = await tx
      .select({ cases, institutions, residents, flagged: flaggedOf(cases.residentId) })
      .from(cases)
      .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
      .innerJoin(residents, eq(residents.residentId, cases.residentId))
      .where(and(eq(cases.residentId, key.residentId), eq(cases.receipt, key.receipt), isInReach(cases.residentId, attending.staffId)));
    if (!found || isCaseHidden(found.flagged, found.cases)) return undefined;
    await recordAudit(tx, deskActor(attending, key.residentId, "case"), "desk_looked_at_case", key.receipt);
    const [own] = await tx.select().from(caseAssignments).where(ofCase(key));
    const { receipt, schemeId, state, stateSince, openedAt, dueAt } = found.cases;
    return {
      row: { receipt, schemeId, state, stateSince, openedAt, dueAt },
      institution: found.institutions,
      residentName: found.residents.nameKanji,
      assigned: own && { staffId: own.staffId, label: await seatOf(tx, own.staffId) },
      notes: await listNotes(tx, key.residentId, key.receipt),
    };
  });
}

/** Takes the case over, or gives it back. @returns false where there is none */
export async function assignCase(attending: Attending, key: CaseKey, mine: boolean): Promise<boolean> {
  if (!attending.may("work") || !isUuid(key.residentId)) return false;
  const { staffId, at } = attending;
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({ id: cases.caseId })
      .from(cases)
      .where(and(eq(cases.residentId, key.residentId), eq(cases.receipt, key.receipt), isInReach(cases.residentId, staffId)));
    if (!row) return false;
    if (mine) await tx.insert(caseAssignments).values({ ...key, staffId, at }).onConflictDoUpdate({ target: [caseAssignments.residentId, caseAssignments.receipt], set: { staffId, at } });
    else await tx.delete(caseAssignments).where(ofCase(key));
    await recordAudit(tx, deskActor(attending, key.residentId, "case"), mine ? "desk_took_on" : "desk_gave_back", key.receipt);
    return true;
  });
}

function ofCase({ residentId, receipt }: CaseKey) {
  return and(eq(caseAssignments.residentId, residentId), eq(caseAssignments.receipt, receipt));
}
