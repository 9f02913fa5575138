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
