import nodemailer from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../../test/test-database";
import { openCastPortal } from "../../test/cast-portal";
import { listMails, type Mailbox, startMailbox } from "./mailbox.server";

let opened: TestDatabase;
let mailbox: Mailbox;
beforeAll(async () => {
  opened = await openCastPortal();
  mailbox = await startMailbox();
});
afterAll(async () => {
  await mailbox.close();
  await opened.close();
});

const send = (to: string) =>
  nodemailer
    .createTransport(mailbox.smtpUrl)
    .sendMail({ from: "portal@example.jp", to, subject: "お知らせ", text: "見てください" });

test("mail is kept as it came; only the first to an address that asks for it is refused for good", async () => {
  await expect(send("refused@example.jp")).rejects.toMatchObject({ responseCode: 550 });
  await send("taro@example.jp");
  await send("refused@example.jp");
  expect((await listMails()).map(({ recipient, subject }) => `${recipient} ${subject}`)).toEqual([
    "refused@example.jp お知らせ",
    "taro@example.jp お知らせ",
  ]);
});
