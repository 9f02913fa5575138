/** The desk as a workplace: whoever looks at a resident finds back from every page, and what waits is counted there. */
import type { Page } from "@playwright/test";
import { SCREENS, type ScreenId } from "../app/routes";
import { isOfDesk } from "../app/identity/permissions";
import { mayAtDesk } from "../app/identity/staff";
import { expectAccessible } from "./fixtures/accessibility";
import { atDesk, findInCall, readOut } from "./fixtures/desk";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";
import { expectNoSideways } from "./fixtures/variants";

/** Every page of the desk that names nothing in its path, as a supervisor may open it. */
const PAGES = (Object.keys(SCREENS) as ScreenId[]).filter(isOfDesk).flatMap((id) => {
  const { path, look, module } = SCREENS[id];
  return module.endsWith(".tsx") && !path.includes(":") && mayAtDesk("supervisor", look) ? [path] : [];
});

/** The page shown, once more at 320 px with text of double size. */
async function expectNarrow(page: Page, origin: string): Promise<void> {
  const size = page.viewportSize();
  await page.context().addCookies([{ name: "himozuke-display", value: "ja.200.normal", url: origin }]);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.reload();
  await expectNoSideways(page);
  await page.context().clearCookies({ name: "himozuke-display" });
  if (size) await page.setViewportSize(size);
}

test("the live session is one click away from every page of the desk, and ends there", async ({
  page: resident,
  fresh,
  portal,
  browser,
  words,
}) => {
  const [asker] = fresh("all-right");
  const desk = await atDesk(browser, portal, "desk-supervisor");
  await signIn(resident, asker);
  await desk.getByLabel(words("desk-frame:find.code")).fill(await readOut(resident, words));
  await desk.getByRole("button", { name: words("desk-frame:find.open") }).click();
  await expect(desk).toHaveURL(/\/s-[0-9a-f-]{36}/);
  const [, base] = new URL(desk.url()).pathname.split("/");

  const strip = desk.getByRole("region", { name: words("viewer:looking.label", { name: asker.nameKanji }) });
  expect(PAGES.length).toBeGreaterThan(10);
  for (const path of PAGES) {
    await desk.goto(path);
    await expect(strip, path).toContainText(asker.nameKanji);
    await expect(strip.getByRole("link", { name: words("viewer:looking.back") }), path).toHaveAttribute(
      "href",
      `/${base}/guide`,
    );
    await expect(strip.getByRole("button", { name: words("viewer:guiding.leave") }), path).toBeVisible();
  }
  await resident.goto("/me/linkages/vaccination");

  // All of the resident's matters on one page, which the resident reads was opened.
  await strip.getByRole("link", { name: words("viewer:looking.summary") }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toContainText(asker.nameKanji);
  await expect(desk.getByRole("main")).toContainText("予防接種");
  await expect(desk.locator("body")).not.toContainText(asker.id);
  await expectAccessible(desk);
  await expectNarrow(desk, portal.origin);
  await resident.goto("/me/history");
  await expect(resident.locator("main")).toContainText(words("history:place.summary"));
  await resident.goto("/me/linkages/vaccination");
  await desk.goto("/desk/figures");
  await strip.getByRole("link", { name: words("viewer:looking.back") }).click();
  await expect(desk).toHaveURL(`/${base}/linkages/vaccination`);

  await desk.goto("/desk/figures");
  await strip.getByRole("button", { name: words("viewer:guiding.leave") }).click();
  await expect(desk.getByText(words("desk:support.left"))).toBeVisible();
  await desk.goto("/desk");
  await expect(strip).toHaveCount(0);
  expect((await desk.request.get(`/${base}`)).status()).toBe(404);
  await desk.context().close();
});

test("what waits is counted beside its place, approvals only for whoever may approve; narrow with large text nothing sticks out", async ({
  fresh,
  portal,
  browser,
  words,
}) => {
  const [caller] = fresh("all-right");
  const agent = await atDesk(browser, portal, "desk-agent");
  const rail = agent.getByRole("navigation", { name: words("desk-frame:rail.label") });
  await expect(rail.getByRole("link", { name: words("desk-frame:rail.us") })).toHaveText(/\d+件/);
  await expect(rail.getByRole("link", { name: words("desk-frame:rail.reports") })).toHaveCount(0);
  await expectAccessible(agent);
  await findInCall(agent, words, caller);
  for (const path of ["/desk", "/desk/find", "/desk/calls/new"]) {
    await agent.goto(path);
    await expectNarrow(agent, portal.origin);
  }
  const supervisor = await atDesk(browser, portal, "desk-supervisor");
  await expect(supervisor.getByRole("link", { name: words("desk-frame:rail.reports") })).toHaveText(/\d+件/);
  const auditor = await atDesk(browser, portal, "desk-auditor");
  await auditor.goto("/desk/audit");
  await expect(auditor.getByLabel(words("desk-frame:find.code"))).toHaveCount(0);
  await expect(auditor.getByRole("link", { name: words("desk-frame:rail.us") })).toHaveCount(0);
  for (const page of [agent, supervisor, auditor]) await page.context().close();
});
