/** Vitest's set-up for the tests that run on PGlite: the prepared data folders, each packed into a file. */
import { existsSync, writeFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { embeddedDatabase } from "../db/client";
import { fill, keep, keptAt, PREPARED, type Prepared } from "./prepared";

export async function setup(project: TestProject): Promise<void> {
  project.provide("prepared", { archives: await packFolders() });
}

/** @returns where the archives are */
export async function packFolders(): Promise<Record<Prepared, string>> {
  const archives = { empty: "", cast: "" };
  for (const what of PREPARED) {
    archives[what] = await keptAt(`pglite-${what}`);
    if (!existsSync(archives[what])) await keep(archives[what], (file) => pack(what, file));
  }
  return archives;
}

async function pack(what: Prepared, file: string): Promise<void> {
  const client = await PGlite.create();
  await fill(embeddedDatabase(client), what);
  const folder = await client.dumpDataDir("none");
  writeFileSync(file, Buffer.from(await folder.arrayBuffer()));
  await client.close();
}
