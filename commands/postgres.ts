/**
 * A real PostgreSQL for the tests: made in a temporary folder, reachable from this machine only, gone with its starter.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { installPackages } from "./debian";
import { freePort } from "./free-port";

export interface RunningPostgres {
  url: string;
  version: string;
  /** Copies the data folder as it stands, while nobody writes: a later server can begin from the copy. */
  copyTo(folder: string): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresChoices {
  /** For databases that live for seconds: kept in memory where there is room for them. */
  inMemory?: boolean;
  /** A data folder that `copyTo` made; where there is none, the server begins with nothing. */
  from?: string;
}

interface RunAs {
  uid?: number;
  gid?: number;
  cwd: string;
  env: NodeJS.ProcessEnv;
}

const MEMORY = "/dev/shm";
const ENOUGH_MEMORY = 1024 ** 3;

/** A cluster that is thrown away needs no cure for torn pages, no replicas and nobody who tidies up. */
const SHORT_LIVED = [
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_wal_size=64MB",
  "autovacuum=off",
];

/** The server lives as long as the pipe to its starter, so that not even a killed starter leaves one behind. */
const WHILE_STARTER_LIVES = `
  exec 3<&0
  "$@" >"$0/log" 2>&1 & server=$!
  { cat <&3 >/dev/null; kill -QUIT $server; } 2>/dev/null &
  wait $server; cd /; rm -rf "$0"`;

/** @returns the server, or why there is none here */
export async function startPostgres(choices: PostgresChoices = {}): Promise<RunningPostgres | { missing: string }> {
  const bin = findBinaries();
  if (!bin) return { missing: "no PostgreSQL binaries on this machine, and none could be installed" };
  const user = unprivilegedUser();
  const folder = mkdtempSync(path.join(choices.inMemory ? roomInMemory() : tmpdir(), "himozuke-postgres-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const as = { ...user, cwd: folder, env: { ...process.env, LC_ALL: "C", HOME: folder } };
  const data = path.join(folder, "data");
  const failure = choices.from && existsSync(choices.from) ? copy(choices.from, data) : initialise(bin, data, as);
  if (failure) {
    rmSync(folder, { recursive: true });
    return { missing: failure };
  }
  const port = await freePort();
  const server = launch(bin, ["-D", data, "-p", String(port)], choices.inMemory ? SHORT_LIVED : [], as);
  const stop = async () => {
    const exit = once(server, "exit");
    server.stdin?.end();
    await exit;
  };
  const url = `postgres://himozuke@127.0.0.1:${port}/postgres`;
  const version = await versionOf(url, server);
  return version
    ? { url, version, stop, copyTo: (to) => copyIdle(url, data, to) }
    : { missing: `PostgreSQL from ${bin} did not start` };
}

function launch(bin: string, where: string[], settings: string[], as: RunAs): ChildProcess {
  const inFolder = [`unix_socket_directories=${as.cwd}`, "dynamic_shared_memory_type=mmap"];
  const all = ["listen_addresses=127.0.0.1", ...inFolder, ...settings];
  const postgres = [path.join(bin, "postgres"), ...where, ...all.flatMap((one) => ["-c", one])];
  const stdio = ["pipe", "ignore", "ignore"] as ["pipe", "ignore", "ignore"];
  return spawn("sh", ["-c", WHILE_STARTER_LIVES, as.cwd, ...postgres], { ...as, detached: true, stdio });
}

/** @returns what went wrong, if anything did */
function initialise(bin: string, data: string, as: RunAs): string | undefined {
  const choices = ["-U", "himozuke", "-E", "UTF8", "--no-locale", "--auth=trust", "--no-sync"];
  const made = spawnSync(path.join(bin, "initdb"), ["-D", data, ...choices], { ...as, encoding: "utf8" });
  return made.status === 0 ? undefined : `initdb failed: ${made.stderr}`;
}

async function copyIdle(url: string, data: string, to: string): Promise<void> {
  await query(url, "checkpoint");
  const failure = copy(data, to);
  if (failure) throw new Error(failure);
  rmSync(path.join(to, "postmaster.pid"));
}

/** Keeps owner and permissions, which PostgreSQL insists on. @returns what went wrong, if anything did */
function copy(from: string, to: string): string | undefined {
  const { status, stderr } = spawnSync("cp", ["-pR", from, to], { encoding: "utf8" });
  return status === 0 ? undefined : `the prepared data folder could not be copied: ${stderr}`;
}

function roomInMemory(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_MEMORY ? MEMORY : tmpdir();
}

/** @returns what the binaries here call themselves; they are installed first where that is necessary and possible */
export function postgresVersion(): string | undefined {
  const bin = findBinaries();
  return bin && spawnSync(path.join(bin, "postgres"), ["--version"], { encoding: "utf8" }).stdout.trim();
}

function findBinaries(): string | undefined {
  return installedBinaries() ?? (installPackages("postgresql") ? installedBinaries() : undefined);
}

function installedBinaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(":"),
  ];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name))));
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) =>
    Number.parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout, 10);
  const name = Number.isNaN(id("-u", "postgres")) ? "nobody" : "postgres";
  return { uid: id("-u", name), gid: id("-g", name) };
}

/** @returns the server's version as soon as it answers; undefined where its process ends instead */
async function versionOf(url: string, server: ChildProcess): Promise<string | undefined> {
  for (; server.exitCode === null; await wait(50)) {
    try {
      return (await query(url, "show server_version")).server_version;
    } catch {
      continue;
    }
  }
  return undefined;
}

async function query(url: string, statement: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(statement)).rows[0];
  } finally {
    await client.end().catch(() => {});
  }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const started = await startPostgres();
  if ("missing" in started) throw new Error(started.missing);
  console.log(`PostgreSQL ${started.version}, until Ctrl-C:\nexport TEST_DATABASE_URL=${started.url}`);
}
