/**
 * What a test file's database begins with, made once for these sources and this day, and kept in node_modules/.cache.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { OpenDatabase } from "../db/client";
import { japanDay } from "../db/people";
import { firstStart } from "../app/server/first-start.server";
import { provideDemo } from "./provide-demo";

/** `empty` has the tables and no rows; `cast` is a demo after its first start, with everybody's card. */
export const PREPARED = ["empty", "cast"] as const;
export type Prepared = (typeof PREPARED)[number];

/** Where a test worker finds them: on a server as templates, else as archives of PGlite's data folder. */
export type PreparedDatabases = { serverUrl: string } | { archives: Record<Prepared, string> };

const CACHE = "node_modules/.cache/himozuke";
const DAY_MS = 86_400_000;

/** @param opened an empty database without tables */
export async function fill(opened: OpenDatabase, what: Prepared): Promise<void> {
  await opened.migrate();
  if (what === "empty") return;
  provideDemo(opened.db);
  await firstStart(opened.db);
}

/**
 * Where a prepared thing is kept. Its name changes with everything that it is made from: the code that fills it,
 * the migrations, the packages, and the day in Japan from which the cast counts back.
 * @param engine the version of what reads it, where that is no package
 */
export async function keptAt(name: string, engine = ""): Promise<string> {
  const hash = createHash("sha256")
    .update(engine)
    .update(japanDay(new Date()))
    .update(await codeThatFills());
  const migrations = readdirSync("db/migrations", { recursive: true, encoding: "utf8" }).sort();
  const files = ["package-lock.json", ...migrations.map((file) => path.join("db/migrations", file))];
  for (const file of files.filter((one) => statSync(one).isFile())) hash.update(file).update(readFileSync(file));
  return path.resolve(CACHE, `${name}-${hash.digest("hex").slice(0, 16)}`);
}

async function codeThatFills(): Promise<string> {
  const bundle = await build({
    entryPoints: ["test/prepared.ts"],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    write: false,
    logLevel: "error",
  });
  return bundle.outputFiles[0]?.text ?? "";
}

/**
 * Makes what is kept there, under another name first, so that a run that was broken off leaves nothing half done.
 * @param make writes a file or a folder at the path that it is given
 */
export async function keep(place: string, make: (unfinished: string) => Promise<void> | void): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${place}.${randomUUID()}`;
  await make(unfinished);
  try {
    renameSync(unfinished, place);
  } catch {
    // Another run was faster.
    rmSync(unfinished, { recursive: true, force: true });
  }
  forgetOld();
}

function forgetOld(): void {
  for (const name of readdirSync(CACHE)) {
    const file = path.join(CACHE, name);
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) rmSync(file, { recursive: true, force: true });
  }
}
