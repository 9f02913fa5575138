/**
 * The desk looking at a resident's screens in a call or at the counter, without the resident's own screen: found by
 * facts, for a reason that the resident is told.
 */
import { and, eq, gte, ne } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { isOwnFamily } from "./own-family.server";
import type { Transaction } from "../../db/client";
import { cases, certificateRequests, enquiries, staff, staffSupports, supports } from "../../db/schema";
import { isRequestOpen } from "../insurance/certificate-request";
import { isOpen } from "../corrections/correction";
import { type SupportKind, supportEnd, type SupportReason } from "../identity/support";
import { type LookCircumstances, unusualLooks } from "./unusual-looks";
import { deskActor, recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { parseReceipt } from "../platform/receipt-number";
import { tellResident } from "../notices/notice.server";
import { findResidentByFacts, findResidentByReceipt, type SaidFacts } from "./resident-search.server";
import type { StaffMember } from "../identity/staff.server";
import { countTry, forgiveTry } from "./support.server";

const HOUR_MS = 3_600_000;

export interface LookUp {
  kind: Exclude<SupportKind, "screen">;
  reason: SupportReason;
  /** Receipt number; empty where the four facts were said. */
  receipt: string;
  said: SaidFacts;
}

export type LookedUp = { ok: true; supportId: string } | { ok: false; reason: "not_found" | "too_many" };

/**
 * Opens a look for half an hour. The resident's history and a notice say who looked and why; what is unusual goes to
 * the supervisor.
 */
export async function lookUp(staffMember: StaffMember, { kind, reason, receipt, said }: LookUp): Promise<LookedUp> {
  const { staffId, at } = staffMember;
  if (!staffMember.may("find") || !(await countTry(staffMember))) return { ok: false, reason: "too_many" };
  const residentId = receipt.trim()
    ? await findResidentByReceipt(receipt, said, [staffId])
    : await findResidentByFacts(said, [staffId]);
  if (!residentId || residentId === staffId) return { ok: false, reason: "not_found" };
  const supportId = uuidv7();
  return inTransaction(async (tx) => {
    const unusual = unusualLooks(await circumstances(tx, staffMember, residentId));
    await tx.insert(supports).values({
      residentId,
      supportId,
      kind,
      staffId,
      reason,
      receipt: parseReceipt(receipt) ?? null,
      openedAt: at,
      joinedAt: at,
      endsAt: supportEnd(kind, at),
      unusual,
    });
    await tx.insert(staffSupports).values({ residentId: staffId, supportId, principalId: residentId, openedAt: at });
    await recordAudit(tx, deskActor(staffMember, residentId, { supportId }), "desk_looked_up", supportId);
    await tellResident(tx, { residentId, key: `looked-up:${supportId}`, kind: "desk_looked_up", about: {}, at });
    await forgiveTry(tx, staffId);
    return { ok: true, supportId };
  });
}

/**
 * Looks of one member of staff follow one another here, so that those taken at the same time count each other.
 * @returns what tells whether looking at this resident now is unusual for this member of staff
 */
export async function circumstances(
  tx: Transaction,
  { staffId, at }: StaffMember,
  residentId: string,
): Promise<LookCircumstances> {
  await tx.select({ id: staff.residentId }).from(staff).where(eq(staff.residentId, staffId)).for("update");
  const lately = await tx
    .select({ id: staffSupports.supportId })
    .from(staffSupports)
    .innerJoin(
      supports,
      and(
        eq(supports.residentId, staffSupports.principalId),
        eq(supports.supportId, staffSupports.supportId),
        ne(supports.kind, "screen"),
      ),
    )
    .where(and(eq(staffSupports.residentId, staffId), gte(staffSupports.openedAt, new Date(at.getTime() - HOUR_MS))));
  return {
    isFamily: await isOwnFamily(tx, staffId, residentId),
    earlierInHour: lately.length,
    hasMatter: await hasMatter(tx, residentId),
  };
}

async function hasMatter(tx: Transaction, residentId: string): Promise<boolean> {
  const reported = await tx.select({ state: cases.state }).from(cases).where(eq(cases.residentId, residentId));
  if (reported.some(({ state }) => isOpen(state))) return true;
  const requested = await tx
    .select({ state: certificateRequests.state })
    .from(certificateRequests)
    .where(eq(certificateRequests.residentId, residentId));
  if (requested.some(({ state }) => isRequestOpen(state))) return true;
  const asked = await tx
    .select({ id: enquiries.enquiryId })
    .from(enquiries)
    .where(and(eq(enquiries.residentId, residentId), eq(enquiries.state, "open")))
    .limit(1);
  return asked.length > 0;
}
