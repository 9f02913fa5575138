/** Opens the database: PostgreSQL where a URL names a server, else the embedded PGlite in the data folder. */
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle as drizzleNodePg } from "drizzle-orm/node-postgres";
import { migrate as migrateNodePg } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import { tryLock } from "fs-native-extensions";
import pg from "pg";
import * as schema from "./schema";

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
export type Transaction = PgTransaction<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;
/** Where a query may run: on its own, or inside a write's transaction. */
export type Queryable = Database | Transaction;

export interface OpenDatabase {
  kind: "embedded" | "server";
  db: Database;
  migrate(): Promise<void>;
  /** Throws when the database cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Fails without the tables, too: a database that was not migrated is not ready. */
const READY = sql`select 1 from sessions limit 1`;
const MIGRATIONS = path.resolve("db/migrations");

/** A start that cannot go on for a reason that the operator can mend; the message is one clear line. */
export class StartError extends Error {}

/**
 * @param settings `databaseUrl` names a PostgreSQL server; without it PGlite opens `dataDir`/pg under an exclusive
 * lock.
 * @throws StartError when the folder is in use by another process, or the server does not keep what it confirms.
 */
export function openDatabase(settings: { databaseUrl?: string | undefined; dataDir: string }): Promise<OpenDatabase> {
  return settings.databaseUrl ? openServer(settings.databaseUrl) : openEmbedded(settings.dataDir);
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  const lock = await openLock(dataDir);
  if (!tryLock(lock.fd)) {
    await lock.close();
    throw new StartError(
      `DATA_DIR ${dataDir} is in use by another running portal: end that one first, or set another DATA_DIR.`,
    );
  }
  const client = await PGlite.create(path.join(dataDir, "pg"));
  return {
    ...embeddedDatabase(client),
    close: async () => {
      await client.close();
      await lock.close();
    },
  };
}

async function openLock(dataDir: string) {
  try {
    await mkdir(dataDir, { recursive: true });
    return await open(path.join(dataDir, "lock"), "a");
  } catch (error) {
    throw new StartError(`DATA_DIR ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** @param client a PGlite that its caller opened, and that `close` closes */
export function embeddedDatabase(client: PGlite): OpenDatabase {
  const db = drizzlePglite(client, { schema });
  return {
    kind: "embedded",
    db: db as unknown as Database,
    migrate: () => migratePglite(db, { migrationsFolder: MIGRATIONS }),
    ping: async () => void (await db.execute(READY)),
    close: () => client.close(),
  };
}

/** A lost network must end in an error within seconds, not in a page that never comes. Milliseconds. */
const POOL = {
  max: 10,
  connectionTimeoutMillis: 3_000,
  statement_timeout: 10_000,
  query_timeout: 15_000,
  keepAlive: true,
};

async function openServer(databaseUrl: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: databaseUrl, ...POOL });
  // An idle connection that the server drops would otherwise end the process; the next query reports the loss.
  pool.on("error", () => {});
  const db = drizzleNodePg(pool, { schema });
  await refuseForgetfulServer(pool).catch(async (error) => {
    await pool.end();
    throw error;
  });
  return {
    kind: "server",
    db: db as unknown as Database,
    migrate: () => migrateNodePg(db, { migrationsFolder: MIGRATIONS }),
    ping: async () => void (await db.execute(READY)),
    close: () => pool.end(),
  };
}

/** A server that confirms a write before it is on disk may lose a signed report: such a server is refused. */
async function refuseForgetfulServer(pool: pg.Pool): Promise<void> {
  for (const setting of ["fsync", "synchronous_commit"]) {
    const { rows } = await pool.query(`show ${setting}`).catch((error: Error) => {
      throw new StartError(`DATABASE_URL: the server cannot be reached (${error.message}).`);
    });
    if (rows[0][setting] === "off")
      throw new StartError(
        `DATABASE_URL: the server runs with ${setting} off and may lose confirmed writes: turn it on.`,
      );
  }
}
