/**
 * Carries the outbox out, at least once each: claims a row for a while, delivers it, marks it. A worker that is killed
 * in between leaves the row to the next one, and whoever receives knows the row's id, so that nothing is lost and
 * nothing counts twice.
 */
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { outbox } from "../../db/schema";
import { database } from "./database.server";
import { log } from "./log.server";
import { type OutboxRow, Undeliverable } from "./outbox-entry.server";
import { OUTBOX_TOPICS, type OutboxTopic } from "./outbox-topics";

/** Delivered side by side, so that an institution that does not answer holds up none of the others. */
const MOST_A_ROUND = 20;
/** A claim outlives every time limit of a delivery. Milliseconds. */
const CLAIM_MS = 60_000;
/**
 * Waiting before the next attempt doubles, up to an hour: the last one is made some five hours after the first.
 * Milliseconds.
 */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 3_600_000;
const MOST_ATTEMPTS = 15;

/**
 * Brings one row to its receiver, which knows the row's id.
 * @throws Undeliverable where no further attempt will change anything; any other error is tried again
 */
type Delivery = (row: OutboxRow, at: Date) => Promise<void>;

let current: Record<OutboxTopic, Delivery> | undefined;

/**
 * Called once by the composition root, and by tests: what is carried to whom, each capability knows itself.
 * @throws Error where a topic has no delivery, as its rows would wait for ever
 */
export function provideDeliveries(deliveries: Record<OutboxTopic, Delivery>): void {
  const missing = OUTBOX_TOPICS.filter((topic) => !deliveries[topic]);
  if (missing.length > 0) throw new Error(`nothing delivers ${missing.join(", ")}`);
  current = deliveries;
}

/**
 * Delivers what is due; what fails stays and is tried again later, and after the last attempt waits on the desk's list.
 */
export async function deliverOutbox(at: Date): Promise<void> {
  const deliveries = current;
  if (!deliveries) throw new Error("provideDeliveries was not called");
  const due = await database()
    .select()
    .from(outbox)
    .where(and(waiting(), lte(outbox.nextAttemptAt, at)))
    .orderBy(asc(outbox.nextAttemptAt))
    .limit(MOST_A_ROUND);
  await Promise.all(due.map((row) => deliver(row, at, deliveries[row.topic])));
}

async function deliver(seen: OutboxRow, at: Date, delivery: Delivery): Promise<void> {
  const row = await claim(seen, at);
  if (!row) return;
  try {
    await delivery(row, at);
    await database().update(outbox).set({ deliveredAt: at, deadAt: null, lastError: null }).where(ownRow(row));
  } catch (error) {
    log.warn({ err: error, topic: row.topic, attempts: row.attempts }, "not delivered");
    const over = row.attempts >= MOST_ATTEMPTS || error instanceof Undeliverable;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (row.attempts - 1), LONGEST_WAIT_MS);
    await database()
      .update(outbox)
      .set({ nextAttemptAt: new Date(at.getTime() + wait), deadAt: over ? at : null, lastError: describe(error) })
      // Whoever took over, after a claim that ran out, knows better.
      .where(and(ownRow(row), waiting(), eq(outbox.attempts, row.attempts)));
  }
}

/** @returns the row as claimed, or undefined where another worker was first */
async function claim(seen: OutboxRow, at: Date): Promise<OutboxRow | undefined> {
  const [row] = await database()
    .update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: new Date(at.getTime() + CLAIM_MS) })
    .where(and(ownRow(seen), waiting(), eq(outbox.attempts, seen.attempts)))
    .returning();
  return row;
}

function waiting() {
  return and(isNull(outbox.deliveredAt), isNull(outbox.deadAt));
}

/** What the desk may read: the kind of the failure only, as what a server answers may name an address. */
function describe(error: unknown): string {
  if (error instanceof Undeliverable) return error.message;
  const { responseCode, code, cause } = error as { responseCode?: unknown; code?: unknown; cause?: { code?: unknown } };
  const known = responseCode ?? code ?? cause?.code;
  if (known !== undefined) return String(known).slice(0, 60);
  return error instanceof Error ? error.name : "unknown";
}

function ownRow(row: Pick<OutboxRow, "residentId" | "outboxId">) {
  return and(eq(outbox.residentId, row.residentId), eq(outbox.outboxId, row.outboxId));
}
