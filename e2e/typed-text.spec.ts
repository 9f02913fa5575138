/**
 * What somebody types is not lost when the display is changed, the session ends, or something else was saved meanwhile;
 * without JavaScript.
 */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/portal";
import { presentCard, signIn } from "./fixtures/sign-in";
import { wordsIn } from "./fixtures/words";

test.use({ javaScriptEnabled: false });

const ja = wordsIn("ja");
const en = wordsIn("en");
const NEXT = ja("report:next");
const TEXT = "ゆっくり書いた、長い文章です。\n二行めもあります。";
const ENQUIRY = "/me/enquiries/new?topic=account";
const DETAILS = "/me/linkages/pension/report/details";

/** As far as the page on which a report is told in words. */
async function beginReport(page: Page): Promise<void> {
  await page.goto("/me/linkages/pension/report/kind");
  await page.getByText(ja("report:kinds.out_of_date.label")).click();
  await page.getByRole("button", { name: NEXT }).click();
  await expect(page).toHaveURL(new RegExp(`${DETAILS}$`));
}

const FORMS: [what: string, person: string, address: string, open: (page: Page) => Promise<unknown>][] = [
  ["a report's details", "variant-name", DETAILS, beginReport],
  ["an enquiry", "just-moved", ENQUIRY, (page) => page.goto(ENQUIRY)],
];

for (const [what, person, address, open] of FORMS) {
  const words = () => (address === DETAILS ? "textarea[name=details]" : "textarea[name=text]");

  test(`${what} stay while language and text size are changed`, async ({ page }) => {
    await signIn(page, person);
    await open(page);
    const field = page.locator(words());
    await field.fill(TEXT);
    await page.getByRole("button", { name: "English", exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${address.replace("?", "[?]")}$`));
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(field).toHaveValue(TEXT);

    await field.fill(`${TEXT} 三行め`);
    await page.getByRole("button", { name: new RegExp(`^${en("common:display.size")}`) }).click();
    await expect(page).toHaveURL(/\/display/);
    await page.getByText(en("display:sizes.200"), { exact: true }).click();
    await page.getByRole("button", { name: en("display:apply") }).click();
    await expect(field).toHaveValue(`${TEXT} 三行め`);
  });

  test(`${what} sent after the session's end are there again after the next sign-in, for nobody else`, async ({
    page,
    portal,
  }) => {
    await signIn(page, person);
    await open(page);
    const field = page.locator(words());
    await field.fill(TEXT);
    await portal.inDatabase("update sessions set last_seen_at = last_seen_at - interval '20 minutes'");

    await page.locator("main form button:not([name])").last().click();
    await expect(page.getByRole("main")).toContainText(ja("sign-in:choose.ended"));
    const returnTo = new URL(page.url()).searchParams.get("return-to") ?? "";
    expect(returnTo).toBe(address);
    await presentCard(page, "all-right", { returnTo });
    if (address === ENQUIRY) await expect(field).toHaveValue("");
    await page
      .getByRole("contentinfo")
      .getByRole("button", { name: ja("common:footer.signOut") })
      .click();
    await presentCard(page, person, { returnTo });
    await expect(field).toHaveValue(TEXT);
  });
}

test("a report's details stand beside what another page has saved meanwhile", async ({ page, context }) => {
  await signIn(page, "daughter");
  await beginReport(page);
  const other = await context.newPage();
  await other.goto(DETAILS);
  await other.locator("textarea[name=details]").fill("ほかの画面で書きました");
  await other.getByRole("button", { name: NEXT }).click();
  await page.locator("textarea[name=details]").fill(TEXT);
  await page.getByRole("button", { name: NEXT }).click();
  await expect(page.locator("textarea[name=details]")).toHaveValue(TEXT);
  await expect(page.getByRole("main")).toContainText("ほかの画面で書きました");
});

test("Enter in a field sends the form, and does not change the display", async ({ page }) => {
  await signIn(page, "daughter");
  await page.goto(ENQUIRY);
  await page.locator("textarea[name=text]").fill("1234 5678 9012 のことです");
  await page.locator("input[name=receipt]").press("Enter");
  const summary = page.locator("#error-summary");
  await expect(summary).toContainText("1234 5678 9012");
  await expect(summary.getByRole("link")).toHaveCount(2);
  await expect(page.locator("textarea[name=text]")).toHaveValue("1234 5678 9012 のことです");
  expect(new URL(page.url()).pathname).toBe("/me/enquiries/new");
});
