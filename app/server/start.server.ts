/**
 * The composition root: reads the settings, opens the database and the portal, serves it on node:http, and ends in
 * order.
 */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/server-runtime";
import { type OpenDatabase, openDatabase, StartError } from "../../db/client";
import { step } from "./announce";
import { serveAssets } from "./assets.server";
import { openPortal, type Portal, type Served } from "./portal.server";
import { endEventStreams } from "../platform/event-stream.server";
import { log } from "../platform/log.server";
import { readSettings, type Settings } from "../platform/settings.server";

/** Open requests get this long to finish after SIGTERM. Milliseconds. */
const DRAIN_MS = 10_000;

/**
 * Starts the portal from its build; ends the process with one clear line where the settings or the database do not
 * allow it.
 */
export function startPortal(build: ServerBuild): Promise<void> {
  return orEnd(async () => {
    const settings = readSettings(process.env);
    const database = await openTables(settings);
    let answer: RequestListener = (_, response) =>
      void response.writeHead(503, { "Retry-After": "5" }).end("starting\n");
    const server = createServer((request, response) => answer(request, response));
    const port = await listen(server, settings.host, settings.port);
    const origin = settings.port === 0 && !process.env["ORIGIN"] ? `http://localhost:${port}` : settings.origin;
    const files = serveAssets("build/client");
    const portal = await openPortal({ ...settings, port, origin }, database, { build, files });
    answer = portal.answer;
    endInOrder(server, portal.close);
  });
}

/** For development: the portal behind a server that listens already, from what `served` makes of the sources. */
export function openPortalBehind(port: number, served: Served): Promise<Portal> {
  return orEnd(async () => {
    const settings = readSettings({ ...process.env, PORT: String(port) });
    return openPortal(settings, await openTables(settings), served);
  });
}

async function orEnd<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function openTables(settings: Settings): Promise<OpenDatabase> {
  const database = await step("データベースを開いています / opening the database", () => openDatabase(settings));
  await step("表をととのえています / bringing the tables up to date", () => database.migrate());
  return database;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StartError(`HOST ${host}, PORT ${port}: cannot listen there (${error.code}).`)),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** SIGTERM or SIGINT: take no new connections, end what waits for events, let open requests finish, close the database. */
function endInOrder(server: Server, close: () => Promise<void>): void {
  let ending = false;
  const end = (signal: string) => {
    if (ending) return;
    ending = true;
    log.info({ signal }, "ending");
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    endEventStreams();
    server.close(() => void close().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}
