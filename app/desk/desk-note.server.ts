/** Notes of the desk about an enquiry or a case: for the desk only, never with a PIN or a My Number in them. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { deskNotes, enquiries, staff } from "../../db/schema";
import { textProblems, type Unfit, unfit } from "../platform/form";
import type { DeskWork } from "../identity/staff";
import { deskActor, recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { isOwnFamily } from "../support/own-family.server";
import { once } from "../platform/submission.server";
import { findCaseInReach } from "./desk-reach.server";

export interface DeskNote {
  noteId: string;
  /** A receipt number or the id of an enquiry. */
  about: string;
  /** Seat of whoever wrote it. */
  label: string;
  at: Date;
  text: string;
}

/** @param abouts what they are about, all the resident's @returns their notes, the oldest first */
export async function listNotes(tx: Transaction, residentId: string, abouts: readonly string[]): Promise<DeskNote[]> {
  const { noteId, about, at, text } = deskNotes;
  return tx
    .select({ noteId, about, label: staff.label, at, text })
    .from(deskNotes)
    .innerJoin(staff, eq(staff.residentId, deskNotes.staffId))
    .where(and(eq(deskNotes.residentId, residentId), inArray(about, [...abouts])))
    .orderBy(asc(noteId));
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
    if (!(await isThere(tx, staffMember, about))) return { ok: false, reason: "not_found" };
    return once(tx, { subject: residentId, at }, `note:${key}`, async (): Promise<Noted> => {
      await tx.insert(deskNotes).values({ residentId, noteId: uuidv7(), about: id, staffId, at, text });
      await recordAudit(tx, deskActor(staffMember, residentId, work), "desk_noted", id);
      return { ok: true };
    });
  });
}

async function isThere(
  tx: Transaction,
  staffMember: StaffMember,
  { residentId, id, work }: { residentId: string; id: string; work: DeskWork },
): Promise<boolean> {
  if (work === "case") return (await findCaseInReach(tx, staffMember, { residentId, receipt: id })) !== undefined;
  const { staffId } = staffMember;
  const which = and(
    eq(enquiries.residentId, residentId),
    eq(enquiries.enquiryId, id),
    isInReach(enquiries.residentId, staffId),
  );
  const isFound = isUuid(id) && (await tx.select({ id: enquiries.enquiryId }).from(enquiries).where(which)).length > 0;
  return isFound && !(await isOwnFamily(tx, staffId, residentId));
}
