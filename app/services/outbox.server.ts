/** Carries the outbox to the institutions: their own list of cases first, then a notice to the address that they gave. */
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { institutionCases, institutions, outbox } from "../../db/schema";
import { database, inTransaction } from "./database.server";
import { log } from "./log.server";

type OutboxRow = typeof outbox.$inferSelect;

/** Delivered side by side, so that an institution that does not answer holds up none of the others. */
const MOST_A_ROUND = 20;
/** Waiting before the next attempt doubles, up to an hour. Milliseconds. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 3_600_000;
const NOTICE_TIMEOUT_MS = 5_000;

/** Delivers what is due, at least once each; what fails stays and is tried again later. */
export async function deliverOutbox(at: Date): Promise<void> {
  const due = await database()
    .select()
    .from(outbox)
    .where(and(isNull(outbox.deliveredAt), lte(outbox.nextAttemptAt, at)))
    .orderBy(asc(outbox.nextAttemptAt))
    .limit(MOST_A_ROUND);
  await Promise.all(due.map((row) => deliver(row, at)));
}

async function deliver(row: OutboxRow, at: Date): Promise<void> {
  try {
    await enterCase(row, at);
    await sendNotice(row);
    await database().update(outbox).set({ deliveredAt: at, attempts: row.attempts + 1 }).where(ownRow(row));
  } catch (error) {
    log.warn({ err: error, topic: row.topic, attempts: row.attempts + 1 }, "notice not delivered");
    const wait = Math.min(FIRST_WAIT_MS * 2 ** row.attempts, LONGEST_WAIT_MS);
    await database()
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: new Date(at.getTime() + wait) })
      .where(ownRow(row));
  }
}

/** From here on the institution may ask for the case. */
async function enterCase(row: OutboxRow, at: Date): Promise<void> {
  await inTransaction((tx) =>
    tx
      .insert(institutionCases)
      .values({ ...row.payload, residentId: row.residentId, noticedAt: at })
      .onConflictDoNothing(),
  );
}

/** Tells the institution that something waits; what it is, it asks the API. An institution without an address asks by itself. */
async function sendNotice(row: OutboxRow): Promise<void> {
  const { institutionId, caseId } = row.payload;
  const [institution] = await database().select({ url: institutions.noticeUrl }).from(institutions).where(eq(institutions.institutionId, institutionId));
  if (!institution?.url) return;
  const response = await fetch(institution.url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ id: row.outboxId, topic: row.topic, case: caseId }),
    signal: AbortSignal.timeout(NOTICE_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`notice answered with ${response.status}`);
}

function ownRow(row: OutboxRow) {
  return and(eq(outbox.residentId, row.residentId), eq(outbox.outboxId, row.outboxId));
}
