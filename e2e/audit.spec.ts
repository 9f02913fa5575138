/**
 * What the desk looks at is looked at too: unusual looks by a supervisor, all of them by the auditor; and what must
 * stay hidden is not there.
 */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { atDesk, findInCall } from "./fixtures/desk";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";

async function expectNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test.describe("with no other looks than these", () => {
  test.use({ ownPortal: true });

  test("an agent who looks at somebody of the own house is seen by the supervisor and the auditor, and the resident reads that the records were checked", async ({
    page: resident,
    fresh,
    portal,
    browser,
    words,
  }) => {
    const [looked] = fresh("strangers-account");
    const agent = await atDesk(browser, portal, "desk-agent", false);
    await findInCall(agent, words, looked);
    await expect(agent).toHaveURL(/\/s-/);
    expect((await agent.request.get("/desk/audit")).status()).toBe(404);
    expect((await agent.request.get("/desk/unusual")).status()).toBe(404);

    const supervisor = await atDesk(browser, portal, "desk-supervisor");
    await supervisor.goto("/desk/unusual");
    await expect(supervisor.getByText(words("desk-audit:unusual.marks.own_family"))).toBeVisible();
    await expectAccessible(supervisor);
    await expectNarrow(supervisor);
    await supervisor.getByRole("button", { name: words("desk-audit:unusual.tick") }).click();
    await expect(supervisor.getByText(words("desk-audit:unusual.done"))).toBeVisible();
    await expect(supervisor.getByText(words("desk-audit:unusual.none"))).toBeVisible();

    const auditor = await atDesk(browser, portal, "desk-auditor");
    await expect(auditor).toHaveURL("/desk/audit");
    await auditor.getByRole("textbox", { name: words("desk-audit:search.seat.label") }).fill("窓口1番");
    await auditor.getByRole("button", { name: words("desk-audit:search.send") }).click();
    await expect(auditor.getByText(words("help:reasons.account"))).toBeVisible();
    await expect(auditor.getByText(words("desk-audit:look.isReviewed"))).toBeVisible();
    await expect(auditor.locator("body")).not.toContainText(looked.nameKanji);
    await expectAccessible(auditor);
    await expectNarrow(auditor);
    await auditor.getByRole("button", { name: words("desk-audit:verify.all") }).click();
    await expect(auditor.getByText(words("desk-audit:verdict.whole"))).toBeVisible();
    await auditor.goto("/desk/audit?seat=窓口1番");
    await auditor.getByRole("link", { name: words("desk-audit:look.resident", { number: 1 }) }).click();
    await expect(auditor.getByText("desk_looked_up")).toBeVisible();
    await auditor.getByRole("button", { name: words("desk-audit:trail.verify") }).click();
    await expect(auditor.getByText(words("desk-audit:verdict.whole"))).toBeVisible();
    await expectAccessible(auditor);
    await expectNarrow(auditor);
    expect((await auditor.request.get("/desk")).status()).toBe(404);

    await signIn(resident, looked);
    await resident.goto("/me/history");
    await expect(resident.getByText(words("history:looks.auditor"))).toBeVisible();
    for (const page of [agent, supervisor, auditor]) await page.context().close();
  });
});

test("a hidden record is marked for the resident, and is nowhere at the desk", async ({
  page: resident,
  fresh,
  portal,
  browser,
  words,
}) => {
  const [hidden] = fresh("kept-apart");
  await signIn(resident, hidden);
  await resident.goto("/me/linkages/health-insurance-card");
  await expect(resident.getByText(words("linkage:hidden.heading"))).toBeVisible();
  await resident.goto("/me/linkages");
  await expect(resident.getByText(words("linkages:hidden")).first()).toBeVisible();
  const agent = await atDesk(browser, portal, "desk-agent", false);
  await findInCall(agent, words, hidden);
  await expect(agent).toHaveURL(/\/s-/);
  const base = new URL(agent.url()).pathname.split("/")[1];
  for (const path of [
    "linkages/health-insurance-card",
    "linkages/treatment-medicine",
    "insurance-use",
    "certificate",
  ]) {
    expect((await agent.request.get(`/${base}/${path}`)).status(), path).toBe(404);
  }
  await agent.goto(`/${base}/linkages`);
  await expect(agent.getByRole("link", { name: "年金", exact: false }).first()).toBeVisible();
  await expect(agent.locator(`a[href$="/linkages/health-insurance-card"]`)).toHaveCount(0);
  await agent.context().close();
});
