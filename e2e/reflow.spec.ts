/** At 320 px nothing sticks out, whatever the size of the text: also where the browser itself makes it larger. */
import type { Page } from "@playwright/test";
import type { Person } from "../test/people";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn, signWithCard } from "./fixtures/sign-in";
import { expectNoSideways } from "./fixtures/variants";
import type { Words } from "./fixtures/words";

test.use({ viewport: { width: 320, height: 640 }, bypassCSP: true });

/** @returns the path of the mandate that was signed */
async function offerMandate(page: Page, who: Person, words: Words): Promise<string> {
  const next = () =>
    page
      .getByRole("main")
      .getByRole("button", { name: words("mandates:step.next") })
      .click();
  await page.goto("/me/mandates/offer");
  await page.getByRole("textbox").fill("仮名 ゆりえ");
  await next();
  await page.getByText(words("mandates:scope.report.label"), { exact: true }).click();
  await next();
  await page.getByText(words("mandates:extent.all"), { exact: true }).click();
  await next();
  await page.getByText(words("mandates:months.3"), { exact: true }).click();
  await next();
  await page.getByRole("button", { name: words("mandates:step.sign") }).click();
  await signWithCard(page, who, { words });
  await expect(page).toHaveURL(/\/me\/mandates\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

/** As a browser does whose own text is large. */
async function expectReflow(page: Page, path: string, percents: readonly number[]): Promise<void> {
  await page.goto(path);
  for (const percent of percents) {
    await page.addStyleTag({ content: `html { font-size: ${percent}% !important; }` });
    await expectNoSideways(page);
  }
}

test("a mandate, its paper, a case, home and the reader fit at 100 to 300 %", async ({ page, fresh, words }) => {
  const [resident] = fresh("wifes-account");
  await page.goto(`/reader?card=${resident.card.serial}`);
  await expectReflow(page, page.url(), [100, 200, 300]);
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "pension");
  const mandate = await offerMandate(page, resident, words);
  for (const path of ["/me", `/me/cases/${receipt}`, mandate, `${mandate}/print`, "/me/linkages"])
    await expectReflow(page, path, [100, 150, 200, 300]);
});

test.describe("in English", () => {
  test.use({ display: { language: "en" } });
  test("home and the list fit, with names of schemes that are longer than a line", async ({ page }) => {
    await signIn(page, "wrong-insurance");
    for (const path of ["/me", "/me/linkages"]) await expectReflow(page, path, [100, 150, 200]);
  });
});
