/** The settings of a running portal: read once from the environment, checked before anything starts. */
import { z } from "zod";
import { StartError } from "../../db/client";

const HOLDS_A_PASSWORD = ["DATABASE_URL", "SMTP_URL"];
const WHOLE = /^\d+$/;

const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z
    .string()
    .regex(WHOLE, "must be a number")
    .transform(Number)
    .pipe(z.number().max(65_535, "must be 65535 or less"))
    .default(3000),
  ORIGIN: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://himozuke.example.jp", abort: true })
    .refine(
      (url) => new URL(url).origin === url,
      "must hold scheme and host only, without a path or a slash at the end",
    )
    .optional(),
  DATA_DIR: z.string().min(1).default("var/data"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be postgres://user:password@host:port/database" })
    .optional(),
  DEMO: z.enum(["on", "off", "on,on"], "must be on or off").optional(),
  DEMO_PACE: z.enum(["quick", "rushed", "real"], "must be quick, rushed or real").default("quick"),
  DEMO_DAY: z.enum(["on", "off"], "must be on or off").default("on"),
  DEMO_SEED: z.string().min(1).default("himozuke"),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be smtp://user:password@host:port or smtps://…" }).optional(),
  MAIL_FROM: z.email("must be an e-mail address").optional(),
});

export interface Settings {
  host: string;
  port: number;
  /** Where browsers reach the portal; the WebAuthn origin and RP id come from it, never from a header. */
  origin: string;
  rpId: string;
  secure: boolean;
  dataDir: string;
  databaseUrl: string | undefined;
  /** The invented people, their PINs on the sign-in page, and institutions that answer within seconds. */
  demo: boolean;
  /** `quick`: simulated institutions take seconds, and a day of a target twenty. */
  demoPace: "quick" | "rushed" | "real";
  /** Whether the desk begins with a day of work. */
  demoDay: boolean;
  /** From which the simulated institutions draw what they do differently. */
  demoSeed: string;
  /** The server that takes mail; without one nobody is offered mail. */
  smtpUrl: string | undefined;
  mailFrom: string;
}

/**
 * @param env the process environment; an empty value counts as not set
 * @throws StartError with one line that names the setting and what it must be
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name] || undefined]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    throw new StartError(
      `${name}: ${issue?.message}${HOLDS_A_PASSWORD.includes(name) ? "" : ` (it is "${given[name]}")`}`,
    );
  }
  const { HOST, PORT, ORIGIN, DATA_DIR, DATABASE_URL, DEMO, DEMO_PACE, DEMO_DAY, DEMO_SEED, SMTP_URL, MAIL_FROM } =
    parsed.data;
  const origin = ORIGIN ?? `http://localhost:${PORT}`;
  const { hostname, protocol } = new URL(origin);
  const demo = DEMO ? DEMO !== "off" : !DATABASE_URL;
  if (demo && !isThisMachine(hostname) && DEMO !== "on,on")
    throw new StartError(
      `DEMO shows every PIN, and ORIGIN ${origin} is not this machine: set DEMO=off, or say it twice with DEMO=on,on`,
    );
  return {
    host: HOST,
    port: PORT,
    origin,
    rpId: hostname,
    secure: protocol === "https:",
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    demo,
    demoPace: DEMO_PACE,
    demoDay: DEMO_DAY === "on",
    demoSeed: DEMO_SEED,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM ?? `no-reply@${hostname}`,
  };
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}

let current: Settings | undefined;

/** Called once by the composition root, and by tests. */
export function provideSettings(settings: Settings): void {
  current = settings;
}

/** @throws Error when nothing was started */
export function settings(): Settings {
  if (!current) throw new Error("provideSettings was not called");
  return current;
}
