/** Puts what must leave a resident's rows into the outbox, in the transaction of the write that causes it. */
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../db/client";
import { outbox } from "../../db/schema";
import type { OutboxTopic } from "./outbox-topics";

export type OutboxRow = typeof outbox.$inferSelect;

/** Thrown by a delivery that no further attempt will change; the message is for the desk and names nobody. */
export class Undeliverable extends Error {}

/** @param payload ids only: never personal data */
export async function enqueue(
  tx: Transaction,
  entry: { residentId: string; topic: OutboxTopic; payload: Record<string, string>; at: Date },
): Promise<void> {
  const { at, ...row } = entry;
  await tx.insert(outbox).values({ ...row, outboxId: uuidv7(), createdAt: at, nextAttemptAt: at });
}

/** @throws Error where the payload lacks one of the names */
export function named<Name extends string>(payload: Record<string, string>, ...names: Name[]): Record<Name, string> {
  for (const name of names) if (!payload[name]) throw new Error(`a payload without ${name}`);
  return payload as Record<Name, string>;
}
