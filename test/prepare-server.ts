/** Vitest's set-up for the service tests: a PostgreSQL for this run, with a template for each prepared database. */
import type { TestProject } from "vitest/node";
import { packFolders } from "./prepare-embedded";
import { startPreparedServer } from "./prepared-server";

/** @returns what ends the server */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = await startPreparedServer();
  if ("missing" in server) {
    warn(server.missing);
    project.provide("prepared", { archives: await packFolders() });
    return undefined;
  }
  process.stdout.write(`PostgreSQL ${server.version}, started for this run\n`);
  project.provide("prepared", { serverUrl: server.url });
  return () => server.stop();
}

function warn(reason: string): void {
  const frame = "!".repeat(100);
  process.stdout.write(
    `${frame}\n!! No PostgreSQL: the service tests run on the embedded PGlite instead, and prove nothing of PostgreSQL.\n!! ${reason}\n${frame}\n`,
  );
}
