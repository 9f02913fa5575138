/** Notes of the desk about an enquiry or a case: for the desk only, never with a PIN or a My Number in them. */
import { and, asc, eq } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { cases, deskNotes, enquiries, residents, staff } from "../../db/schema";
import { textProblems, type Unfit, unfit } from "../platform/form";
import type { DeskWork } from "../identity/staff";
import { deskActor, recordAudit } from "../identity/audit.server";
import { isCaseHidden } from "../corrections/case-items";
import { inTransaction } from "../platform/database.server";
import { flaggedOf, isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { isOwnFamily } from "../support/own-family.server";
import { once } from "../platform/submission.server";

export interface DeskNote {
  noteId: string;
  /** Seat of whoever wrote it. */
  label: string;
  at: Date;
  text: string;
}

/** @param about a receipt number or the id of an enquiry @returns its notes, the oldest first */
export async function listNotes(tx: Transaction, residentId: string, about: string): Promise<DeskNote[]> {
  return tx
    .select({ noteId: deskNotes.noteId, label: staff.label, at: deskNotes.at, text: deskNotes.text })
    .from(deskNotes)
    .innerJoin(staff, eq(staff.residentId, deskNotes.staffId))
    .where(and(eq(deskNotes.residentId, residentId), eq(deskNotes.about, about)))
    .orderBy(asc(deskNotes.noteId));
}

export type Noted = { ok: true } | Unfit | { ok: false; reason: "not_found" };

/**
 * @param about what it is noted about; `not_found` alike where there is none and where it is out of reach of this
 * member of staff
 */
export async function addNote(
  staffMember: StaffMember,
  about: { residentId: string; id: string; work: DeskWork },
  { key, text }: { key: string; text: string },
): Promise<Noted> {
  const { residentId, id, work } = about;
  const { staffId, at } = staffMember;
  const problems = textProblems("note", text);
  if (problems.length > 0) return unfit(...problems);
  if (!staffMember.may("work") || !isUuid(residentId) || !isUuid(key)) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    if (!(await isThere(tx, staffMember, about)) || (await isOwnFamily(tx, staffId, residentId)))
      return { ok: false, reason: "not_found" };
    return once(tx, { subject: residentId, at }, `note:${key}`, async (): Promise<Noted> => {
      await tx.insert(deskNotes).values({ residentId, noteId: uuidv7(), about: id, staffId, at, text });
      await recordAudit(tx, deskActor(staffMember, residentId, work), "desk_noted", id);
      return { ok: true };
    });
  });
}

async function isThere(
  tx: Transaction,
  { staffId }: StaffMember,
  { residentId, id, work }: { residentId: string; id: string; work: DeskWork },
): Promise<boolean> {
  if (work === "enquiry") {
    const which = and(
      eq(enquiries.residentId, residentId),
      eq(enquiries.enquiryId, id),
      isInReach(enquiries.residentId, staffId),
    );
    return isUuid(id) && (await tx.select({ id: enquiries.enquiryId }).from(enquiries).where(which)).length > 0;
  }
  const [row] = await tx
    .select({ row: cases, flagged: flaggedOf(cases.residentId) })
    .from(cases)
    .innerJoin(residents, eq(residents.residentId, cases.residentId))
    .where(and(eq(cases.residentId, residentId), eq(cases.receipt, id), isInReach(cases.residentId, staffId)));
  return row !== undefined && !isCaseHidden(row.flagged, row.row);
}
