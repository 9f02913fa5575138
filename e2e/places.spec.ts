/** The head of every signed-in page: the places in it, and how little of the screen it takes. */
import type { Page } from "@playwright/test";
import { atDesk, findInCall } from "./fixtures/desk";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn } from "./fixtures/sign-in";

const placesOf = (page: Page) => page.getByRole("navigation", { name: "おもな場所" });

/** Each row of the places is told by its upper edge. */
async function rowsOf(page: Page): Promise<number> {
  const tops = await placesOf(page)
    .getByRole("listitem")
    .evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().top)));
  return new Set(tops).size;
}

test.describe("320 px wide, text 200 %, without JavaScript", () => {
  test.use({ viewport: { width: 320, height: 640 }, display: { textSize: 200 }, javaScriptEnabled: false });

  test("the first screen says what the page is about, and the places are behind one word", async ({
    page,
    fresh,
    words,
  }) => {
    const [resident] = fresh("wrong-insurance");
    await signIn(page, resident);
    const receipt = await reportRecord(page, resident, "pension");
    for (const path of ["/me", "/me/linkages", "/me/linkages/health-insurance-card", `/me/cases/${receipt}`]) {
      await page.goto(path);
      const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
      expect.soft(heading?.y, `${path}: from the top to the h1`).toBeLessThan(420);
    }
    await expect(placesOf(page)).toBeHidden();
    await page.locator("summary", { hasText: words("common:places.menu") }).click();
    await placesOf(page)
      .getByRole("link", { name: words("common:places.cases"), exact: true })
      .click();
    await expect(page).toHaveURL(/\/me\/cases$/);
    await page.locator("summary", { hasText: words("common:places.menu") }).click();
    await placesOf(page)
      .getByRole("button", { name: words("common:footer.signOut") })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("sign-in:signedOut.heading"));
  });
});

test("the places stand in two rows at 360 px, and in one from 640 px", async ({ page, fresh, words }) => {
  const [resident] = fresh("wifes-account");
  await signIn(page, resident);
  await reportRecord(page, resident, "pension");
  for (const [width, rows] of [
    [360, 2],
    [640, 1],
    [1024, 1],
  ] as const) {
    await page.setViewportSize({ width, height: 640 });
    for (const [path, place] of [
      ["/me", "home"],
      ["/me/mandates", "mandates"],
      ["/me/notices", "notices"],
      ["/me/linkages/pension", "linkages"],
    ] as const) {
      await page.goto(path);
      const current = placesOf(page).locator("[aria-current]");
      await expect(current).toHaveCount(1);
      await expect(current).toContainText(words(`common:places.${place}`));
      expect.soft(await rowsOf(page), `${path} at ${width} px`).toBe(rows);
    }
  }
});

test("the desk sees the places of whom it looks at, as far as it may", async ({ browser, fresh, portal, words }) => {
  const [caller] = fresh("wrong-insurance");
  const agent = await atDesk(browser, portal, "desk-agent", false);
  await findInCall(agent, words, caller);
  await expect(agent).toHaveURL(/\/s-/);
  const hrefs = await placesOf(agent)
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.map((href) => href.replace(/^\/s-[^/]+/, ""))).toEqual(["", "/linkages", "/cases"]);
  for (const href of hrefs.filter((one) => one.startsWith("/"))) {
    const answer = await agent.request.get(href);
    expect(answer.status(), href).toBe(200);
    expect(href).toMatch(/^\/s-/);
  }
  await agent.context().close();
});
