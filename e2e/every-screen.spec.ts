/**
 * Every screen of the table, for whoever may look at it: at 320 px nothing sticks out, whatever the size and the spacing
 * of the text, and the page is HTML as the standard has it.
 */
import type { Page } from "@playwright/test";
import { isOfDesk, isOfViewer, mayLookAt } from "../app/identity/permissions";
import { mayAtDesk } from "../app/identity/staff";
import { type Action, may } from "../app/identity/viewing";
import { type ScreenId, SCREENS } from "../app/routes";
import { expectAccessible } from "./fixtures/accessibility";
import { atDesk, findInCall } from "./fixtures/desk";
import { walkEveryScreen } from "./fixtures/every-screen";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn } from "./fixtures/sign-in";
import { expectValid } from "./fixtures/valid-html";
import { expectNoSideways } from "./fixtures/variants";

test.use({ viewport: { width: 320, height: 640 }, bypassCSP: true });

/** `npm run test:variants` looks at the contrast of each as well. */
const isLong = process.env["HIMOZUKE_VARIANTS"] === "all";

const ids = Object.keys(SCREENS) as ScreenId[];
const seenAs = (kind: "self" | "proxy" | "desk") =>
  ids
    .filter(isOfViewer)
    .filter((id) => mayLookAt({ may: (action: Action) => may(kind, action), sees: () => true }, id));

/** As WCAG 1.4.12 has it, with text as large as a browser makes it. */
async function expectReflow(page: Page, html: string): Promise<void> {
  await expectValid(html, page.url());
  if (isLong) await expectAccessible(page);
  const spacing = "line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;";
  for (const percent of [100, 200, 300]) {
    await page.addStyleTag({ content: `html { font-size: ${percent}% !important; } main * { ${spacing} }` });
    await expectNoSideways(page);
  }
}

test("a resident's screens", async ({ page, fresh, words }) => {
  const [resident] = fresh("wifes-account");
  await signIn(page, resident, { words });
  await reportRecord(page, resident, "tax-income", { words });
  await walkEveryScreen(page, { from: ["/me"], screens: seenAs("self"), elsewhere: {} }, expectReflow);
});

test("a proxy's screens", async ({ page, fresh, words }) => {
  const [child, mother] = fresh("nearly-fifteen", "wifes-account");
  await signIn(page, mother, { words });
  await page.getByRole("link", { name: words("home:acting.open", { name: child.nameKanji }) }).click();
  const acting = new URL(page.url()).pathname;
  await walkEveryScreen(page, { from: [acting], screens: seenAs("proxy"), elsewhere: {} }, expectReflow);
});

test("the desk's screens, and what an agent sees of a resident", async ({ browser, portal, fresh, words }) => {
  const [caller] = fresh("all-right");
  const agent = await atDesk(browser, portal, "desk-supervisor");
  await agent.setViewportSize({ width: 320, height: 640 });
  await findInCall(agent, words, caller);
  await expect(agent).toHaveURL(/\/s-[0-9a-f-]{36}/);
  const [, segment = ""] = new URL(agent.url()).pathname.split("/");
  const ofDesk = ids.filter(isOfDesk).filter((id) => mayAtDesk("supervisor", SCREENS[id].look));
  await walkEveryScreen(agent, { from: [`/${segment}`], screens: seenAs("desk"), elsewhere: {} }, expectReflow);
  await walkEveryScreen(agent, { from: ["/desk"], screens: ofDesk, elsewhere: {} }, expectReflow);
  await agent.context().close();
});

test("what is open to everybody", async ({ page }) => {
  const open = ids.filter((id) => !isOfViewer(id) && !isOfDesk(id) && !SCREENS[id].path.startsWith("/api"));
  await walkEveryScreen(page, { from: ["/"], screens: open, elsewhere: {} }, expectReflow);
});
