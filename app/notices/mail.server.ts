/** Sends mail over SMTP. A mail says that something happened and how to get here, never what or about whom. */
import nodemailer, { type Transporter } from "nodemailer";
import type { Language } from "../platform/display";
import { Undeliverable } from "../platform/outbox-entry.server";
import { settings } from "../platform/settings.server";
import { addressForMail } from "./mail-addresses";

export interface Mail {
  /** The same id for the same happening: a mail that was sent twice is recognised by it (RFC 5322, Message-ID). */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** From here on an SMTP answer is a refusal for good (RFC 5321, 4.2.1). */
const PERMANENT = 500;
/** A server that takes longer is tried again later. Milliseconds. */
const SMTP_TIMEOUT_MS = 10_000;

export type MailKind = "notice" | "code";
/** @param values what stands in the text: where the portal is, and for `code` the code */
export type MailWords = (
  kind: MailKind,
  language: Language,
  values: { origin: string; code?: string },
) => { subject: string; text: string };

let wordsOfMail: MailWords | undefined;

/** Called once by the composition root, and by tests. */
export function provideMailWords(words: MailWords): void {
  wordsOfMail = words;
}

/** @throws Error when nothing was started */
export function mailWords(kind: MailKind, language: Language, code?: string): { subject: string; text: string } {
  if (!wordsOfMail) throw new Error("provideMailWords was not called");
  return wordsOfMail(kind, language, { origin: settings().origin, ...(code ? { code } : {}) });
}

let transporter: { url: string; transport: Transporter } | undefined;
let providerOfDemo: string | undefined;

/** Where mail goes in a demo without an SMTP server of its own. Called once by the composition root. */
export function provideDemoMail(smtpUrl: string): void {
  providerOfDemo = smtpUrl;
}

/** @throws Undeliverable where the server refuses for good, Error where it cannot be reached or asks to come again */
export async function sendMail({ id, to, subject, text }: Mail): Promise<void> {
  const url = settings().smtpUrl ?? providerOfDemo;
  if (!url) throw new Error("no SMTP server is named");
  const { hostname } = new URL(settings().origin);
  const message = {
    from: settings().mailFrom,
    to: { name: "", address: addressForMail(to) },
    subject,
    text,
    messageId: `<${id}@${hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
  await transportTo(url)
    .sendMail(message)
    .catch((error: { responseCode?: number }) => {
      throw (error.responseCode ?? 0) >= PERMANENT ? new Undeliverable(`SMTP ${error.responseCode}`) : error;
    });
}

function transportTo(url: string): Transporter {
  if (transporter?.url !== url) {
    transporter?.transport.close();
    const timeouts = {
      connectionTimeout: SMTP_TIMEOUT_MS,
      greetingTimeout: SMTP_TIMEOUT_MS,
      socketTimeout: SMTP_TIMEOUT_MS,
    };
    transporter = { url, transport: nodemailer.createTransport({ url, ...timeouts }) };
  }
  return transporter.transport;
}
