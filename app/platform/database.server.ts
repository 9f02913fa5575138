/** The services' one way to the database, and the transaction in which every write happens. */
import { sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/client";
import { AppError } from "./app-error.server";

let current: Database | undefined;

/** Called once by the composition root, and by tests. */
export function provideDatabase(database: Database): void {
  current = database;
}

/** @throws Error when nothing was started */
export function database(): Database {
  if (!current) throw new Error("provideDatabase was not called");
  return current;
}

const ATTEMPTS = 5;

/** Thrown inside a transaction that found another one ahead of it: what was written is undone and `work` runs again. */
export class BeginAgain extends Error {
  readonly code = "40001";
}

/**
 * Runs `work` in one transaction; begins again, up to five times, where the engine asks for it
 * (40001 serialization failure, 40P01 deadlock), so `work` must do nothing outside the transaction.
 * @throws AppError `database_unavailable` when the database is gone: nothing was written
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database().transaction(work);
    } catch (error) {
      if (attempt < ATTEMPTS && isRetryable(error)) continue;
      throw asUnavailable(error);
    }
  }
}

/**
 * Runs `work` within the transaction, and undoes what it had written where it refuses in the end: a refusal has written
 * nothing. What was written before it stays.
 */
export async function undoneWhereRefused<R extends { ok: boolean }>(
  tx: Transaction,
  work: () => Promise<R>,
): Promise<R> {
  await tx.execute(sql`savepoint work`);
  const result = await work();
  if (!result.ok) await tx.execute(sql`rollback to savepoint work`);
  // Released either way, so that the name is the outer one's again.
  await tx.execute(sql`release savepoint work`);
  return result;
}

function errorCode(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) if ("code" in e && typeof e.code === "string") return e.code;
  return undefined;
}

function isRetryable(error: unknown): boolean {
  const code = errorCode(error);
  return code === "40001" || code === "40P01";
}

// PostgreSQL class 08 (connection), 57P (server shutting down), 57014 and 55P03 (waited too long, mostly for a lock),
// 53300 (too many connections), and the socket's own errors.
const GONE =
  /^(08\w{3}|57P\d\d|57014|55P03|53300|3D000|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Turns the loss of the database into the error that the pages explain; any other error passes unchanged. */
export function asUnavailable(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const message =
    error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}` : "";
  const gone =
    GONE.test(errorCode(error) ?? "") ||
    /PGlite is closed|Connection terminated|timeout exceeded when trying to connect|not currently accepting connections|not queryable|Query read timeout/.test(
      message,
    );
  return gone ? new AppError("database_unavailable", { cause: error }) : error;
}
