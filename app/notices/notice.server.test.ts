/**
 * What a resident is told: each change of state once, in the inbox and, where it is wished, by a mail that says nothing
 * about it.
 */
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { and, eq, isNull } from "drizzle-orm";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries, cases, mailAddresses, outbox } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { signInAtDesk, fileReportAs, openCastPortal, ORIGIN, viewAs } from "../../test/cast-portal";
import { people, person } from "../../test/people";
import { wordsIn } from "../platform/i18n.server";
import { type InstitutionStep, takeInstitutionStep } from "../institutions/institution-step.server";
import { confirmMailAddress, getMailStanding, removeMailAddress, setMailAddress } from "./mail-address.server";
import { provideMailWords } from "./mail.server";
import { countUnread, readInbox } from "./notice.server";
import { deliverOutbox } from "../platform/outbox.server";
import { readSettings, provideSettings } from "../platform/settings.server";
import { listUndelivered, retryUndelivered } from "../desk/undelivered.server";

let opened: TestDatabase;
let at: Date;
let server: SMTPServer;
let mails: Email[] = [];
/** As the SMTP server was told them. */
let recipients: string[] = [];
/** What the SMTP server answers to the next recipients. */
let refusal: number | undefined;
/** What happens elsewhere before the server refuses. */
let beforeRefusal: (() => PromiseLike<unknown>) | undefined;

beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
  provideMailWords((kind, language, values) => {
    const words = wordsIn(language);
    return { subject: words.t(`mail:${kind}.subject`), text: words.t(`mail:${kind}.text`, values) };
  });
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _, done) => {
      recipients.push(address);
      void Promise.resolve(refusal && beforeRefusal?.()).then(() =>
        done(refusal ? Object.assign(new Error("refused"), { responseCode: refusal }) : undefined),
      );
    },
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => void PostalMime.parse(Buffer.concat(chunks)).then((mail) => (mails.push(mail), done())));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provideSettings(
    readSettings({ ORIGIN, SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` }),
  );
});
beforeEach(() => {
  mails = [];
  recipients = [];
  refusal = undefined;
  beforeRefusal = undefined;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await opened.close();
});

async function reported(key: string, scheme: "pension" | "health-insurance-card" = "pension") {
  const viewing = await viewAs(key, { at });
  const receipt = await fileReportAs(viewing, key, { scheme, kind: "another_person" });
  const send = async (step: InstitutionStep) => {
    const [row] = await opened.db
      .select()
      .from(cases)
      .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)));
    if (!row) throw new Error("the case is gone");
    return takeInstitutionStep({
      institutionId: row.institutionId,
      caseId: row.caseId,
      step,
      version: row.version,
      key: randomUUID(),
      at,
    });
  };
  return { viewing, receipt, send };
}

/** The address is wished and proved with the code of the mail. */
async function wishMail(key: string, address = `${key}@example.jp`) {
  const viewing = await viewAs(key, { at });
  expect(await setMailAddress(viewing, { address, language: "ja" })).toEqual({ ok: true });
  await deliverOutbox(at);
  const code = /\d{6}/.exec(mails.at(-1)?.text ?? "")?.[0] ?? "";
  expect(await confirmMailAddress(viewing, code)).toEqual({ ok: true });
  mails = [];
  return viewing;
}

describe("the inbox", () => {
  test("tells each change of state once, in order, and counts what was not opened yet", async () => {
    const of = await reported("all-right");
    await of.send({ event: "acknowledge" });
    await of.send({ event: "find", finding: "mislinkage", reason: "くらべました" });
    expect(await countUnread(of.viewing)).toBe(3);
    const { notices } = await readInbox(of.viewing);
    expect(notices.map(({ kind, isNew }) => [kind, isNew])).toEqual([
      ["case_found_mislinkage", true],
      ["case_acknowledged", true],
      ["case_received", true],
    ]);
    expect(notices.every(({ about }) => about.receipt === of.receipt)).toBe(true);
    expect(await countUnread(of.viewing)).toBe(0);
    expect((await readInbox(of.viewing)).notices.map(({ isNew }) => isNew)).toEqual([false, false, false]);
  });

  test("no error and viewing again are one change, told once", async () => {
    const of = await reported("wifes-account");
    await of.send({ event: "acknowledge" });
    await of.send({ event: "find", finding: "no_error", reason: "くらべました" });
    const kinds = (await readInbox(of.viewing)).notices.map(({ kind }) => kind);
    expect(kinds).toEqual(["case_resumed_no_error", "case_acknowledged", "case_received"]);
  });

  test("another's notices are nobody else's", async () => {
    const of = await reported("latin-name");
    const stranger = await viewAs("variant-name", { at });
    expect((await readInbox(stranger)).notices).toEqual([]);
    expect(await countUnread(stranger)).toBe(0);
    expect(await countUnread(of.viewing)).toBe(1);
  });
});

describe("mail", () => {
  test("goes out once for each notice, says nothing about it, and names the happening in its Message-ID", async () => {
    await wishMail("daughter");
    const of = await reported("daughter", "health-insurance-card");
    await deliverOutbox(at);
    await deliverOutbox(at);
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail?.to?.[0]?.address).toBe("daughter@example.jp");
    expect(mail?.text).toContain(`${ORIGIN}/me/notices`);
    const [newest] = (await readInbox(of.viewing)).notices;
    expect(mail?.messageId).toBe(`<${newest?.noticeId}@localhost>`);
    const whole = `${mail?.subject} ${mail?.text}`;
    const telling = people.flatMap(({ nameKanji, nameKana, address, birthDate }) => [
      nameKanji,
      nameKana,
      address,
      birthDate,
    ]);
    for (const value of [...telling, of.receipt, "健康保険", "みほん市"]) expect(whole).not.toContain(value);
  });

  test("not for what was read meanwhile, and not once it is no longer wished", async () => {
    const viewing = await wishMail("certificate-ends-soon");
    const of = await reported("certificate-ends-soon");
    mails = [];
    await of.send({ event: "acknowledge" });
    await readInbox(viewing);
    await deliverOutbox(at);
    expect(mails).toHaveLength(0);
    await of.send({ event: "ask", question: "いつからですか" });
    await removeMailAddress(viewing);
    await deliverOutbox(at);
    expect(mails).toHaveLength(0);
    expect(await getMailStanding(viewing)).toMatchObject({ state: "none", address: undefined });
  });

  test("nothing goes to an address before its code came back; guessing ends after five tries, also all at once", async () => {
    const viewing = await viewAs("missing-handbook", { at });
    await setMailAddress(viewing, { address: "typo@example.jp", language: "en" });
    await deliverOutbox(at);
    const code = /\d{6}/.exec(mails[0]?.text ?? "")?.[0] ?? "";
    expect(mails[0]?.subject).toBe(wordsIn("en").t("mail:code.subject"));
    await reported("missing-handbook");
    await deliverOutbox(at);
    expect(mails).toHaveLength(1);
    const wrong = code === "000000" ? "000001" : "000000";
    const guesses = await Promise.all(Array.from({ length: 7 }, () => confirmMailAddress(viewing, wrong)));
    expect(guesses.filter((guess) => !guess.ok && guess.reason === "wrong_code")).toHaveLength(4);
    expect(await confirmMailAddress(viewing, code)).toEqual({ ok: false, reason: "over" });
  });

  test("the code is kept as a hash only, and for half an hour", async () => {
    const viewing = await viewAs("childs-account", { at });
    await setMailAddress(viewing, { address: "child@example.jp", language: "ja" });
    await deliverOutbox(at);
    const code = /\d{6}/.exec(mails[0]?.text ?? "")?.[0] ?? "none";
    const own = eq(mailAddresses.residentId, viewing.subject);
    expect(JSON.stringify(await opened.db.select().from(mailAddresses).where(own))).not.toContain(code);
    expect(
      JSON.stringify(await opened.db.select().from(outbox).where(eq(outbox.residentId, viewing.subject))),
    ).not.toContain(code);
    expect(await confirmMailAddress({ ...viewing, at: new Date(at.getTime() + 31 * 60_000) }, code)).toEqual({
      ok: false,
      reason: "over",
    });
  });

  test.each(["", "x", "a@b", "a b@example.jp", "a@example.jp\nBcc: b@example.jp", `${"x".repeat(250)}@example.jp`])(
    "%j is no address",
    async (address) => {
      expect(await setMailAddress(await viewAs("latin-name", { at }), { address, language: "ja" })).toEqual({
        ok: false,
        reason: "not_an_address",
      });
    },
  );
});

describe("what cannot be delivered", () => {
  const ofDesk = async () => (await listUndelivered()).rows.filter(({ topic }) => topic === "mail_notice");

  test("is tried again with growing pauses; refused for good it waits for the desk, which sends it again", async () => {
    await wishMail("variant-name");
    refusal = 450;
    await reported("variant-name");
    const own = and(eq(outbox.residentId, person("variant-name").id), eq(outbox.topic, "mail_notice"));
    const pauses: number[] = [];
    for (let now = at, attempt = 1; attempt <= 4; attempt++) {
      await deliverOutbox(now);
      const [row] = await opened.db.select().from(outbox).where(own);
      pauses.push((row?.nextAttemptAt.getTime() ?? 0) - now.getTime());
      now = row?.nextAttemptAt ?? now;
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(await ofDesk()).toEqual([]);
    refusal = 550;
    const [row] = await opened.db.select().from(outbox).where(own);
    await deliverOutbox(row?.nextAttemptAt ?? at);
    const [dead] = await ofDesk();
    expect(dead).toMatchObject({ attempts: 5, lastError: "SMTP 550" });
    expect(JSON.stringify(dead)).not.toContain("@");
    refusal = undefined;
    await deliverOutbox(new Date(at.getTime() + 86_400_000));
    expect(mails).toHaveLength(0);
    expect(await retryUndelivered(await signInAtDesk("desk-auditor", at), dead?.outboxId ?? "")).toBe(false);
    const agent = await signInAtDesk("desk-agent", at);
    expect(await retryUndelivered(agent, dead?.outboxId ?? "")).toBe(true);
    expect(await retryUndelivered(agent, dead?.outboxId ?? "")).toBe(false);
    const noted = await opened.db.select().from(auditEntries).where(eq(auditEntries.action, "desk_retried"));
    expect(noted.map(({ residentId, target }) => ({ residentId, target }))).toEqual([
      { residentId: agent.staffId, target: dead?.outboxId },
    ]);
    await deliverOutbox(at);
    expect(mails).toHaveLength(1);
    expect(await ofDesk()).toEqual([]);
  });

  test("a worker that was killed while it delivered leaves the row to the next one, which finds it after the claim", async () => {
    await wishMail("strangers-account");
    const of = await reported("strangers-account");
    mails = [];
    await of.send({ event: "acknowledge" });
    const own = and(
      eq(outbox.residentId, of.viewing.subject),
      eq(outbox.topic, "mail_notice"),
      isNull(outbox.deliveredAt),
    );
    // As a killed worker leaves it: claimed, and neither delivered nor failed.
    await opened.db
      .update(outbox)
      .set({ attempts: 1, nextAttemptAt: new Date(at.getTime() + 60_000) })
      .where(own);
    await deliverOutbox(at);
    expect(mails).toHaveLength(0);
    await deliverOutbox(new Date(at.getTime() + 60_000));
    expect(mails).toHaveLength(1);
  });

  test("a worker that fails after its claim ran out does not give up what another has delivered meanwhile", async () => {
    await wishMail("without-consent");
    const of = await reported("without-consent");
    mails = [];
    await of.send({ event: "acknowledge" });
    const own = and(
      eq(outbox.residentId, of.viewing.subject),
      eq(outbox.topic, "mail_notice"),
      isNull(outbox.deliveredAt),
    );
    const [row] = await opened.db.select().from(outbox).where(own);
    refusal = 550;
    // The other one claims and delivers while this one's server takes its time to refuse.
    beforeRefusal = () =>
      opened.db
        .update(outbox)
        .set({ attempts: 2, deliveredAt: at })
        .where(eq(outbox.outboxId, row?.outboxId ?? ""));
    await deliverOutbox(at);
    expect(await ofDesk()).toEqual([]);
  });

  test("a code that is sent again, as a new one, is another mail", async () => {
    const viewing = await viewAs("swapped-son", { at });
    await setMailAddress(viewing, { address: "son@example.jp", language: "ja" });
    await deliverOutbox(at);
    // As a worker that was killed before it could mark the row leaves it.
    await opened.db
      .update(outbox)
      .set({ deliveredAt: null })
      .where(and(eq(outbox.residentId, viewing.subject), eq(outbox.topic, "mail_code")));
    await deliverOutbox(new Date(at.getTime() + 60_000));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(await confirmMailAddress(viewing, /\d{6}/.exec(mails[1]?.text ?? "")?.[0] ?? "")).toEqual({ ok: true });
  });

  test("an address with dots as a carrier gave them out is told to the server in quotation marks", async () => {
    const viewing = await viewAs("swapped-mother", { at });
    expect(await setMailAddress(viewing, { address: "hana&mihon.@example.jp", language: "ja" })).toEqual({ ok: true });
    await deliverOutbox(at);
    expect(recipients).toEqual(['"hana&mihon."@example.jp']);
    expect(mails[0]?.to).toEqual([{ name: "", address: '"hana&mihon."@example.jp' }]);
  });

  test("two workers at once deliver each row once", async () => {
    await wishMail("just-moved");
    const of = await reported("just-moved");
    mails = [];
    await of.send({ event: "acknowledge" });
    await Promise.all([deliverOutbox(at), deliverOutbox(at), deliverOutbox(at)]);
    expect(mails).toHaveLength(1);
  });
});
