/** The looks that a member of staff takes just now, so that no page of the desk is a dead end. */
import { and, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { staffSupports, supports } from "../../db/schema";
import { findGrantedSupport } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import type { LiveLook } from "../ui/page-context";
import { database } from "../platform/database.server";
import { isOwnFamily } from "./own-family.server";

/** Looks told of at once; whoever helps seldom has more than one. */
const MOST = 3;

/** @returns what this member of staff looks at now, the newest first; as little as `findGrantedSupport` lets in */
export async function listLiveLooks(staffMember: StaffMember): Promise<LiveLook[]> {
  const { staffId, at } = staffMember;
  if (!staffMember.may("support")) return [];
  const rows = await database()
    .select({ supportId: supports.supportId, joinedAt: supports.joinedAt, endsAt: supports.endsAt })
    .from(staffSupports)
    .innerJoin(
      supports,
      and(eq(supports.residentId, staffSupports.principalId), eq(supports.supportId, staffSupports.supportId)),
    )
    .where(
      and(
        eq(staffSupports.residentId, staffId),
        isNull(supports.endedAt),
        gt(supports.endsAt, at),
        isNotNull(supports.joinedAt),
      ),
    )
    .orderBy(desc(supports.joinedAt))
    .limit(MOST);
  const granted = await Promise.all(
    rows.map(async ({ supportId, joinedAt, endsAt }): Promise<LiveLook[]> => {
      const support = joinedAt && (await findGrantedSupport(staffMember, supportId));
      if (!support) return [];
      const { kind, residentId, residentName } = support;
      const isFamily = await isOwnFamily(database(), staffId, residentId);
      return [{ supportId, kind, residentName, joinedAt, endsAt, isFamily }];
    }),
  );
  return granted.flat();
}
