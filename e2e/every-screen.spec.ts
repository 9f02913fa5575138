/**
 * Every screen of the table, for whoever may look at it: at 320 px nothing sticks out, whatever the size and the
 * spacing of the text, and the page is HTML as the standard has it.
 */
import type { Page } from "@playwright/test";
import type { Person } from "../test/people";
import { isOfDesk, isOfViewer, mayLookAt } from "../app/identity/permissions";
import { mayAtDesk } from "../app/identity/staff";
import { type Action, may } from "../app/identity/viewing";
import { type ScreenId, SCREENS } from "../app/routes";
import { expectAccessible } from "./fixtures/accessibility";
import { atDesk, findInCall } from "./fixtures/desk";
import { walkEveryScreen } from "./fixtures/every-screen";
import { expect, test } from "./fixtures/portal";
import { lookAgainUntil } from "./fixtures/look-again";
import { reportRecord } from "./fixtures/report";
import { signIn, signWithCard } from "./fixtures/sign-in";
import { expectValid } from "./fixtures/valid-html";
import { expectNoSideways } from "./fixtures/variants";
import type { Words } from "./fixtures/words";

test.use({ viewport: { width: 320, height: 640 }, bypassCSP: true });

/** `npm run test:variants` looks at the contrast of each as well. */
const isLong = process.env["HIMOZUKE_VARIANTS"] === "all";

const ids = Object.keys(SCREENS) as ScreenId[];
const screensOf = (kind: "self" | "proxy" | "desk") =>
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

/** Steps that are led to one by one. */
const STEPS: Partial<Record<ScreenId, string>> = {
  "account-change": "account.spec",
  "account-change-branch": "account.spec",
  "account-change-check": "account.spec",
  "account-change-holder": "account.spec",
  "account-change-number": "account.spec",
  "report-check": "report.spec",
  "report-contact": "report.spec",
  "report-details": "report.spec",
  "certificate-request-check": "insurance-use.spec",
  sign: "sign-in.spec",
};
const only = (screens: readonly ScreenId[]) =>
  Object.fromEntries(Object.entries(STEPS).filter(([id]) => screens.includes(id as ScreenId)));

/** @returns the path of the mandate that was signed */
async function offerMandate(page: Page, who: Person, words: Words): Promise<string> {
  const main = page.getByRole("main");
  const next = () => main.getByRole("button", { name: words("mandates:step.next") }).click();
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

test.describe("of a resident whose case came to its end", () => {
  test.use({ pace: "rushed" });

  test("all screens", async ({ page, fresh, words }) => {
    const [resident] = fresh("wrong-insurance");
    await signIn(page, resident, { words });
    const mandate = await offerMandate(page, resident, words);
    const receipt = await reportRecord(page, resident, "health-insurance-card", { words });
    const ofCase = `/me/cases/${receipt}`;
    await page.goto(ofCase);
    await lookAgainUntil(page, words("cases:heading.viewing_resumed"));
    await lookAgainUntil(page, words("cases:leak.log_viewed.done"));
    await page.getByText(words("cases:review.right"), { exact: true }).click();
    await page.getByRole("button", { name: words("cases:review.send") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("cases:heading.closed"));
    const from = ["/me", mandate, ofCase, `${ofCase}/received`, `${ofCase}/scanned`, `${ofCase}/leak`];
    const elsewhere = {
      ...only(screensOf("self")),
      "case-withdraw": "report.spec",
      "case-scanned": "report.spec",
      "credential-remove": "passkey.spec",
      enquiry: "desk-work.spec",
      "mandate-page": "proxies.spec",
    } as const;
    await walkEveryScreen(page, { from, screens: screensOf("self"), elsewhere }, expectReflow);
  });
});

test("of a proxy", async ({ page, fresh, words }) => {
  const [child, mother] = fresh("nearly-fifteen", "wifes-account");
  await signIn(page, mother, { words });
  await page.getByRole("link", { name: words("home:acting.open", { name: child.nameKanji }) }).click();
  const acting = new URL(page.url()).pathname;
  const receipt = await reportRecord(page, mother, "vaccination", { words, viewer: acting.slice(1) });
  const from = [acting, `${acting}/cases/${receipt}`, `${acting}/cases/${receipt}/received`];
  const elsewhere = {
    ...only(screensOf("proxy")),
    "account-change-bank": "account.spec",
    "account-delete": "the child has no account",
    "case-leak": "above: of the resident",
    "case-letter": "above: of the resident",
    "case-reopen": "above: of the resident",
    "case-scanned": "report.spec",
    "case-withdraw": "report.spec",
    "certificate-request-reason": "insurance-use.spec",
    "insurance-use-cancel": "insurance-use.spec",
  } as const;
  await walkEveryScreen(page, { from, screens: screensOf("proxy"), elsewhere }, expectReflow);
});

test("of the desk, and what an agent sees of a resident", async ({ browser, portal, fresh, words }) => {
  const [caller] = fresh("all-right");
  const agent = await atDesk(browser, portal, "desk-supervisor");
  await agent.setViewportSize({ width: 320, height: 640 });
  await findInCall(agent, words, caller);
  await expect(agent).toHaveURL(/\/s-[0-9a-f-]{36}/);
  const [, segment = ""] = new URL(agent.url()).pathname.split("/");
  const ofDesk = ids.filter(isOfDesk).filter((id) => mayAtDesk("supervisor", SCREENS[id].look));
  const elsewhere = {
    ...only(screensOf("desk")),
    case: "above: nothing was reported yet",
    "case-leak": "above: nothing was reported yet",
    "case-letter": "above: nothing was reported yet",
    "case-print": "above: nothing was reported yet",
    "case-received": "above: nothing was reported yet",
    "case-scanned": "above: nothing was reported yet",
    guide: "desk-frame.spec",
  } as const;
  await walkEveryScreen(agent, { from: [`/${segment}`], screens: screensOf("desk"), elsewhere }, expectReflow);
  const inWork = {
    "desk-cards-resident": "desk-work.spec",
    "desk-cards-permission": "desk-work.spec",
    "desk-case": "correction.spec",
    "registered-mandates": "desk-mandates.spec",
    "registered-mandate": "desk-mandates.spec",
    "registered-mandate-letter": "desk-mandates.spec",
    "registration-check": "desk-mandates.spec",
    "registration-end": "desk-mandates.spec",
    "registration-ground": "desk-mandates.spec",
    "registration-papers": "desk-mandates.spec",
    "registration-proxy": "desk-mandates.spec",
    "registration-scopes": "desk-mandates.spec",
    "report-approval": "help-desk.spec",
    "report-approval-new": "help-desk.spec",
    approval: "desk-mandates.spec",
    "desk-enquiry": "desk-work.spec",
  } as const;
  await walkEveryScreen(agent, { from: ["/desk"], screens: ofDesk, elsewhere: inWork }, expectReflow);
  await agent.context().close();
});

test("open to everybody", async ({ page }) => {
  const open = ids.filter((id) => !isOfViewer(id) && !isOfDesk(id) && !SCREENS[id].path.startsWith("/api"));
  const from = ["/", "/problem/not-found"];
  const elsewhere = { finished: "sign-in.spec", "reader-ceremony": "sign-in.spec" };
  await walkEveryScreen(page, { from, screens: open, elsewhere }, expectReflow);
});

test.describe("in English", () => {
  test.use({ display: { language: "en" } });

  test("home and the list, with names of schemes that are longer than a line", async ({ page }) => {
    await signIn(page, "wrong-insurance");
    await walkEveryScreen(page, { from: ["/me"], screens: ["home", "linkages", "linkage", "notices"] }, expectReflow);
  });
});
