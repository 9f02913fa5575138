/** Looks of the desk that are unusual, for the supervisor: seen and ticked off, never by whoever took them. */
import { and, eq, isNull, not, sql } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import { staff, supports } from "../../db/schema";
import type { SupportKind } from "../identity/support";
import { deskActor, recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { isBlockedBetween } from "../identity/grant.server";
import { type CountedPage, cutPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind } from "../platform/paging/keyset.server";
import type { StaffMember } from "../identity/staff.server";

export interface UnusualSupport {
  residentId: string;
  supportId: string;
  label: string | undefined;
  kind: SupportKind;
  reason: string;
  receipt: string | undefined;
  openedAt: Date;
  unusual: string[];
  /** Own looks are for another supervisor. */
  isOwn: boolean;
}

/** @returns one page of the unusual looks that nobody has ticked off, the oldest first, and how many there are */
export async function listUnusual({ staffId }: StaffMember, from?: Place): Promise<CountedPage<UnusualSupport>> {
  const order = { at: supports.openedAt, id: supports.supportId, first: "oldest" } as const;
  const unticked = and(
    sql`${supports.unusual} <> '[]'::jsonb`,
    isNull(supports.reviewedAt),
    not(isBlockedBetween(supports.residentId, staffId)),
  );
  const found = await database()
    .select({ row: supports, label: staff.label })
    .from(supports)
    .leftJoin(staff, eq(staff.residentId, supports.staffId))
    .where(and(unticked, isBehind(order, from)))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  const looks = found.map(({ row, label }) => {
    const { residentId, supportId, kind, reason, receipt, openedAt, unusual } = row;
    return {
      residentId,
      supportId,
      label: label ?? undefined,
      kind,
      reason,
      receipt: receipt ?? undefined,
      openedAt,
      unusual,
      isOwn: row.staffId === staffId,
    };
  });
  const { rows, next } = cutPage(looks, ({ openedAt: at, supportId: id }) => ({ at, id }));
  return { rows, next, count: await database().$count(supports, unticked) };
}

/**
 * @returns `already` where it was ticked off before: nothing is written again; `not_found` for what is none, and for
 * one's own
 */
export async function reviewUnusual(
  staffMember: StaffMember,
  { residentId, supportId }: { residentId: string; supportId: string },
): Promise<"done" | "already" | "not_found"> {
  const { staffId, at, may } = staffMember;
  if (!isUuid(residentId) || !isUuid(supportId) || !may("approve")) return "not_found";
  const own = and(
    eq(supports.residentId, residentId),
    eq(supports.supportId, supportId),
    sql`${supports.unusual} <> '[]'::jsonb`,
    not(isBlockedBetween(supports.residentId, staffId)),
  );
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(supports).where(own).for("update");
    if (!row || row.staffId === staffId) return "not_found";
    if (row.reviewedAt) return "already";
    await tx.update(supports).set({ reviewedBy: staffId, reviewedAt: at }).where(own);
    await recordAudit(tx, deskActor(staffMember, residentId, { supportId }), "reviewed_look", supportId);
    return "done";
  });
}
