/** Watching it being put right: what changes on an open page is said there, and nothing moves. */
import type { Page } from "@playwright/test";
import { lookAgainUntil } from "./fixtures/look-again";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn } from "./fixtures/sign-in";
import { wordsIn } from "./fixtures/words";

test.use({ pace: "rushed" });

const words = wordsIn("ja");
const bar = (page: Page) => page.locator(".changes");
/** As the case's own path says it. */
const told = (step: string) => words("change:told", { scheme: "健康保険証", step: words(`cases:step.${step}`) });

/** Marks the page, so that one that was loaded anew is known. */
const mark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset["marked"] = "yes"));
const isMarked = (page: Page) => page.evaluate(() => document.documentElement.dataset["marked"] === "yes");

/** Where everything in the page stands. */
const places = (page: Page) =>
  page
    .locator("main *:not(.changes, .changes *, [role=status])")
    .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));

test("the institution's steps are said on the case, at home and on the record, and shown when asked for", async ({
  page,
  context,
  fresh,
}) => {
  const [resident] = fresh("all-right");
  await signIn(page, resident);
  const [home, record] = [await context.newPage(), await context.newPage()];
  const receipt = await reportRecord(page, resident, "health-insurance-card");
  const open: [Page, string][] = [
    [page, `/me/cases/${receipt}`],
    [home, "/me"],
    [record, "/me/linkages/health-insurance-card"],
  ];
  for (const [one, address] of open) {
    await one.goto(address);
    await expect(one.getByRole("status")).toBeEmpty();
    await expect(bar(one)).toBeHidden();
    await mark(one);
  }
  for (const [one] of open) {
    await expect(one.getByRole("status")).toHaveText(told("viewing_resumed.done"));
    await expect(bar(one)).toBeVisible();
    expect(await isMarked(one)).toBe(true);
  }
  await bar(home)
    .getByRole("button", { name: words("change:later") })
    .click();
  await expect(bar(home)).toBeHidden();
  expect(await isMarked(home)).toBe(true);
  await bar(page).getByText(words("change:anew")).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("cases:heading.viewing_resumed"));
  await expect(page.getByRole("status")).toBeEmpty();
});

for (const [name, display, viewport] of [
  ["wide", {}, { width: 1280, height: 900 }],
  ["320 px wide, text 200 %", { textSize: 200 }, { width: 320, height: 640 }],
] as const)
  test.describe(name, () => {
    test.use({ display, viewport });

    test("whoever types on the case goes on typing, sees nothing move, and keeps the text", async ({
      page,
      browser,
      portal,
      fresh,
    }) => {
      const [resident] = fresh("all-right");
      await signIn(page, resident);
      const receipt = await reportRecord(page, resident, "health-insurance-card");
      await page.goto(`/me/cases/${receipt}`);
      await lookAgainUntil(page, words("cases:heading.viewing_resumed"));
      await page.getByText(words("cases:review.wrong"), { exact: true }).click();
      const field = page.getByLabel(words("cases:review.what"));
      await field.pressSequentially("まだ住所が");
      await mark(page);
      const before = await places(page);

      // The same person on another device says that all is well.
      const elsewhere = await browser.newPage({ baseURL: portal.origin });
      await signIn(elsewhere, resident, { returnTo: `/me/cases/${receipt}` });
      await elsewhere.getByText(words("cases:review.right"), { exact: true }).click();
      await elsewhere.getByRole("button", { name: words("cases:review.send") }).click();
      await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText(words("cases:heading.closed"));
      await elsewhere.close();

      await expect(page.getByRole("status")).toHaveText(told("closed.done"));
      expect(before.length).toBeGreaterThan(20);
      expect(await places(page)).toEqual(before);
      expect(await isMarked(page)).toBe(true);
      await expect(field).toBeFocused();
      await page.keyboard.type("ちがいます");
      await expect(field).toHaveValue("まだ住所がちがいます");
      const [said, typed] = [await bar(page).boundingBox(), await field.boundingBox()];
      if (!said || !typed) throw new Error("not to be seen");
      const isCovered = said.y < typed.y + typed.height && typed.y < said.y + said.height;
      expect(isCovered, "the bar lies on the field").toBe(false);
      // All of it is seen: the sentence and both ways to go on.
      expect(await bar(page).evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
      await page.emulateMedia({ media: "print" });
      await expect(bar(page)).toBeHidden();
      await page.emulateMedia({ media: "screen" });
      await bar(page).getByText(words("change:anew")).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("cases:heading.closed"));
    });
  });

test("only a page that is seen listens, and hears afterwards what it has missed", async ({ page, fresh }) => {
  const [resident] = fresh("all-right");
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "health-insurance-card");
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/changes?") && asked.push(request.url()));
  await page.addInitScript(
    "Object.defineProperty(document, 'visibilityState', { get: () => document.documentElement.dataset.seen ?? 'hidden' })",
  );
  await page.goto(`/me/cases/${receipt}`);
  await expect
    .poll(async () => (await page.request.get(`/me/cases/${receipt}`)).text(), { intervals: [500], timeout: 300_000 })
    .toContain('id="review"');
  expect(asked).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.dataset["seen"] = "visible";
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(page.getByRole("status")).toHaveText(told("viewing_resumed.done"));
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("each of the pages says when it was so and shows itself anew; a text half written stays", async ({
    page,
    fresh,
  }) => {
    const [resident] = fresh("all-right");
    await signIn(page, resident);
    const receipt = await reportRecord(page, resident, "health-insurance-card");
    for (const address of ["/me", "/me/linkages/health-insurance-card", `/me/cases/${receipt}`]) {
      await page.goto(address);
      const time = page.locator(".state-time").first();
      await expect(time).toContainText(/\d+時\d+分の様子です/);
      await time.getByRole("link", { name: words("change:anew") }).click();
      await expect(page).toHaveURL(address);
      await expect(bar(page)).toBeHidden();
    }
    await lookAgainUntil(page, words("cases:heading.viewing_resumed"));
    await page.getByText(words("cases:review.wrong"), { exact: true }).click();
    await page.getByLabel(words("cases:review.what")).fill("書きかけです");
    await page
      .locator(".state-time > p")
      .getByRole("button", { name: words("change:anew") })
      .click();
    await expect(page).toHaveURL(`/me/cases/${receipt}`);
    await expect(page.getByLabel(words("cases:review.what"))).toHaveValue("書きかけです");
  });
});
