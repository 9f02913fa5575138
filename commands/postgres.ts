/** A real PostgreSQL for the tests: made in a temporary folder, reachable from this machine only, gone with its starter. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { installPackages } from "./debian";
import { freePort } from "./free-port";

export interface RunningPostgres {
  url: string;
  version: string;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 30_000;

/** The server lives as long as the pipe to its starter, so that not even a killed starter leaves one behind. */
const WHILE_STARTER_LIVES = `
  "$0" -D "$1" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$3" >"$3/log" 2>&1 &
  cat >/dev/null; kill -QUIT $!; wait; cd /; rm -rf "$3"`;

/** @returns the server, or why there is none here */
export async function startPostgres(): Promise<RunningPostgres | { missing: string }> {
  const bin = findBinaries() ?? (installPackages("postgresql") ? findBinaries() : undefined);
  if (!bin) return { missing: "no PostgreSQL binaries on this machine, and none could be installed" };
  const user = unprivilegedUser();
  const folder = mkdtempSync(path.join(tmpdir(), "himozuke-postgres-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: "C", HOME: folder } };
  const data = path.join(folder, "data");
  const initdb = path.join(bin, "initdb");
  const made = spawnSync(initdb, ["-D", data, "-U", "himozuke", "-E", "UTF8", "--no-locale", "--auth=trust"], {
    ...options,
    encoding: "utf8",
  });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true });
    return { missing: `initdb failed: ${made.stderr}` };
  }
  const port = await freePort();
  const command = ["-c", WHILE_STARTER_LIVES, path.join(bin, "postgres"), data, String(port), folder];
  const server = spawn("sh", command, { ...options, detached: true, stdio: ["pipe", "ignore", "ignore"] });
  const stop = async () => {
    const exit = once(server, "exit");
    server.stdin.end();
    await exit;
  };
  const url = `postgres://himozuke@127.0.0.1:${port}/postgres`;
  const version = await versionOf(url);
  if (version) return { url, version, stop };
  await stop();
  return { missing: `PostgreSQL from ${bin} did not start` };
}

function findBinaries(): string | undefined {
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

async function versionOf(url: string): Promise<string | undefined> {
  for (const end = Date.now() + STARTS_WITHIN_MS; Date.now() < end; await wait(100)) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return (await client.query("show server_version")).rows[0].server_version;
    } catch {
      continue;
    } finally {
      await client.end().catch(() => {});
    }
  }
  return undefined;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const started = await startPostgres();
  if ("missing" in started) throw new Error(started.missing);
  console.log(`PostgreSQL ${started.version}, until Ctrl-C:\nexport TEST_DATABASE_URL=${started.url}`);
}
