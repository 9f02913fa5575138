/** An opened portal: what it provides to everything beneath it, its pages, its workers, and how it ends. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { path } from "../path";
import type { OpenDatabase } from "../../db/client";
import { isSeeded } from "../../db/seed";
import { announce, step } from "./announce";
import { provideCapabilities } from "./capabilities.server";
import { fillDemoDay } from "./demo-day.server";
import { firstStart } from "./first-start.server";
import { answerRequest } from "./node-http.server";
import { provideDatabase } from "../platform/database.server";
import { setNoticeAddresses } from "../institutions/institution.server";
import { wordsIn } from "../platform/i18n.server";
import { log } from "../platform/log.server";
import { provideDemoMail, provideMailWords } from "../notices/mail.server";
import { startWorkers } from "./workers.server";
import { provideSettings, type Settings } from "../platform/settings.server";
import { startMailbox } from "../simulator/mailbox.server";
import { provideWorld } from "../simulator/world.server";

/**
 * How long a simulated institution takes for each step: quick, so that a correction can be watched to its end in a
 * minute; rushed, for tests; or as in life.
 */
const INSTITUTION_PACE_MS = { quick: 4_000, rushed: 1_000, real: 86_400_000 } as const;

/** Where pages and their files come from: a build, or in development the sources. */
export interface Served {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Answers where it has such a file, else calls `next`. */
  files(request: IncomingMessage, response: ServerResponse, next: () => void): void;
}

export interface Portal {
  answer: RequestListener;
  /** Waits for the workers' rounds under way, then closes the database. */
  close(): Promise<void>;
}

/** @param settings with the port on which the portal is reached */
export async function openPortal(settings: Settings, database: OpenDatabase, served: Served): Promise<Portal> {
  const { demo, origin } = settings;
  const portalUrl = `http://${hostForLoopback(settings.host)}:${settings.port}`;
  provideSettings(settings);
  provideDatabase(database.db);
  provideCapabilities();
  provideWorld({
    simulated: demo,
    db: database.db,
    portalUrl,
    origin,
    paceMs: INSTITUTION_PACE_MS[settings.demoPace],
    seed: settings.demoSeed,
  });
  const isFirst = demo && !(await isSeeded(database.db));
  if (isFirst) await step("架空の人たちを入れています / adding the invented people", () => firstStart(database.db));
  provideMailWords((kind, language, values) => {
    const words = wordsIn(language);
    return { subject: words.t(`mail:${kind}.subject`), text: words.t(`mail:${kind}.text`, values) };
  });
  const closeMailbox = demo && !settings.smtpUrl ? await openMailbox() : undefined;
  const beginWork = async () => {
    if (isFirst && settings.demoDay)
      await fillDemoDay(database.db, new Date()).catch((error) => log.error({ err: error }, "no day for the desk"));
    if (demo)
      await setNoticeAddresses(
        (institutionId) => `${portalUrl}${path("institution-notices", { institution: institutionId })}`,
      );
    return startWorkers({ demo });
  };
  const begun = beginWork();
  // Of a start that is not waited for nobody else would hear.
  begun.catch((error: unknown) => log.error({ err: error }, "the workers did not start"));
  // Only the day is not waited for: pages are served while it is filled in.
  if (!isFirst || !settings.demoDay) await begun;

  const pages = createRequestHandler(served.build, "production");
  const answer: RequestListener = (request, response) => {
    const nonce = randomBytes(16).toString("base64");
    served.files(request, response, () => void answerRequest(request, response, { pages, ping: database.ping, nonce }));
  };
  announce({ origin, demo, kind: database.kind });
  const close = async () => {
    const stopWorkers = await begun.catch(() => undefined);
    await stopWorkers?.();
    await closeMailbox?.();
    await database.close();
  };
  return { answer, close };
}

/** A demo without an SMTP server gets a mail provider of its own, whose one mailbox is shown at /simulator/mailbox. */
async function openMailbox(): Promise<() => Promise<void>> {
  const mailbox = await startMailbox();
  provideDemoMail(mailbox.smtpUrl);
  return mailbox.close;
}

function hostForLoopback(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
