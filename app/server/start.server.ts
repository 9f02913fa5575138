/** The composition root: reads the settings, opens the database, serves HTTP on node:http, and ends in order. */
import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import sirv from "sirv";
import { openDatabase, StartError } from "../../db/client";
import { isSeeded } from "../../db/seed";
import { announce, step } from "./announce";
import { provideCapabilities } from "./capabilities.server";
import { firstStart } from "./first-start.server";
import { answerRequest } from "./node-http.server";
import { provideDatabase } from "../platform/database.server";
import { setNoticeAddresses } from "../institutions/institution.server";
import { wordsIn } from "../platform/i18n.server";
import { provideDemoMail, provideMailWords } from "../notices/mail.server";
import { log } from "../platform/log.server";
import { startWorkers } from "./workers.server";
import { readSettings, provideSettings } from "../platform/settings.server";
import { startMailbox } from "../simulator/mailbox.server";
import { provideWorld } from "../simulator/world.server";

/** Open requests get this long to finish after SIGTERM. Milliseconds. */
const DRAIN_MS = 10_000;
/** How long a simulated institution takes for each step: quick, so that a correction can be watched to its end in a minute, or as in life. */
const INSTITUTION_PACE_MS = { quick: 4_000, real: 86_400_000 } as const;

/** Starts the portal; ends the process with one clear line where the settings or the database do not allow it. */
export async function startPortal(build: ServerBuild): Promise<void> {
  try {
    await start(build);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function start(build: ServerBuild): Promise<void> {
  const settings = readSettings(process.env);
  const database = await step("データベースを開いています / opening the database", () => openDatabase(settings));
  await step("表をととのえています / bringing the tables up to date", () => database.migrate());
  let serve: RequestListener = (_, response) => void response.writeHead(503, { "Retry-After": "5" }).end("starting\n");
  const server = createServer((request, response) => serve(request, response));
  const port = await listen(server, settings.host, settings.port);
  const origin = settings.port === 0 && !process.env["ORIGIN"] ? `http://localhost:${port}` : settings.origin;
  provideSettings({ ...settings, port, origin });
  provideDatabase(database.db);
  provideCapabilities();
  const portalUrl = `http://${hostForLoopback(settings.host)}:${port}`;
  provideWorld({
    simulated: settings.demo,
    db: database.db,
    portalUrl,
    origin,
    paceMs: INSTITUTION_PACE_MS[settings.demoPace],
    seed: settings.demoSeed,
  });
  if (settings.demo && !(await isSeeded(database.db)))
    await step("つくりものの人たちを入れています / adding the invented people", () => firstStart(database.db));
  provideMailWords((kind, language, values) => {
    const words = wordsIn(language);
    return { subject: words.t(`mail:${kind}.subject`), text: words.t(`mail:${kind}.text`, values) };
  });
  const closeMailbox = settings.demo && !settings.smtpUrl ? await openMailbox() : undefined;
  if (settings.demo)
    await setNoticeAddresses((institutionId) => `${portalUrl}/simulator/institutions/${institutionId}/notices`);

  const pages = createRequestHandler(build, "production");
  const assets = sirv("build/client", { etag: true, setHeaders: assetHeaders });
  serve = (request, response) => {
    const answer = () =>
      answerRequest(request, response, { pages, ping: database.ping, nonce: randomBytes(16).toString("base64") });
    assets(request, response, () => void answer());
  };
  const stopWorkers = startWorkers({ demo: settings.demo });
  await announce({ origin, demo: settings.demo, kind: database.kind });
  endInOrder(server, async () => {
    await stopWorkers();
    await closeMailbox?.();
    await database.close();
  });
}

/** A demo without an SMTP server gets a mail provider of its own, whose one mailbox is shown at /simulator/mailbox. */
async function openMailbox(): Promise<() => Promise<void>> {
  const mailbox = await startMailbox();
  provideDemoMail(mailbox.smtpUrl);
  return mailbox.close;
}

function assetHeaders(response: ServerResponse, path: string): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader(
    "Cache-Control",
    path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
  );
}

function hostForLoopback(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StartError(`HOST ${host}, PORT ${port}: cannot listen there (${error.code}).`)),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** SIGTERM or SIGINT: take no new connections, let open requests finish, then close the database. */
function endInOrder(server: Server, close: () => Promise<void>): void {
  let ending = false;
  const end = (signal: string) => {
    if (ending) return;
    ending = true;
    log.info({ signal }, "ending");
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    server.close(() => void close().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}
