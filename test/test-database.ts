/** Empty databases with the real migrations for tests: PGlite in memory, or the PostgreSQL server that TEST_DATABASE_URL names. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import pg from "pg";
import { embeddedDatabase, type OpenDatabase, openDatabase } from "../db/client";

export interface TestDatabase extends OpenDatabase {
  /** Empties every table, for a test that must begin with nothing. */
  empty(): Promise<void>;
}

/** @returns a migrated, empty database that nobody else uses; `close` it in `afterAll` */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env["TEST_DATABASE_URL"];
  const database = url ? await openOnServer(url) : await openInMemory();
  return { ...database, empty: () => emptyTables(database) };
}

async function openInMemory(): Promise<OpenDatabase> {
  return embeddedDatabase(await PGlite.create({ loadDataDir: new Blob([await migratedFolder()]) }));
}

/** Making and migrating a PGlite takes seconds, loading a made one half a second: it is made once for these migrations, and kept. */
async function migratedFolder(): Promise<Buffer<ArrayBuffer>> {
  const kept = path.join("node_modules/.cache/himozuke", `migrated-${fingerprint()}.tar`);
  if (existsSync(kept)) return Buffer.from(await readFile(kept));
  const client = await PGlite.create();
  await embeddedDatabase(client).migrate();
  const folder = Buffer.from(await (await client.dumpDataDir("none")).arrayBuffer());
  await client.close();
  await mkdir(path.dirname(kept), { recursive: true });
  const ownName = `${kept}.${randomUUID()}`;
  await writeFile(ownName, folder);
  await rename(ownName, kept);
  return folder;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  const migrations = readdirSync("db/migrations", { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(sql|json)$/.test(name),
  );
  const sources = [
    ...migrations.sort().map((name) => `db/migrations/${name}`),
    "node_modules/@electric-sql/pglite/package.json",
  ];
  for (const file of sources) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

async function openOnServer(serverUrl: string): Promise<OpenDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  const database = await openDatabase({ databaseUrl: url.href, dataDir: "" });
  await database.migrate();
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function emptyTables({ db }: OpenDatabase): Promise<void> {
  await db.execute(sql`
    do $$ declare tables text; begin
      select string_agg(format('%I.%I', schemaname, tablename), ', ') into tables
        from pg_tables where schemaname in ('public', 'simulator');
      execute 'truncate ' || tables;
    end $$`);
}
