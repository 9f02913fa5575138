/** The desk's list of what could not be delivered: it names topics and institutions, no resident. */
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import { outbox } from "../../db/schema";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import type { StaffMember } from "../identity/staff.server";

export interface Undelivered {
  outboxId: string;
  topic: (typeof outbox.$inferSelect)["topic"];
  institutionId: string | undefined;
  createdAt: Date;
  deadAt: Date;
  attempts: number;
  lastError: string | null;
}

/** @returns what was given up, the oldest first */
export async function listUndelivered(): Promise<Undelivered[]> {
  const rows = await database()
    .select()
    .from(outbox)
    .where(isNotNull(outbox.deadAt))
    .orderBy(asc(outbox.deadAt))
    .limit(500);
  return rows.map(({ outboxId, topic, payload, createdAt, deadAt, attempts, lastError }) => ({
    outboxId,
    topic,
    institutionId: payload["institutionId"],
    createdAt,
    deadAt: deadAt ?? createdAt,
    attempts,
    lastError,
  }));
}

/**
 * Lets a row that was given up begin its attempts anew; noted in the trail of the member of staff, as it names no
 * resident.
 * @returns false where no such row waits
 */
export async function retryUndelivered({ staffId, at, may }: StaffMember, outboxId: string): Promise<boolean> {
  if (!isUuid(outboxId) || !may("work")) return false;
  return inTransaction(async (tx) => {
    const again = await tx
      .update(outbox)
      .set({ deadAt: null, attempts: 0, nextAttemptAt: at })
      .where(and(eq(outbox.outboxId, outboxId), isNotNull(outbox.deadAt)))
      .returning({ outboxId: outbox.outboxId });
    if (again.length === 0) return false;
    await recordAudit(
      tx,
      { subject: staffId, at, actor: { kind: "resident", residentId: staffId } },
      "desk_retried",
      outboxId,
    );
    return true;
  });
}
