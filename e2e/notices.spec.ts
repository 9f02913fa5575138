/**
 * Being told by mail: the address is proved with the number that was sent there, and a mail says nothing about what
 * happened.
 */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn } from "./fixtures/sign-in";

test.use({ javaScriptEnabled: false });

async function mailsFor(page: Page, address: string): Promise<string[]> {
  await page.goto("/simulator/mailbox");
  return page.getByRole("article").filter({ hasText: address }).allInnerTexts();
}

test("from the address to the first mail, and no more once it is stopped", async ({ page, fresh, words }) => {
  const [resident] = fresh("all-right");
  const address = "taro@example.jp";
  await signIn(page, resident);
  await page.goto("/me/notices");
  await page.getByRole("link", { name: words("notices:mail.begin") }).click();
  await page.getByLabel(words("notices:mail.address.label")).fill("taro(at)example.jp");
  await page.getByRole("button", { name: words("notices:mail.address.send") }).click();
  await expect(page.getByRole("main")).toContainText(words("notices:mail.address.invalid"));
  await expect(page.getByLabel(words("notices:mail.address.label"))).toHaveValue("taro(at)example.jp");
  await page.getByLabel(words("notices:mail.address.label")).fill(address);
  await page.getByRole("button", { name: words("notices:mail.address.send") }).click();
  await expect.poll(async () => (await mailsFor(page, address)).length).toBe(1);
  const [code] = await mailsFor(page, address);
  const number = /\d{6}/.exec(code ?? "")?.[0] ?? "";
  await page.goto("/me/notices/mail");
  await page.getByLabel(words("notices:mail.code.label")).fill("12");
  await page.getByRole("button", { name: words("notices:mail.code.send") }).click();
  await expect(page.getByRole("main")).toContainText(words("notices:mail.code.wrong_code"));
  await page.getByLabel(words("notices:mail.code.label")).fill(number);
  await page.getByRole("button", { name: words("notices:mail.code.send") }).click();
  await expect(page.getByRole("main")).toContainText(words("notices:mail.done"));

  await reportRecord(page, resident, "pension");
  await expect.poll(async () => (await mailsFor(page, address)).length).toBe(2);
  const [mail = ""] = await mailsFor(page, address);
  expect(mail).toContain(words("mail:notice.subject"));
  for (const value of [resident.nameKanji, "年金", "申し出"]) expect(mail).not.toContain(value);

  await page.goto("/me/notices");
  await page.getByRole("button", { name: words("notices:mail.stop") }).click();
  await expect(page.getByRole("main")).toContainText(words("notices:mail.stopped"));
  await reportRecord(page, resident, "household");
  await page.goto("/me/notices");
  await expect(page.getByRole("main")).toContainText(words("notices:kind.case_received", { scheme: "世帯の情報" }));
  expect(await mailsFor(page, address)).toHaveLength(2);
});

test("a mail that was refused stands on the desk's list, and goes out when it is sent again", async ({
  page,
  fresh,
  words,
}) => {
  const [resident] = fresh("daughter");
  const address = "refused@example.jp";
  await signIn(page, resident);
  await page.goto("/me/notices/mail");
  await page.getByLabel(words("notices:mail.address.label")).fill(address);
  await page.getByRole("button", { name: words("notices:mail.address.send") }).click();
  await expect(async () => {
    await signIn(page, "desk-agent", { returnTo: "/desk" });
    await expect(page.getByRole("main")).toContainText(words("desk:undelivered.topic.mail_code"), { timeout: 500 });
  }).toPass({ intervals: [500] });
  await expect(page.getByRole("main")).toContainText("SMTP 550");
  await expect(page.getByRole("main")).not.toContainText(address);
  await page.getByRole("button", { name: words("desk:undelivered.retry") }).click();
  await expect(page.getByRole("main")).toContainText(words("desk:undelivered.again"));
  await expect.poll(async () => (await mailsFor(page, address)).length).toBe(1);
});
