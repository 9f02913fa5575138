/**
 * Spouses: he lets her look, with limits; each signs with the own card, on no shared device. Without JavaScript; axe
 * where there is some.
 */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Person } from "../test/people";
import { expectAccessible } from "./fixtures/accessibility";
import { lookAgainUntil } from "./fixtures/look-again";
import { expect, test } from "./fixtures/portal";
import { signIn, signWithCard } from "./fixtures/sign-in";
import { eachVariant, expectNoSideways } from "./fixtures/variants";
import { type Words, wordsIn } from "./fixtures/words";

const ja = wordsIn("ja");

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
}

/** Fills in the five pages of an offer or an asking as far as the signature. */
async function fillIn(
  page: Page,
  way: "offer" | "ask",
  words: Words,
  choices: { name: string; scopes: string[]; categories?: string[] },
  good = async () => {},
): Promise<void> {
  await page.goto(`/me/mandates/${way}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words(`mandates:${way}.who.heading`));
  await press(page, words("mandates:step.next"));
  await expect(page.locator("#error-summary")).toContainText(words("mandates:problem.name.missing"));
  await good();
  await page.getByRole("textbox").fill(choices.name);
  await press(page, words("mandates:step.next"));
  await good();
  for (const scope of choices.scopes)
    await page.getByText(words(`mandates:scope.${scope}.label`), { exact: true }).click();
  await press(page, words("mandates:step.next"));
  await good();
  await page.getByText(words(`mandates:extent.${choices.categories ? "some" : "all"}`), { exact: true }).click();
  for (const category of choices.categories ?? []) await page.locator(`input[name="${category}"]`).check();
  await press(page, words("mandates:step.next"));
  await good();
  // Skipping by the address leads back to the right page.
  await page.goto(`/me/mandates/${way}/check`);
  await expect(page).toHaveURL(new RegExp(`/mandates/${way}/until$`));
  await page.getByText(words("mandates:months.3"), { exact: true }).click();
  await press(page, words("mandates:step.next"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words(`mandates:${way}.check.heading`));
  await good();
}

async function signMandate(page: Page, who: Person, words: Words): Promise<string> {
  await press(page, words("mandates:step.sign"));
  await signWithCard(page, who, { words });
  await expect(page).toHaveURL(/\/me\/mandates\/[0-9a-f-]{36}/);
  return (await page.locator(".handed-code-text .unseen").textContent())?.replaceAll(" ", "") ?? "";
}

/** A browser of one's own, as it is at home. */
async function ownBrowser(
  browser: Browser,
  like: BrowserContext,
  page: Page,
  origin: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: origin,
    viewport: page.viewportSize(),
    locale: "ja-JP",
  });
  await context.addCookies((await like.cookies()).filter(({ name }) => name === "himozuke-display"));
  return { context, page: await context.newPage() };
}

async function enterCode(page: Page, code: string, words: Words): Promise<void> {
  await page.goto(`/me/mandates/accept?code=${code}`);
  await press(page, words("mandates:enter.send"));
}

test("answered in two tabs: the older one is told, with both answers", async ({ page, context, fresh, words }) => {
  const [resident] = fresh("just-moved");
  await signIn(page, resident, { returnTo: "/me/mandates/offer" });
  const other = await context.newPage();
  await other.goto("/me/mandates/offer/who");
  await other.getByRole("textbox").fill("となりの花子");
  await press(other, words("mandates:step.next"));
  await expect(other).toHaveURL(/\/offer\/scopes$/);
  await page.getByRole("textbox").fill("おいの太郎");
  await press(page, words("mandates:step.next"));
  await expect(page.getByRole("main")).toContainText(words("journeys:stale.heading"));
  await expect(page.getByRole("main")).toContainText("となりの花子");
  await expect(page.getByRole("textbox")).toHaveValue("おいの太郎");
  await expectAccessible(page);
  await press(page, words("mandates:step.next"));
  await expect(page).toHaveURL(/\/offer\/scopes$/);
  await page.goto("/me/mandates/offer");
  await expect(page).toHaveURL(/\/offer\/scopes$/);
});

eachVariant(
  "the husband lets his wife look, within limits, and ends it in another tab",
  async ({ page: his, fresh, portal, words, javaScript }) => {
    const [husband, wife] = fresh("all-right", "wifes-account");
    const context = his.context();
    const { context: hers, page } = await ownBrowser(context.browser() as Browser, context, his, portal.origin);
    const good = async (seen: Page) => {
      await expectNoSideways(seen);
      if (javaScript && seen === his) await expectAccessible(seen);
    };
    await signIn(his, husband, { words });
    await fillIn(
      his,
      "offer",
      words,
      { name: "花子", scopes: ["report"], categories: ["pension", "tax_account"] },
      () => good(his),
    );
    const code = await signMandate(his, husband, words);
    expect(code).toHaveLength(10);
    await good(his);
    await his.getByRole("link", { name: words("mandates:code.print") }).click();
    await expect(his.getByRole("img", { name: words("mandates:code.qr") })).toBeVisible();
    await good(his);
    await his.getByRole("link", { name: words("mandates:paper.back") }).click();
    await expect(his.getByRole("link", { name: words("mandates:code.print") })).toBeVisible();

    // A wrong code is told kindly; the right one comes by the QR code, also through the sign-in.
    await page.goto(`/me/mandates/accept?code=${code}`);
    await signIn(page, wife, { words, returnTo: "/me/mandates/accept" });
    await page.getByRole("textbox").fill("AAAAA-AAAAA");
    await press(page, words("mandates:enter.send"));
    await expect(page.locator("#error-summary")).toContainText(words("mandates:problem.code.wrong_code"));
    await good(page);
    await enterCode(page, code, words);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      words("mandates:accept.heading", { name: husband.nameKanji }),
    );
    await good(page);
    await press(page, words("mandates:accept.send"));
    await signWithCard(page, wife, { words });
    await expect(page.getByRole("main")).toContainText(words("mandates:done.accepted.heading"));
    await good(page);

    // Confirmed by name.
    await lookAgainUntil(his, words("mandates:standing.granted.accepted"), "/me/mandates");
    await good(his);
    await his.getByRole("link", { name: words("mandates:confirm.link"), exact: true }).click();
    await press(his, words("mandates:confirm.send"));
    await expect(his.locator("#error-summary")).toContainText(words("mandates:problem.who.missing"));
    await good(his);
    await his.getByText(words("mandates:confirm.yes", { name: wife.nameKanji }), { exact: true }).click();
    await press(his, words("mandates:confirm.send"));
    await signWithCard(his, husband, { words });
    await expect(his.getByRole("main")).toContainText(
      words("mandates:signed.mandate_confirmation", { name: wife.nameKanji }),
    );

    // She looks: whose pages these are stands over each, and only what was asked for is there.
    await page.goto("/me");
    await expect(page.getByRole("main")).toContainText(words("home:acting.heading"));
    await good(page);
    await page.getByRole("link", { name: words("home:acting.open", { name: husband.nameKanji }) }).click();
    await expect(page).toHaveURL(/\/m-[0-9a-f-]{36}$/);
    const acting = new URL(page.url()).pathname;
    const banner = page.getByRole("region", { name: words("viewer:acting.label") });
    await expect(banner).toContainText(husband.nameKanji);
    await expect(page.getByRole("main")).toContainText(
      words("home:greeting", { context: "for", whom: husband.nameKanji }),
    );
    await good(page);
    await page.goto(`${acting}/linkages`);
    await expect(banner).toBeVisible();
    await expect(
      page
        .getByRole("link", { name: "国民年金・厚生年金" })
        .or(page.locator(`a[href^="${acting}/linkages/pension"]`))
        .first(),
    ).toBeVisible();
    await expect(page.locator(`a[href^="${acting}/linkages/health-insurance-card"]`)).toHaveCount(0);
    expect((await page.goto(`${acting}/linkages/health-insurance-card`))?.status()).toBe(404);
    for (const closed of ["notices", "history", "credentials", "mandates", "account/change/bank", "cases"])
      expect((await page.goto(`${acting}/${closed}`))?.status()).toBe(404);
    await page.goto(`${acting}/account`);
    await expect(page.getByRole("main")).toContainText(words("viewer:onlySelf.account"));
    await good(page);

    // Half a report in one tab; he ends it in the other; her form is answered as anything that is not hers.
    await page.goto(`${acting}/linkages/pension/report/kind`);
    await page.getByText(words("report:kinds.another_person.label"), { exact: true }).click();
    await his.goto("/me/history?show=portal");
    await expect(his.getByRole("main")).toContainText(words("history:looks.proxy", { name: wife.nameKanji }));
    await his.goto("/me/mandates");
    await good(his);
    await press(his, words("mandates:end.granted.active"));
    await expect(his.getByRole("main")).toContainText(words("mandates:done.revoked.heading"));
    await good(his);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await press(page, words("report:next"));
    expect((await answered).status()).toBe(404);
    expect((await page.goto(acting))?.status()).toBe(404);
    await expect(page.getByRole("region", { name: words("viewer:acting.label") })).toHaveCount(0);
    await lookAgainUntil(page, words("notices:kind.mandate_ended"), "/me/notices");
    await hers.close();
  },
);

test("the wife asks, the husband grants less than that, and what she does carries her name", async ({
  page: his,
  fresh,
  portal,
}) => {
  const [husband, wife] = fresh("all-right", "wifes-account");
  const { context: hers, page } = await ownBrowser(
    his.context().browser() as Browser,
    his.context(),
    his,
    portal.origin,
  );
  await signIn(page, wife);
  await fillIn(page, "ask", ja, { name: "太郎", scopes: ["report", "follow", "manage"] });
  const code = await signMandate(page, wife, ja);
  await signIn(his, husband);
  await enterCode(his, code, ja);
  await expect(his.getByRole("heading", { level: 1 })).toHaveText(
    ja("mandates:grant.heading", { name: wife.nameKanji }),
  );
  await expectAccessible(his);
  await his.locator('input[name="manage"]').uncheck();
  await press(his, ja("mandates:grant.send"));
  await signWithCard(his, husband);
  await expect(his.getByRole("main")).toContainText(ja("mandates:signed.mandate_grant", { name: wife.nameKanji }));

  await lookAgainUntil(page, ja("home:acting.open", { name: husband.nameKanji }), "/me");
  await page.getByRole("link", { name: ja("home:acting.open", { name: husband.nameKanji }) }).click();
  const acting = new URL(page.url()).pathname;
  await page.goto(`${acting}/insurance-use`);
  await expect(page.getByRole("main")).toContainText(ja("viewer:onlySelf.insuranceUse"));
  await page.goto(`${acting}/linkages/employment-insurance/report/kind`);
  await page.getByText(ja("report:kinds.another_person.label"), { exact: true }).click();
  await press(page, ja("report:next"));
  await page.getByRole("textbox").fill("夫の記録ではありません。");
  await press(page, ja("report:next"));
  await page.getByText(ja("report:contact.portal.label"), { exact: true }).click();
  await press(page, ja("report:next"));
  await press(page, ja("report:check.sign"));
  await signWithCard(page, wife);
  await expect(page).toHaveURL(/\/received$/);
  const receipt = /cases\/([\d-]+)\/received/.exec(page.url())?.[1] ?? "";
  await page.goto(`${acting}/cases/${receipt}`);
  await expect(page.getByRole("main")).toContainText(ja("cases:who.proxy", { name: wife.nameKanji }));

  await his.goto("/me/notices");
  await expect(his.getByRole("main")).toContainText(ja("notices:byProxy", { name: wife.nameKanji }));
  await his.goto(`/me/cases/${receipt}`);
  await expect(his.getByRole("main")).toContainText(ja("cases:who.proxy", { name: wife.nameKanji }));
  await his.goto(`/me/cases/${receipt}/print`);
  await expect(his.getByRole("main")).toContainText(`代理人の${wife.nameKanji}さんが、代理人のカードで署名しました`);
  // She gives it back.
  await page.goto("/me/mandates");
  await press(page, `${ja("mandates:end.held.active")} ${husband.nameKanji}`);
  await expect(page.getByRole("main")).toContainText(ja("mandates:done.resigned.heading"));
  expect((await page.goto(acting))?.status()).toBe(404);
  await lookAgainUntil(his, ja("notices:kind.mandate_resigned"), "/me/notices");
  await hers.close();
});
