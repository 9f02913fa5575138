/** Who works at the help desk: taken on and dismissed by the operator, with a row in the person's own trail. */
import { and, eq, isNull } from "drizzle-orm";
import { residents, staff } from "../../db/schema";
import type { StaffRole } from "./staff";
import { recordAudit } from "./audit.server";
import { database, inTransaction } from "../platform/database.server";

/**
 * Takes a resident on, or changes role and seat of somebody who works there already.
 * @returns false where there is no such resident
 */
export async function takeOnStaff({
  residentId,
  role,
  label,
  at,
}: {
  residentId: string;
  role: StaffRole;
  label: string;
  at: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [resident] = await tx
      .select({ id: residents.residentId })
      .from(residents)
      .where(eq(residents.residentId, residentId));
    if (!resident) return false;
    const work = { role, label, since: at, endedAt: null };
    await tx
      .insert(staff)
      .values({ residentId, ...work })
      .onConflictDoUpdate({ target: staff.residentId, set: work });
    await recordAudit(tx, { subject: residentId, at, actor: "portal" }, "became_staff", role);
    return true;
  });
}

/** From the next request on the person sees nothing at the desk any more. @returns false where nobody was dismissed */
export async function dismissStaff(residentId: string, at: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const ended = await tx
      .update(staff)
      .set({ endedAt: at })
      .where(and(eq(staff.residentId, residentId), isNull(staff.endedAt)))
      .returning();
    if (ended.length === 0) return false;
    await recordAudit(tx, { subject: residentId, at, actor: "portal" }, "left_staff", "desk");
    return true;
  });
}

/** @returns who works at the desk, without names */
export async function listStaff(): Promise<{ residentId: string; role: StaffRole; label: string; since: Date }[]> {
  const rows = await database().select().from(staff).where(isNull(staff.endedAt)).orderBy(staff.label);
  return rows.map(({ residentId, role, label, since }) => ({ residentId, role, label, since }));
}
