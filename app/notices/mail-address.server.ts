/** Where a resident wants mail: an address serves only after the code that was sent there came back. */
import { randomInt } from "node:crypto";
import { and, count, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../db/client";
import { mailAddresses, outbox, residents } from "../../db/schema";
import type { Language } from "../platform/display";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { enqueue } from "../platform/outbox-entry.server";
import { hashToken } from "../identity/session.server";
import { settings } from "../platform/settings.server";
import { isMailAddress } from "./mail-addresses";

export type MailAddress = typeof mailAddresses.$inferSelect;

/** A code lives half an hour and may be tried five times; it has six digits. */
const CODE_MS = 30 * 60_000;
const CODE_TRIES = 5;
/**
 * So many codes go out in an hour: nobody is flooded with mail through the portal, and guessing gets nowhere by asking
 * for code after code.
 */
export const MOST_CODES = 5;
const CODES_WITHIN_MS = 60 * 60_000;
/** Whether this portal can send mail at all. */
function mailIsPossible(): boolean {
  return settings().smtpUrl !== undefined || settings().demo;
}

/** `waiting`: the code was sent and has not come back. */
export interface MailStanding {
  possible: boolean;
  address: string | undefined;
  state: "none" | "waiting" | "confirmed";
}

/** @returns where mail goes; the look is noted in the access history */
export async function getMailStanding(viewing: Viewing): Promise<MailStanding> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_mail", "mail");
    const row = await findMailAddress(tx, viewing.subject);
    const state = !row ? "none" : row.confirmedAt ? "confirmed" : "waiting";
    return { possible: mailIsPossible(), address: row?.address, state };
  });
}

/** Whether mail is wished and its address proved. */
export async function hasConfirmedMail(tx: Transaction, residentId: string): Promise<boolean> {
  const row = await findMailAddress(tx, residentId);
  return row !== undefined && row.confirmedAt !== null;
}

export async function findMailAddress(queryable: Queryable, residentId: string): Promise<MailAddress | undefined> {
  const [row] = await queryable.select().from(mailAddresses).where(eq(mailAddresses.residentId, residentId));
  return row;
}

export type MailChange = { ok: true } | { ok: false; reason: "not_possible" | "not_an_address" | "too_many" };

/**
 * Keeps a new address and sends a code there; mail to the earlier address ends at once. `too_many` leaves all as it
 * was.
 */
export async function setMailAddress(
  viewing: Viewing,
  wanted: { address: string; language: Language },
): Promise<MailChange> {
  if (!mailIsPossible() || !viewing.may("manage_notices")) return { ok: false, reason: "not_possible" };
  if (!isMailAddress(wanted.address)) return { ok: false, reason: "not_an_address" };
  return inTransaction(async (tx): Promise<MailChange> => {
    if ((await countCodes(tx, viewing)) >= MOST_CODES) return { ok: false, reason: "too_many" };
    const row = { ...wanted, codeHash: null, codeExpiresAt: null, codeTriesLeft: 0, confirmedAt: null };
    await tx
      .insert(mailAddresses)
      .values({ residentId: viewing.subject, ...row })
      .onConflictDoUpdate({
        target: mailAddresses.residentId,
        set: { ...row, version: sql`${mailAddresses.version} + 1` },
      });
    await enqueue(tx, { residentId: viewing.subject, topic: "mail_code", payload: {}, at: viewing.at });
    await recordAudit(tx, viewing, "changed_mail", "mail");
    return { ok: true };
  });
}

/** The codes of the last hour; whoever asks at the same moment waits until these are counted. */
async function countCodes(tx: Transaction, { subject: residentId, at }: Viewing): Promise<number> {
  await tx
    .select({ id: residents.residentId })
    .from(residents)
    .where(eq(residents.residentId, residentId))
    .for("update");
  const lately = and(
    eq(outbox.residentId, residentId),
    eq(outbox.topic, "mail_code"),
    gt(outbox.createdAt, new Date(at.getTime() - CODES_WITHIN_MS)),
  );
  const [counted] = await tx.select({ codes: count() }).from(outbox).where(lately);
  return counted?.codes ?? 0;
}

/**
 * Makes the code at the moment in which it is sent, so that it rests nowhere but as a hash.
 * @returns undefined where none is awaited any more
 */
export async function makeMailCode(
  residentId: string,
  at: Date,
): Promise<{ row: MailAddress; code: string } | undefined> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return inTransaction(async (tx) => {
    const [row] = await tx
      .update(mailAddresses)
      .set({ codeHash: hashToken(code), codeExpiresAt: new Date(at.getTime() + CODE_MS), codeTriesLeft: CODE_TRIES })
      .where(and(eq(mailAddresses.residentId, residentId), isNull(mailAddresses.confirmedAt)))
      .returning();
    return row && { row, code };
  });
}

export type MailConfirmation = { ok: true } | { ok: false; reason: "wrong_code" | "over" };

/** Takes the code that came back. `over`: it ran out, or was tried too often; a new one must be sent. */
export async function confirmMailAddress(viewing: Viewing, code: string): Promise<MailConfirmation> {
  return inTransaction(async (tx): Promise<MailConfirmation> => {
    // The try is counted before the code is looked at, so that parallel guesses are counted, too.
    const [row] = await tx
      .update(mailAddresses)
      .set({ codeTriesLeft: sql`${mailAddresses.codeTriesLeft} - 1` })
      .where(
        and(
          eq(mailAddresses.residentId, viewing.subject),
          isNotNull(mailAddresses.codeHash),
          gt(mailAddresses.codeTriesLeft, 0),
          gt(mailAddresses.codeExpiresAt, viewing.at),
        ),
      )
      .returning();
    if (!row || !viewing.may("manage_notices")) return { ok: false, reason: "over" };
    if (row.codeHash !== hashToken(code)) return { ok: false, reason: row.codeTriesLeft > 0 ? "wrong_code" : "over" };
    await tx
      .update(mailAddresses)
      .set({ codeHash: null, codeExpiresAt: null, codeTriesLeft: 0, confirmedAt: viewing.at })
      .where(eq(mailAddresses.residentId, viewing.subject));
    await recordAudit(tx, viewing, "confirmed_mail", "mail");
    return { ok: true };
  });
}

/** Takes the address away: no mail from now on. */
export async function removeMailAddress(viewing: Viewing): Promise<void> {
  await inTransaction(async (tx) => {
    if (!viewing.may("manage_notices")) return;
    const gone = await tx
      .delete(mailAddresses)
      .where(eq(mailAddresses.residentId, viewing.subject))
      .returning({ residentId: mailAddresses.residentId });
    if (gone.length > 0) await recordAudit(tx, viewing, "removed_mail", "mail");
  });
}
