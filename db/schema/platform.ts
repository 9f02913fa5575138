/** What every capability stands on: audit trail, outbox, submissions. */
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { OutboxTopic } from "../../app/platform/outbox-topics";
import { instant } from "./instant";

/** A form's key and what its first submit gave: a second submit gets the same. */
export const submissions = pgTable(
  "submissions",
  {
    residentId: uuid("resident_id").notNull(),
    key: text("key").notNull(),
    result: jsonb("result").$type<Record<string, unknown>>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.key] })],
);

/**
 * What must leave the resident's own rows (a notice to an institution), written in the write's transaction and carried
 * out by the worker.
 */
export const outbox = pgTable(
  "outbox",
  {
    residentId: uuid("resident_id").notNull(),
    outboxId: uuid("outbox_id").notNull(),
    topic: text("topic").$type<OutboxTopic>().notNull(),
    payload: jsonb("payload").$type<Record<string, string>>().notNull(),
    createdAt: instant("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** While a worker delivers, the end of its claim: a worker that was killed leaves the row to the next one. */
    nextAttemptAt: instant("next_attempt_at").notNull(),
    deliveredAt: instant("delivered_at"),
    /** Given up after the last attempt: it waits on the desk's list for somebody to look. */
    deadAt: instant("dead_at"),
    /** What went wrong last, without personal data. */
    lastError: text("last_error"),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.outboxId] }),
    index("outbox_waiting")
      .on(t.nextAttemptAt)
      .where(sql`delivered_at is null and dead_at is null`),
    index("outbox_dead")
      .on(t.deadAt)
      .where(sql`dead_at is not null`),
  ],
);

/** The audit trail: a hash chain a resident. `audit-chain.ts` says what is hashed. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    residentId: uuid("resident_id").notNull(),
    seq: integer("seq").notNull(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    target: text("target").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.seq] })],
);

/** Where each resident's chain ends: locked to append, compared to notice rows cut off. */
export const auditHeads = pgTable("audit_heads", {
  residentId: uuid("resident_id").primaryKey(),
  seq: integer("seq").notNull(),
  hash: text("hash").notNull(),
});
