/**
 * The journey for which all of this is built: another person's insurance is reported, hidden, corrected and shown
 * again, in large Japanese text without JavaScript.
 */
import { lookAgainUntil } from "./fixtures/look-again";
import { expect, test } from "./fixtures/portal";
import { signIn, signWithCard } from "./fixtures/sign-in";

test.use({ javaScriptEnabled: false, display: { textSize: 200 } });

test("from sign-in to the confirmed correction", async ({ page, fresh, words }) => {
  const [resident] = fresh("wrong-insurance");
  await signIn(page, resident);
  await page.getByRole("main").getByRole("link", { name: "健康保険証をたしかめる" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("住所がちがっています");
  await page.getByRole("button", { name: words("common:answers.wrong") }).click();
  await page.getByText(words("report:kinds.another_person.label")).click();
  await page.getByRole("button", { name: words("report:next") }).click();
  await page.getByRole("textbox").fill("保険証の番号がちがいます。");
  await page.getByRole("button", { name: words("report:next") }).click();
  await page.getByText(words("report:contact.portal.label")).click();
  await page.getByRole("button", { name: words("report:next") }).click();
  await page.getByRole("button", { name: words("report:check.sign") }).click();
  await signWithCard(page, resident);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("cases:received.heading"));
  await expect(page).toHaveURL(/\/me\/cases\/\d{4}-\d{4}-\d\/received$/);
  // A doctor may be needed before it is put right: the certificate is asked for at once, online.
  await page.getByRole("link", { name: words("cases:meanwhile.link") }).click();
  await expect(page.getByRole("main")).toContainText(words("certificate:offered.under_correction"));
  await expect(page.getByRole("link", { name: words("certificate:ask.link") })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: words("cases:received.follow") }).click();
  const caseUrl = page.url();

  for (const scheme of ["health-insurance-card", "treatment-medicine", "insured-number"]) {
    await page.goto(`/me/linkages/${scheme}`);
    await expect(page.getByRole("main")).not.toContainText("＊");
    await expect(page.getByRole("main").getByRole("link", { name: words("linkage:toCase") })).toBeVisible();
  }

  await page.goto(caseUrl);
  await lookAgainUntil(page, words("cases:step.found_another_person.done"));
  await lookAgainUntil(page, words("cases:path.leakHeading"));
  await lookAgainUntil(page, words("cases:heading.viewing_resumed"));
  const { neverShown } = resident;
  for (const value of neverShown) expect(await page.content()).not.toContain(value);

  await page.goto("/me/linkages/health-insurance-card");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("ちがっています");
  await page.goto(caseUrl);
  await page.getByText(words("cases:review.right"), { exact: true }).click();
  await page.getByRole("button", { name: words("cases:review.send") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("cases:heading.closed"));
  await page.goto("/me");
  await expect(page.getByRole("main")).not.toContainText("たしかめてほしい");
});
