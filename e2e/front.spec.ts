import { expectAccessible } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/portal";
import { eachVariant, expectNoSideways } from "./fixtures/variants";

eachVariant("the front page leads to the cards", async ({ page, words }) => {
  await page.goto("/");
  await expectNoSideways(page);
  await page
    .getByRole("main")
    .getByRole("link", { name: words("front:signIn") })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("sign-in:choose.heading"));
  await expectNoSideways(page);
});

for (const path of ["/", "/sign-in", "/display", "/sign-in/problem/locked", "/nothing-here"]) {
  test(`${path} is accessible`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });
}

test.describe("whose browser prefers English", () => {
  test.use({ locale: "en-US" });
  test("reads English from the first page on, until another language is chosen", async ({ page, portal }) => {
    const answer = await page.goto("/");
    expect(answer?.headers()["vary"]).toContain("Accept-Language");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "日本語", exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    await page.goto(`${portal.origin}/sign-in`);
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  });
});
