/** A PostgreSQL for one run of tests, with a template for each prepared database, and the copies of those. */
import { existsSync } from "node:fs";
import pg from "pg";
import { postgresVersion, type RunningPostgres, startPostgres } from "../commands/postgres";
import { openDatabase } from "../db/client";
import { fill, keep, keptAt, PREPARED, type Prepared } from "./prepared";

/** @returns the server, or why there is none here */
export async function startPreparedServer(): Promise<RunningPostgres | { missing: string }> {
  const kept = await keptAt("postgres", postgresVersion());
  const server = await startPostgres({ inMemory: true, from: kept });
  if ("missing" in server || existsSync(kept)) return server;
  for (const what of PREPARED) await makeTemplate(server.url, what);
  await keep(kept, (folder) => server.copyTo(folder));
  return server;
}

async function makeTemplate(serverUrl: string, what: Prepared): Promise<void> {
  const { name, url } = templateOf(serverUrl, what);
  await onServer(serverUrl, `create database ${name}`);
  const opened = await openDatabase({ databaseUrl: url, dataDir: "" });
  await fill(opened, what).finally(() => opened.close());
}

export function templateOf(serverUrl: string, what: Prepared): { name: string; url: string } {
  return databaseOn(serverUrl, `prepared_${what}`);
}

/** @returns the address of the new database, which begins as its template stands */
export async function copyOnServer(serverUrl: string, template: string, copy: string): Promise<string> {
  const { name, url } = databaseOn(serverUrl, copy);
  await onServer(serverUrl, `create database ${name} template ${template}`);
  return url;
}

function databaseOn(serverUrl: string, name: string): { name: string; url: string } {
  const url = new URL(serverUrl);
  url.pathname = name;
  return { name, url: url.href };
}

export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
