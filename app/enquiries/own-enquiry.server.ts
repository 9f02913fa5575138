/** One enquiry of a resident as a row, and taking it back. */
import { and, eq } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { enquiries } from "../../db/schema";
import { mayTakeBack } from "./enquiries";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { freePlace } from "./callback-slot.server";
import { inTransaction } from "../platform/database.server";
import { once } from "../platform/submission.server";

export type EnquiryRow = typeof enquiries.$inferSelect;

/** The condition for the row of one enquiry. */
export function ownEnquiry({ residentId, enquiryId }: { residentId: string; enquiryId: string }) {
  return and(eq(enquiries.residentId, residentId), eq(enquiries.enquiryId, enquiryId));
}

export type TakenBack = { ok: true } | { ok: false; reason: "stale" | "not_possible" };

/**
 * The resident takes back what the desk has not answered: nobody answers it, nobody calls, and the half-hour serves
 * somebody else.
 * @param version of the page; `stale` when the desk answered meanwhile
 */
export async function takeBackEnquiry(
  viewing: Viewing,
  enquiryId: string,
  { key, version }: { key: string; version: number },
): Promise<TakenBack> {
  if (!viewing.may("get_help") || !isUuid(enquiryId) || !isUuid(key)) return { ok: false, reason: "not_possible" };
  return inTransaction((tx) =>
    once(tx, viewing, `take-back:${key}`, async (): Promise<TakenBack> => {
      const row = await lockOwnEnquiry(tx, viewing, enquiryId);
      if (!row) return { ok: false, reason: "not_possible" };
      if (row.version !== version) return { ok: false, reason: "stale" };
      if (!mayTakeBack(row)) return { ok: false, reason: "not_possible" };
      await setTakenBack(tx, viewing, row);
      return { ok: true };
    }),
  );
}

/** @returns the resident's own enquiry, held until the transaction ends; undefined where there is none */
export async function lockOwnEnquiry(
  tx: Transaction,
  { subject: residentId }: Viewing,
  enquiryId: string,
): Promise<EnquiryRow | undefined> {
  const [row] = await tx.select().from(enquiries).where(ownEnquiry({ residentId, enquiryId })).for("update");
  return row;
}

/** Takes it back with its audit; the caller has asked `mayTakeBack`. */
export async function setTakenBack(tx: Transaction, viewing: Viewing, row: EnquiryRow): Promise<void> {
  if (row.slotAt && row.slotAt > viewing.at) await freePlace(tx, row.slotAt);
  await tx
    .update(enquiries)
    .set({ state: "taken_back", stateSince: viewing.at, slotAt: null, phone: null, version: row.version + 1 })
    .where(ownEnquiry(row));
  await recordAudit(tx, viewing, "took_back_enquiry", row.number);
}
