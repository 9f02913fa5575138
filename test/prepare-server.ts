/** Vitest's set-up for the service tests: a PostgreSQL for this run, with a template for each prepared database. */
import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { postgresVersion, startPostgres } from "../commands/postgres";
import { openDatabase } from "../db/client";
import { fill, keep, keptAt, PREPARED, type Prepared } from "./prepared";
import { packFolders } from "./prepare-embedded";
import { onServer, templateOf } from "./test-database";

/** @returns what ends the server */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const kept = await keptAt("postgres", postgresVersion());
  const server = await startPostgres({ inMemory: true, from: kept });
  if ("missing" in server) {
    warn(server.missing);
    project.provide("prepared", { archives: await packFolders() });
    return undefined;
  }
  process.stdout.write(`PostgreSQL ${server.version}, started for this run\n`);
  if (!existsSync(kept)) {
    for (const what of PREPARED) await makeTemplate(server.url, what);
    await keep(kept, (folder) => server.copyTo(folder));
  }
  project.provide("prepared", { serverUrl: server.url });
  return () => server.stop();
}

async function makeTemplate(serverUrl: string, what: Prepared): Promise<void> {
  const { name, url } = templateOf(serverUrl, what);
  await onServer(serverUrl, `create database ${name}`);
  const opened = await openDatabase({ databaseUrl: url, dataDir: "" });
  await fill(opened, what).finally(() => opened.close());
}

function warn(reason: string): void {
  const frame = "!".repeat(100);
  process.stdout.write(
    `${frame}\n!! No PostgreSQL: the service tests run on the embedded PGlite instead, and prove nothing of PostgreSQL.\n!! ${reason}\n${frame}\n`,
  );
}
