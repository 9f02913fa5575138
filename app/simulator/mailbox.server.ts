/**
 * The simulated mail provider: a real SMTP server on the loopback address that keeps what it takes in, for a demo to
 * look at.
 */
import type { AddressInfo } from "node:net";
import { desc } from "drizzle-orm";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { v7 as uuidv7 } from "uuid";
import { simulatedMails } from "../../db/schema/simulator";
import { world } from "./world.server";

export interface Mailbox {
  smtpUrl: string;
  close(): Promise<void>;
}

const LARGEST_MAIL_BYTES = 64 * 1024;
/**
 * The first mail to an address that begins so is refused for good: the desk sees what was given up, and sends it again.
 */
const REFUSED_ONCE = /^refused/i;

/** Starts the server on a free port of this machine. */
export async function startMailbox(): Promise<Mailbox> {
  const refused = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    size: LARGEST_MAIL_BYTES,
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (!REFUSED_ONCE.test(address) || refused.has(address)) return done();
      refused.add(address);
      done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        keepMail(Buffer.concat(chunks), recipients).then(() => done(), done);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return { smtpUrl: `smtp://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function keepMail(raw: Buffer, recipients: readonly string[]): Promise<void> {
  const { subject = "", text = "" } = await PostalMime.parse(raw);
  for (const recipient of recipients)
    await world()
      .db.insert(simulatedMails)
      .values({ mailId: uuidv7(), at: new Date(), recipient, subject, body: text });
}

export interface KeptMail {
  at: Date;
  recipient: string;
  subject: string;
  body: string;
}

const SHOWN = 50;

/** @returns the mails that came in, the newest first */
export async function listMails(): Promise<KeptMail[]> {
  return world().db.select().from(simulatedMails).orderBy(desc(simulatedMails.mailId)).limit(SHOWN);
}
