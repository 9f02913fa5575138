/** What the other specs ask of every page, on one that is made wrong on purpose. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/portal";

async function writeIn(page: Page, color: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("heading", { level: 1 }).evaluate((heading, shade) => {
    const text = document.createElement("p");
    text.id = "faint";
    text.textContent = "うすい文字";
    text.style.color = shade;
    heading.after(text);
  }, color);
}

test("a text that is too faint is noticed: for anybody, and for weak eyes", async ({ page }) => {
  await writeIn(page, "rgb(30, 30, 30)");
  await expectAccessible(page);
  await writeIn(page, "rgb(153, 153, 153)");
  await expect(expectAccessible(page)).rejects.toThrow(/"color-contrast: #faint"/);
  await writeIn(page, "rgb(100, 100, 100)");
  await expect(expectAccessible(page)).rejects.toThrow(/"color-contrast-enhanced: #faint"/);
});
