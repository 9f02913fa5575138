/**
 * A database for each test file, copied from a prepared one: on PostgreSQL or in an embedded PGlite, as the test's
 * project says.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { inject } from "vitest";
import { embeddedDatabase, type OpenDatabase, openDatabase } from "../db/client";
import type { Prepared, PreparedDatabases } from "./prepared";
import { copyOnServer, onServer, templateOf } from "./prepared-server";

declare module "vitest" {
  interface ProvidedContext {
    prepared: PreparedDatabases;
  }
}

export interface TestDatabase extends OpenDatabase {
  /** Empties every table, for a test that must begin with nothing. */
  empty(): Promise<void>;
}

/** @returns a migrated database that nobody else uses; `close` it in `afterAll` */
export async function openTestDatabase(what: Prepared = "empty"): Promise<TestDatabase> {
  const prepared = inject("prepared");
  if (!prepared) throw new Error("only a test named *.server.test.ts has a database: rename this one");
  const database =
    "serverUrl" in prepared
      ? await openOnServer(prepared.serverUrl, what)
      : await openInMemory(prepared.archives[what]);
  return { ...database, empty: () => emptyTables(database) };
}

async function openInMemory(archive: string): Promise<OpenDatabase> {
  return embeddedDatabase(await PGlite.create({ loadDataDir: new Blob([readFileSync(archive)]) }));
}

async function openOnServer(serverUrl: string, what: Prepared): Promise<OpenDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const databaseUrl = await copyOnServer(serverUrl, templateOf(serverUrl, what).name, name);
  const database = await openDatabase({ databaseUrl, dataDir: "" });
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function emptyTables({ db }: OpenDatabase): Promise<void> {
  await db.execute(sql`
    do $$ declare tables text; begin
      select string_agg(format('%I.%I', schemaname, tablename), ', ') into tables
        from pg_tables where schemaname in ('public', 'simulator');
      execute 'truncate ' || tables;
    end $$`);
}
