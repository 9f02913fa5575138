/** 相談: what a resident asks the desk, reads of its answers, and writes back. */
import { randomInt } from "node:crypto";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Queryable, Transaction } from "../../db/client";
import { cases, enquiries, enquiryMessages, staff } from "../../db/schema";
import { forbiddenIn } from "../platform/forbidden-text";
import { findTopic, mayTakeBack, mayWriteAgain, MOST_CHARACTERS, type Topic } from "./enquiries";
import { parsePhoneNumber } from "../platform/phone-number";
import { makeReceipt, parseReceipt } from "../platform/receipt-number";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { freePlace, takePlace } from "./callback-slot.server";
import { inTransaction } from "../platform/database.server";
import { once } from "../platform/submission.server";

export type EnquiryRow = typeof enquiries.$inferSelect;

/** What the form of a new enquiry sends, as it was typed. */
export interface AskedForm {
  key: string;
  topic: string;
  how: string;
  text: string;
  receipt: string;
  phone: string;
  slot: string;
}

export type AskProblem = "topic" | "how" | "text" | "long" | "pin" | "number" | "receipt" | "phone" | "slot" | "full";
export type Asked = { ok: true; enquiryId: string } | { ok: false; field: keyof AskedForm; problem: AskProblem };

/** Writes the enquiry with its audit, and takes the half-hour where a call was wished; a second submit of the form gives the same enquiry. */
export async function askDesk(viewing: Viewing, form: AskedForm): Promise<Asked> {
  const read = readForm(form);
  if (!read.ok) return read;
  return inTransaction((tx) => once(tx, viewing, `enquiry:${form.key}`, () => write(tx, viewing, form, read.value)));
}

interface ReadForm {
  topic: Topic;
  channel: "portal" | "callback";
  receipt: string | null;
  phone: string | null;
}

function readForm({
  key,
  topic,
  how,
  text,
  receipt,
  phone,
}: AskedForm): { ok: true; value: ReadForm } | Extract<Asked, { ok: false }> {
  const refuse = (field: keyof AskedForm, problem: AskProblem) => ({ ok: false as const, field, problem });
  const about = findTopic(topic);
  if (!isUuid(key) || !about) return refuse("topic", "topic");
  const unwritable = problemOfText(text);
  if (unwritable) return refuse("text", unwritable);
  const channel = how === "write" ? "portal" : how === "call" ? "callback" : undefined;
  if (!channel) return refuse("how", "how");
  const number = channel === "callback" ? parsePhoneNumber(phone) : null;
  if (number === undefined) return refuse("phone", "phone");
  const own = receipt ? parseReceipt(receipt) : null;
  return own === undefined
    ? refuse("receipt", "receipt")
    : { ok: true, value: { topic: about, channel, receipt: own, phone: number } };
}

/** @returns why this text cannot be sent, or undefined: a PIN or a My Number is no business of the desk's */
export function problemOfText(text: string): "text" | "long" | "pin" | "number" | undefined {
  if (!text) return "text";
  return text.length > MOST_CHARACTERS ? "long" : forbiddenIn(text);
}

async function write(
  tx: Transaction,
  viewing: Viewing,
  { text, slot }: AskedForm,
  { topic, channel, receipt, phone }: ReadForm,
): Promise<Asked> {
  const { subject: residentId, at } = viewing;
  if (receipt && !(await isOwnCase(tx, residentId, receipt)))
    return { ok: false, field: "receipt", problem: "receipt" };
  const slotAt = channel === "callback" ? await takePlace(tx, slot, at) : null;
  if (slotAt === undefined) return { ok: false, field: "slot", problem: slot ? "full" : "slot" };
  const enquiryId = uuidv7();
  const number = await freeNumber(tx, residentId, at);
  await tx.insert(enquiries).values({
    residentId,
    enquiryId,
    number,
    topic,
    channel,
    text,
    receipt,
    phone,
    slotAt,
    openedAt: at,
    state: "open",
    stateSince: at,
  });
  await recordAudit(tx, viewing, "asked_desk", number);
  return { ok: true, enquiryId };
}

async function isOwnCase(tx: Transaction, residentId: string, receipt: string): Promise<boolean> {
  return (
    (
      await tx
        .select({ id: cases.caseId })
        .from(cases)
        .where(and(eq(cases.residentId, residentId), eq(cases.receipt, receipt)))
    ).length > 0
  );
}

/** A number that no other enquiry of this resident has, and none of the resident's cases. */
export async function freeNumber(tx: Transaction, residentId: string, at: Date): Promise<string> {
  for (;;) {
    const number = makeReceipt(at, randomInt(10_000));
    const [other] = await tx
      .select({ id: enquiries.enquiryId })
      .from(enquiries)
      .where(and(eq(enquiries.residentId, residentId), eq(enquiries.number, number)));
    if (!other && !(await isOwnCase(tx, residentId, number))) return number;
  }
}

export interface Message {
  messageId: string;
  /** Seat at the desk; undefined where the resident wrote. */
  label: string | undefined;
  at: Date;
  text: string;
  bring: string | null;
}
export type EnquiryWithMessages = EnquiryRow & { messages: Message[] };

/** @returns the resident's own enquiries, the newest first; the look is noted */
export async function listOwnEnquiries(viewing: Viewing): Promise<EnquiryRow[]> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_enquiries", "enquiries");
    return tx
      .select()
      .from(enquiries)
      .where(eq(enquiries.residentId, viewing.subject))
      .orderBy(desc(enquiries.openedAt))
      .limit(100);
  });
}

/** @returns the resident's own enquiry with everything written since, or undefined where there is none of this id; the look is noted */
export async function findOwnEnquiry(viewing: Viewing, enquiryId: string): Promise<EnquiryWithMessages | undefined> {
  return inTransaction(async (tx) => {
    const found = await readEnquiry(tx, { residentId: viewing.subject, enquiryId });
    if (found) await recordAudit(tx, viewing, "looked_at_enquiries", "enquiries");
    return found;
  });
}

/** @returns the enquiry with what was written since, in order */
export async function readEnquiry(
  db: Queryable,
  { residentId, enquiryId }: { residentId: string; enquiryId: string },
): Promise<EnquiryWithMessages | undefined> {
  if (!isUuid(enquiryId) || !isUuid(residentId)) return undefined;
  const [row] = await db.select().from(enquiries).where(ownEnquiry({ residentId, enquiryId }));
  if (!row) return undefined;
  const messages = await db
    .select()
    .from(enquiryMessages)
    .where(and(eq(enquiryMessages.residentId, residentId), eq(enquiryMessages.enquiryId, enquiryId)))
    .orderBy(asc(enquiryMessages.messageId));
  const writers = messages.flatMap(({ staffId }) => staffId ?? []);
  const seats =
    writers.length > 0
      ? await db
          .select({ id: staff.residentId, label: staff.label })
          .from(staff)
          .where(inArray(staff.residentId, writers))
      : [];
  const label = (id: string | null) => (id ? (seats.find((seat) => seat.id === id)?.label ?? "") : undefined);
  return {
    ...row,
    messages: messages.map(({ messageId, staffId, at, text, bring }) => ({
      messageId,
      label: label(staffId),
      at,
      text,
      bring,
    })),
  };
}

/** The row of one enquiry. */
export function ownEnquiry({ residentId, enquiryId }: { residentId: string; enquiryId: string }) {
  return and(eq(enquiries.residentId, residentId), eq(enquiries.enquiryId, enquiryId));
}

export type WrittenAgain =
  | { ok: true }
  | { ok: false; reason: "text" | "long" | "pin" | "number" | "stale" | "not_possible" };

/**
 * The resident writes once more: the enquiry waits for the desk again, and its first answer did not settle it.
 * @param version of the page on which it was written; `stale` when the desk wrote meanwhile
 */
export async function writeAgain(
  viewing: Viewing,
  enquiryId: string,
  { key, text, version }: { key: string; text: string; version: number },
): Promise<WrittenAgain> {
  const unwritable = problemOfText(text);
  if (unwritable) return { ok: false, reason: unwritable };
  if (!isUuid(enquiryId) || !isUuid(key)) return { ok: false, reason: "not_possible" };
  const { subject: residentId, at } = viewing;
  return inTransaction((tx) =>
    once(tx, viewing, `enquiry:${key}`, async (): Promise<WrittenAgain> => {
      const [row] = await tx.select().from(enquiries).where(ownEnquiry({ residentId, enquiryId })).for("update");
      if (!row || !mayWriteAgain(row, at)) return { ok: false, reason: "not_possible" };
      if (row.version !== version) return { ok: false, reason: "stale" };
      await tx.insert(enquiryMessages).values({ residentId, messageId: uuidv7(), enquiryId, at, text });
      const stateSince = row.state === "open" ? row.stateSince : at;
      const settledAtFirst = row.firstAnsweredAt ? false : row.settledAtFirst;
      await tx
        .update(enquiries)
        .set({
          state: "open",
          stateSince,
          settledAtFirst,
          slotAt: row.state === "open" ? row.slotAt : null,
          version: version + 1,
        })
        .where(ownEnquiry(row));
      await recordAudit(tx, viewing, "wrote_to_desk", row.number);
      return { ok: true };
    }),
  );
}

export type TakenBack = { ok: true } | { ok: false; reason: "stale" | "not_possible" };

/**
 * The resident takes back what the desk has not answered: nobody answers it, nobody calls, and the half-hour serves somebody else.
 * @param version of the page; `stale` when the desk answered meanwhile
 */
export async function takeBackEnquiry(
  viewing: Viewing,
  enquiryId: string,
  { key, version }: { key: string; version: number },
): Promise<TakenBack> {
  if (!isUuid(enquiryId) || !isUuid(key)) return { ok: false, reason: "not_possible" };
  const { subject: residentId, at } = viewing;
  return inTransaction((tx) =>
    once(tx, viewing, `take-back:${key}`, async (): Promise<TakenBack> => {
      const [row] = await tx.select().from(enquiries).where(ownEnquiry({ residentId, enquiryId })).for("update");
      if (!row) return { ok: false, reason: "not_possible" };
      if (row.version !== version) return { ok: false, reason: "stale" };
      if (!mayTakeBack(row)) return { ok: false, reason: "not_possible" };
      if (row.slotAt && row.slotAt > at) await freePlace(tx, row.slotAt);
      await tx
        .update(enquiries)
        .set({ state: "taken_back", stateSince: at, slotAt: null, phone: null, version: version + 1 })
        .where(ownEnquiry(row));
      await recordAudit(tx, viewing, "took_back_enquiry", row.number);
      return { ok: true };
    }),
  );
}
