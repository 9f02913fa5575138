/** The desk following up a correction case: what is owed, notes and who works on it; it changes nothing of the case. */
import { and, eq } from "drizzle-orm";
import { caseAssignments, institutions, residents } from "../../db/schema";
import type { CaseRow } from "../corrections/case-step.server";
import { deskActor, recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { type Assigned, type AssignForm, holderMark, judgeAssignment } from "./desk-assignment.server";
import { seatOf } from "./desk-enquiry.server";
import { type DeskNote, listNotes } from "./desk-note.server";
import { type CaseKey, findCaseInReach, lockCaseInReach } from "./desk-reach.server";
import type { Institution } from "../linkages/linkage.server";
import type { StaffMember } from "../identity/staff.server";

export interface OpenedCase {
  row: {
    receipt: string;
    schemeId: string;
    state: string;
    stateSince: Date;
    openedAt: Date;
    dueAt: Date | null;
    version: number;
  };
  institution: Institution;
  residentName: string;
  /** How the resident wished to be reached about it. */
  contact: CaseRow["contact"];
  assigned: { staffId: string; label: string | undefined } | undefined;
  /** The mark of that, for the form. */
  seen: string;
  notes: DeskNote[];
}

/**
 * @returns the case as the desk follows it up, with the resident's name and no record; the look stands in the
 * resident's history
 */
export async function openCaseAtDesk(staffMember: StaffMember, key: CaseKey): Promise<OpenedCase | undefined> {
  if (!staffMember.may("work")) return undefined;
  return inTransaction(async (tx) => {
    const row = await findCaseInReach(tx, staffMember, key);
    if (!row) return undefined;
    await recordAudit(tx, deskActor(staffMember, key.residentId, "case"), "desk_looked_at_case", key.receipt);
    const [own] = await tx.select().from(caseAssignments).where(ofCase(key));
    const [about] = await tx
      .select({ institution: institutions, residentName: residents.nameKanji })
      .from(institutions)
      .innerJoin(residents, eq(residents.residentId, key.residentId))
      .where(eq(institutions.institutionId, row.institutionId));
    if (!about) throw new Error("a case without its institution");
    const { receipt, schemeId, state, stateSince, openedAt, dueAt, version } = row;
    return {
      row: { receipt, schemeId, state, stateSince, openedAt, dueAt, version },
      ...about,
      contact: row.contact,
      assigned: own && { staffId: own.staffId, label: await seatOf(tx, own.staffId) },
      seen: holderMark(own?.staffId, key.receipt),
      notes: await listNotes(tx, key.residentId, [key.receipt]),
    };
  });
}

/** Takes the case on, or gives it back; a second submit changes nothing and is answered alike. */
export async function assignCase(staffMember: StaffMember, key: CaseKey, form: AssignForm): Promise<Assigned> {
  if (!staffMember.may("work")) return { ok: false, reason: "not_found" };
  const { staffId, at } = staffMember;
  return inTransaction(async (tx): Promise<Assigned> => {
    if (!(await lockCaseInReach(tx, staffMember, key))) return { ok: false, reason: "not_found" };
    const [own] = await tx.select().from(caseAssignments).where(ofCase(key));
    const judged = judgeAssignment({ holder: own?.staffId ?? null, staffId, thing: key.receipt }, form);
    if (judged !== "change") return judged === "nothing" ? { ok: true } : { ok: false, reason: judged };
    await tx.delete(caseAssignments).where(ofCase(key));
    if (form.take) await tx.insert(caseAssignments).values({ ...key, staffId, at });
    await recordAudit(
      tx,
      deskActor(staffMember, key.residentId, "case"),
      form.take ? "desk_took_on" : "desk_gave_back",
      key.receipt,
    );
    return { ok: true };
  });
}

function ofCase({ residentId, receipt }: CaseKey) {
  return and(eq(caseAssignments.residentId, residentId), eq(caseAssignments.receipt, receipt));
}
