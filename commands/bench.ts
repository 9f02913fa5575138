/**
 * `npm run bench`: the signed-in linkages page of a production build, beside a bare node:http server that sends the
 * same bytes.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { people } from "../db/people";
import { RunningPortal } from "../e2e/fixtures/running-portal";
import { freePort } from "./free-port";

const PAGE = process.argv[2] ?? "/me/linkages";
const CONNECTIONS = 10;
const WARM_UP_SECONDS = 3;
const ROUND_SECONDS = 6;
const ROUNDS = 3;
/** A page's nonce and times differ, so its compressed length does too. Share of the length. */
const LENGTH_MAY_DIFFER = 0.02;
/** What Linux counts in /proc/<pid>/stat, on every common machine. Milliseconds. */
const TICK_MS = 10;

interface Contender {
  name: string;
  url: string;
  pid: number;
  headers: Record<string, string>;
}

interface Round {
  requestsPerSecond: number;
  cpuMs: number;
  p50: number;
  p99: number;
}

/** Signs in as the portal's own form does. @returns the session's cookies */
async function signIn(origin: string): Promise<string> {
  const somebody = people.find(
    ({ card }) => card.state === "valid" && card.pin && card.certificateEndsInMonths > 0 && card.triesLeft > 0,
  );
  if (!somebody?.card.pin) throw new Error("nobody in the cast can sign in");
  const reader = `${origin}/reader?${new URLSearchParams({ card: somebody.card.serial, "return-to": PAGE })}`;
  const body = new URLSearchParams({ pin: somebody.card.pin, terminal: "own" });
  const answer = await fetch(reader, { method: "POST", body, redirect: "manual", headers: { Origin: origin } });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (answer.status !== 303 || cookies.length === 0) throw new Error(`signing in was answered with ${answer.status}`);
  return cookies.join("; ");
}

async function startBare(body: Buffer): Promise<Contender & { end(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), "himozuke-bare-"));
  const port = await freePort();
  writeFileSync(path.join(folder, "body"), body);
  const program = `
    const body = require("node:fs").readFileSync("body");
    const headers = { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip", "content-length": body.length };
    require("node:http").createServer((_, response) => response.writeHead(200, headers).end(body)).listen(${port}, "127.0.0.1", () => console.log("listening"));`;
  const child = spawn(process.execPath, ["-e", program], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const end = async () => {
    child.kill();
    await once(child, "exit");
    rmSync(folder, { recursive: true });
  };
  return { name: "bare node:http", url: `http://127.0.0.1:${port}/`, pid: child.pid ?? 0, headers: {}, end };
}

/** CPU that a process has used so far, in user and kernel. Milliseconds. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function measure({ name, url, pid, headers }: Contender, seconds: number, length: number): Promise<Round> {
  let wrong = 0;
  const check = (status: number, bytes: number) => {
    if (status !== 200 || bytes < length * (1 - LENGTH_MAY_DIFFER)) wrong++;
  };
  const cpuBefore = cpuOf(pid);
  const setupClient = (client: NodeJS.EventEmitter) => void client.on("response", check);
  const result = await autocannon({
    url,
    headers: { ...headers, "accept-encoding": "gzip" },
    connections: CONNECTIONS,
    duration: seconds,
    setupClient,
  });
  if (wrong + result.errors + result.timeouts + result.non2xx > 0)
    throw new Error(`${name}: ${wrong} wrong answers, ${result.errors} errors`);
  return {
    requestsPerSecond: result.requests.total / result.duration,
    cpuMs: (cpuOf(pid) - cpuBefore) / result.requests.total,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** @returns the page as text, checked to be the one that is meant */
async function readPage({ url, headers }: Contender): Promise<string> {
  const answer = await fetch(url, { headers, redirect: "manual" });
  const html = await answer.text();
  if (answer.status !== 200 || !html.trimEnd().endsWith("</html>"))
    throw new Error(`${url} was answered with ${answer.status}`);
  return html;
}

async function assetsOf(html: string, origin: string, pattern: RegExp): Promise<Buffer> {
  const addresses = [...html.matchAll(pattern)].map(([, address]) => new URL(address ?? "", origin));
  return Buffer.concat(
    await Promise.all(addresses.map(async (address) => Buffer.from(await (await fetch(address)).arrayBuffer()))),
  );
}

function mean(rounds: Round[], key: keyof Round): number {
  return rounds.reduce((sum, round) => sum + round[key], 0) / rounds.length;
}

function print(rows: string[][]): void {
  for (const [first = "", ...rest] of rows)
    console.log(first.padEnd(28) + rest.map((cell) => cell.padStart(12)).join(""));
}

const started = await RunningPortal.start();
const stops = [() => started.remove()];
try {
  const portal: Contender = {
    name: "portal",
    url: started.origin.replace("localhost", "127.0.0.1") + PAGE,
    pid: started.pid ?? 0,
    headers: { cookie: await signIn(started.origin) },
  };
  const html = await readPage(portal);
  const gzipped = gzipSync(html, { level: 4 });
  const bare = await startBare(gzipped);
  stops.push(() => bare.end());
  const contenders = [portal, bare];
  for (const contender of contenders) await measure(contender, WARM_UP_SECONDS, gzipped.length);
  const rounds = new Map<Contender, Round[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const contender of contenders)
      rounds.get(contender)?.push(await measure(contender, ROUND_SECONDS, gzipped.length));
  await readPage(portal);

  console.log(
    `\n${PAGE}, signed in, embedded database, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${ROUND_SECONDS} s each in turn\n`,
  );
  print([
    ["one process", "requests/s", "CPU ms/req", "p50 ms", "p99 ms"],
    ...contenders.map((contender) => {
      const own = rounds.get(contender) ?? [];
      return [
        contender.name,
        mean(own, "requestsPerSecond").toFixed(0),
        mean(own, "cpuMs").toFixed(2),
        mean(own, "p50").toFixed(1),
        mean(own, "p99").toFixed(1),
      ];
    }),
  ]);
  const [ours, theirs] = contenders.map((contender) => mean(rounds.get(contender) ?? [], "requestsPerSecond"));
  console.log(`the portal serves 1/${((theirs ?? 0) / (ours ?? 1)).toFixed(1)} of the bare server's requests\n`);
  const css = await assetsOf(html, started.origin, /<link[^>]+href="([^"]+\.css)"/g);
  const js = await assetsOf(html, started.origin, /<script[^>]+src="([^"]+)"/g);
  const sizes = [
    ["HTML", Buffer.from(html)],
    ["CSS", css],
    ["JavaScript", js],
  ] as const;
  print([
    ["bytes", "raw", "gzip"],
    ...sizes.map(([name, bytes]) => [name, String(bytes.length), String(bytes.length && gzipSync(bytes).length)]),
  ]);
} finally {
  for (const stop of stops) await stop();
}
