/** 相談: what a resident asks the desk, reads of its answers, and writes back. */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import { z } from "zod";
import type { Queryable, Transaction } from "../../db/client";
import { cases, enquiries, enquiryMessages, staff } from "../../db/schema";
import { seesCase } from "../corrections/case-items";
import { freeReceipt } from "../corrections/receipt.server";
import { textProblems, type Typed, type Unfit, unfit } from "../platform/form";
import { maybeReadBy, parseForm, readBy, writtenText } from "../platform/form-schema.server";
import { mayTakeBack, mayWriteAgain, TOPICS } from "./enquiries";
import { parsePhoneNumber } from "../platform/phone-number";
import { parseReceipt } from "../platform/receipt-number";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { listFreeSlots, takePlace } from "./callback-slot.server";
import { type EnquiryRow, lockOwnEnquiry, ownEnquiry, setTakenBack } from "./own-enquiry.server";
import { dayOf } from "./callback-slots";
import { database, inTransaction } from "../platform/database.server";
import { once } from "../platform/submission.server";

const written = z.object({
  key: z.uuid(),
  topic: z.enum(TOPICS, "missing"),
  text: writtenText(),
  receipt: maybeReadBy(parseReceipt),
  /** The enquiry in whose place this one is asked. */
  instead: z.uuid().optional().catch(undefined),
  how: z.enum(["write", "call"], "missing"),
});
const withDay = written.extend({ phone: readBy(parsePhoneNumber), day: readBy((text) => text) });
const withCall = written.extend({ phone: readBy(parsePhoneNumber), slot: readBy((text) => text) });
type AskedForm = z.output<typeof written> & Partial<z.output<typeof withCall>>;

export type Asked = { ok: true; enquiryId: string } | Unfit | { ok: false; reason: "not_possible" };

/**
 * Writes the enquiry with its audit, and takes the half-hour where a call was wished; a second submit of the form gives
 * the same enquiry.
 */
export async function askDesk(viewing: Viewing, typed: Typed): Promise<Asked> {
  if (!viewing.may("get_help")) return { ok: false, reason: "not_possible" };
  const read: { ok: true; value: AskedForm } | Unfit = parseForm(typed["how"] === "call" ? withCall : written, typed);
  if (!read.ok) return read;
  const form = read.value;
  return inTransaction((tx) => once(tx, viewing, `enquiry:${form.key}`, () => write(tx, viewing, form)));
}

export type CheckedBeforeTime = { ok: true } | Unfit | { ok: false; reason: "not_possible" };

/**
 * The first half of asking for a call: everything but the time, which is chosen on the page of the day.
 * @returns what is to be put right; nothing is written
 */
export async function checkBeforeTime(viewing: Viewing, typed: Typed): Promise<CheckedBeforeTime> {
  if (!viewing.may("get_help")) return { ok: false, reason: "not_possible" };
  const read = parseForm(withDay, typed);
  if (!read.ok) return read;
  const { receipt, day } = read.value;
  if (receipt && !(await isSeenCase(database(), viewing, receipt)))
    return unfit({ field: "receipt", problem: "wrong" });
  const isFree = (await listFreeSlots(viewing.at)).some((slot) => dayOf(slot) === day);
  return isFree ? { ok: true } : unfit({ field: "day", problem: "full" });
}

async function write(
  tx: Transaction,
  viewing: Viewing,
  { topic, text, receipt, how, phone, slot, instead }: AskedForm,
): Promise<Asked> {
  const { subject: residentId, at } = viewing;
  if (receipt && !(await isSeenCase(tx, viewing, receipt))) return unfit({ field: "receipt", problem: "wrong" });
  const slotAt = slot === undefined ? null : await takePlace(tx, slot, at);
  if (slotAt === undefined) return unfit({ field: "slot", problem: "full" });
  const enquiryId = uuidv7();
  const number = await freeReceipt(tx, residentId, at);
  await tx.insert(enquiries).values({
    residentId,
    enquiryId,
    number,
    topic,
    channel: how === "call" ? "callback" : "portal",
    text,
    receipt,
    phone: phone ?? null,
    slotAt,
    openedAt: at,
    state: "open",
    stateSince: at,
  });
  await recordAudit(tx, viewing, "asked_desk", number);
  const replaced = instead && (await lockOwnEnquiry(tx, viewing, instead));
  if (replaced && mayTakeBack(replaced)) await setTakenBack(tx, viewing, replaced);
  return { ok: true, enquiryId };
}

async function isSeenCase(tx: Queryable, viewing: Viewing, receipt: string): Promise<boolean> {
  const rows = await tx
    .select({ schemeId: cases.schemeId, parts: cases.parts })
    .from(cases)
    .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)));
  return rows.some((row) => seesCase(viewing, row));
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
  if (!viewing.may("get_help")) return [];
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

/** @returns the resident's own enquiries that are not settled, read without noting a look: the caller notes it */
export function listRunningEnquiries(tx: Transaction, viewing: Viewing): Promise<EnquiryRow[]> {
  return tx
    .select()
    .from(enquiries)
    .where(and(eq(enquiries.residentId, viewing.subject), inArray(enquiries.state, ["open", "answered"])));
}

/**
 * @returns the resident's own enquiry with everything written since, or undefined where there is none of this id; the
 * look is noted
 */
export async function findOwnEnquiry(viewing: Viewing, enquiryId: string): Promise<EnquiryWithMessages | undefined> {
  if (!viewing.may("get_help")) return undefined;
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

export type WrittenAgain = { ok: true } | Unfit | { ok: false; reason: "stale" | "not_possible" };

/**
 * The resident writes once more: the enquiry waits for the desk again, and its first answer did not settle it.
 * @param version of the page on which it was written; `stale` when the desk wrote meanwhile
 */
export async function writeAgain(
  viewing: Viewing,
  enquiryId: string,
  { key, text, version }: { key: string; text: string; version: number },
): Promise<WrittenAgain> {
  if (!viewing.may("get_help")) return { ok: false, reason: "not_possible" };
  const problems = textProblems("text", text);
  if (problems.length > 0) return unfit(...problems);
  if (!isUuid(enquiryId) || !isUuid(key)) return { ok: false, reason: "not_possible" };
  const { subject: residentId, at } = viewing;
  return inTransaction((tx) =>
    once(tx, viewing, `enquiry:${key}`, async (): Promise<WrittenAgain> => {
      const row = await lockOwnEnquiry(tx, viewing, enquiryId);
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
