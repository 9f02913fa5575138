/** The desk's work on one enquiry: reading it, which the resident is told of, and answering. */
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { enquiries, enquiryMessages, residents, staff } from "../../db/schema";
import { findSituation } from "../guides/bring";
import { deskActor, recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { type Assigned, type AssignForm, holderMark, judgeAssignment } from "./desk-assignment.server";
import { type DeskNote, listNotes } from "./desk-note.server";
import { type EnquiryWithMessages, readEnquiry } from "../enquiries/enquiry.server";
import { ownEnquiry } from "../enquiries/own-enquiry.server";
import { textProblems, type Unfit, unfit } from "../platform/form";
import { isInReach } from "../identity/grant.server";
import { tellResident } from "../notices/notice.server";
import type { StaffMember } from "../identity/staff.server";
import { hasBlank } from "./answer-templates";
import { isOwnFamily } from "../support/own-family.server";
import { once } from "../platform/submission.server";

export interface EnquiryKey {
  residentId: string;
  enquiryId: string;
}

export interface OpenedEnquiry {
  enquiry: EnquiryWithMessages;
  residentName: string;
  /** Seat of whoever works on it, and the mark of it for the form. */
  assigned: string | undefined;
  seen: string;
  notes: DeskNote[];
}

/** @returns the enquiry as the desk works on it, with the resident's name; the look stands in the resident's history */
export async function openEnquiry(staffMember: StaffMember, key: EnquiryKey): Promise<OpenedEnquiry | undefined> {
  if (!staffMember.may("work")) return undefined;
  return inTransaction(async (tx) => {
    const enquiry = (await isWithin(tx, staffMember, key)) ? await readEnquiry(tx, key) : undefined;
    const [resident] = enquiry
      ? await tx.select({ name: residents.nameKanji }).from(residents).where(eq(residents.residentId, key.residentId))
      : [];
    if (!enquiry || !resident) return undefined;
    await recordAudit(tx, deskActor(staffMember, key.residentId, "enquiry"), "desk_looked_at_enquiry", enquiry.number);
    return {
      enquiry,
      residentName: resident.name,
      assigned: await seatOf(tx, enquiry.assignedTo),
      seen: holderMark(enquiry.assignedTo, key.enquiryId),
      notes: await listNotes(tx, key.residentId, [key.enquiryId]),
    };
  });
}

/**
 * @returns whether this member of staff may work on this enquiry: alike false for none, the own or the family's, and
 * that of somebody who is kept apart or has died
 */
async function isWithin(
  tx: Transaction,
  { staffId }: StaffMember,
  { residentId, enquiryId }: EnquiryKey,
): Promise<boolean> {
  if (!isUuid(residentId) || !isUuid(enquiryId)) return false;
  const rows = await tx
    .select({ id: enquiries.enquiryId })
    .from(enquiries)
    .where(and(ownEnquiry({ residentId, enquiryId }), isInReach(enquiries.residentId, staffId)));
  return rows.length > 0 && !(await isOwnFamily(tx, staffId, residentId));
}

/** @returns the seat's name of a member of staff */
export async function seatOf(tx: Transaction, staffId: string | null): Promise<string | undefined> {
  if (!staffId) return undefined;
  const [seat] = await tx.select({ label: staff.label }).from(staff).where(eq(staff.residentId, staffId));
  return seat?.label;
}

/** Takes the enquiry on, or gives it back; a second submit changes nothing and is answered alike. */
export async function assignEnquiry(staffMember: StaffMember, key: EnquiryKey, form: AssignForm): Promise<Assigned> {
  if (!staffMember.may("work") || !isUuid(key.residentId) || !isUuid(key.enquiryId))
    return { ok: false, reason: "not_found" };
  const { staffId } = staffMember;
  return inTransaction(async (tx): Promise<Assigned> => {
    const [row] = await tx
      .select()
      .from(enquiries)
      .where(and(ownEnquiry(key), isInReach(enquiries.residentId, staffId)))
      .for("update");
    if (!row || (await isOwnFamily(tx, staffId, key.residentId))) return { ok: false, reason: "not_found" };
    const judged = judgeAssignment({ holder: row.assignedTo, staffId, thing: key.enquiryId }, form);
    if (judged !== "change") return judged === "nothing" ? { ok: true } : { ok: false, reason: judged };
    await tx
      .update(enquiries)
      .set({ assignedTo: form.take ? staffId : null })
      .where(ownEnquiry(key));
    await recordAudit(
      tx,
      deskActor(staffMember, key.residentId, "enquiry"),
      form.take ? "desk_took_on" : "desk_gave_back",
      row.number,
    );
    return { ok: true };
  });
}

export interface DeskAnswer {
  /** Of the form: a second submit answers nothing anew. */
  key: string;
  text: string;
  /** Whether this settles it; otherwise the resident is asked to write back. */
  settles: boolean;
  /** "Whom to call, what to bring" for this situation goes along. */
  bring: string;
  /** Of the page: `stale` when somebody else answered, or the resident wrote, meanwhile. */
  version: number;
}

export type Answered = { ok: true } | Unfit | { ok: false; reason: "stale" | "not_found" };

/** Sends the answer to the resident: message, state, audit and one notice in one transaction. */
export async function answerEnquiry(staffMember: StaffMember, key: EnquiryKey, answer: DeskAnswer): Promise<Answered> {
  const left = hasBlank(answer.text) ? [{ field: "text", problem: "blank" }] : [];
  const problems = [...textProblems("text", answer.text), ...left];
  if (problems.length > 0) return unfit(...problems);
  if (!staffMember.may("work") || !isUuid(key.residentId) || !isUuid(key.enquiryId) || !isUuid(answer.key))
    return { ok: false, reason: "not_found" };
  const by = { subject: key.residentId, at: staffMember.at };
  return inTransaction((tx) => once(tx, by, `answer:${answer.key}`, () => send(tx, staffMember, key, answer)));
}

async function send(
  tx: Transaction,
  staffMember: StaffMember,
  key: EnquiryKey,
  { text, settles, bring, version }: DeskAnswer,
): Promise<Answered> {
  const { staffId, at } = staffMember;
  const { residentId, enquiryId } = key;
  const [row] = await tx
    .select()
    .from(enquiries)
    .where(and(ownEnquiry(key), isInReach(enquiries.residentId, staffId)))
    .for("update");
  if (!row || (await isOwnFamily(tx, staffId, residentId))) return { ok: false, reason: "not_found" };
  if (row.version !== version || row.state === "taken_back") return { ok: false, reason: "stale" };
  const messageId = uuidv7();
  await tx
    .insert(enquiryMessages)
    .values({ residentId, messageId, enquiryId, staffId, at, text, bring: findSituation(bring) ?? null });
  const first = row.firstAnsweredAt ? {} : { firstAnsweredAt: at, settledAtFirst: settles };
  await tx
    .update(enquiries)
    .set({
      state: settles ? "closed" : "answered",
      stateSince: at,
      ...first,
      assignedTo: row.assignedTo ?? staffId,
      version: version + 1,
    })
    .where(ownEnquiry(key));
  await recordAudit(tx, deskActor(staffMember, residentId, "enquiry"), "desk_answered", row.number);
  await tellResident(tx, {
    residentId,
    key: `enquiry-answer:${messageId}`,
    kind: "enquiry_answered",
    about: { enquiryId },
    at,
  });
  return { ok: true };
}
