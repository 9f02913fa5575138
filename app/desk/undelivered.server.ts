/** The desk's list of what could not be delivered: it names topics and institutions, no resident. */
import { and, eq, isNotNull } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import { institutions, outbox } from "../../db/schema";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import type { StaffMember } from "../identity/staff.server";
import { type CountedPage, cutPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind } from "../platform/paging/keyset.server";

export interface Undelivered {
  outboxId: string;
  topic: (typeof outbox.$inferSelect)["topic"];
  institutionId: string | undefined;
  createdAt: Date;
  deadAt: Date;
  attempts: number;
  lastError: string | null;
}

/** @returns one page of what was given up, the oldest first, and how much that is */
export async function listUndelivered(from?: Place): Promise<CountedPage<Undelivered>> {
  const order = { at: outbox.deadAt, id: outbox.outboxId, first: "oldest" } as const;
  const found = await database()
    .select()
    .from(outbox)
    .where(and(isNotNull(outbox.deadAt), isBehind(order, from)))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  const { rows, next } = cutPage(found.map(show), ({ deadAt: at, outboxId: id }) => ({ at, id }));
  return { rows, next, count: await database().$count(outbox, isNotNull(outbox.deadAt)) };
}

function show(row: typeof outbox.$inferSelect): Undelivered {
  const { outboxId, topic, payload, createdAt, deadAt, attempts, lastError } = row;
  const institutionId = payload["institutionId"];
  return { outboxId, topic, institutionId, createdAt, deadAt: deadAt ?? createdAt, attempts, lastError };
}

/** @returns the names of the institutions by their ids */
export async function listInstitutionNames(): Promise<Record<string, { nameJa: string; nameEn: string }>> {
  const { institutionId, nameJa, nameEn } = institutions;
  const rows = await database().select({ institutionId, nameJa, nameEn }).from(institutions);
  return Object.fromEntries(rows.map((row) => [row.institutionId, row]));
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
