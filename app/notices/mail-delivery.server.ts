/** Delivers the mails of the outbox, to the address that holds at that moment. */
import { and, eq } from "drizzle-orm";
import { notices } from "../../db/schema";
import { database } from "../platform/database.server";
import { findMailAddress, makeMailCode } from "./mail-address.server";
import { mailWords, sendMail } from "./mail.server";
import type { OutboxRow } from "../platform/outbox-entry.server";

/** Tells that a notice waits; not where it was read meanwhile, or mail is no longer wished. */
export async function deliverMailNotice({ residentId, payload }: OutboxRow): Promise<void> {
  const { noticeId = "" } = payload;
  const [notice] = await database()
    .select({ readAt: notices.readAt })
    .from(notices)
    .where(and(eq(notices.residentId, residentId), eq(notices.noticeId, noticeId)));
  const wished = await findMailAddress(database(), residentId);
  if (!notice || notice.readAt || !wished?.confirmedAt) return;
  await sendMail({ id: noticeId, to: wished.address, ...mailWords("notice", wished.language) });
}

/**
 * Sends the code that proves an address: a new one at each attempt, under an id of its own, so that no mail program
 * shows the first alone.
 */
export async function deliverMailCode({ residentId, outboxId, attempts }: OutboxRow, at: Date): Promise<void> {
  const made = await makeMailCode(residentId, at);
  if (made)
    await sendMail({
      id: `${outboxId}.${attempts}`,
      to: made.row.address,
      ...mailWords("code", made.row.language, made.code),
    });
}
