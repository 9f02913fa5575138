/**
 * A resident reports a wrong record, sees it hidden, and follows the case. The words of every page, in every variant.
 */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { suspensionGroup } from "../app/catalogue/schemes";
import { expectAccessible } from "./fixtures/accessibility";
import type { Person } from "../test/people";
import { lookAgainUntil } from "./fixtures/look-again";
import { expect, test } from "./fixtures/portal";
import { presentCard, signIn, signWithCard } from "./fixtures/sign-in";
import { eachVariant, expectNoSideways } from "./fixtures/variants";
import { type Words, wordsIn } from "./fixtures/words";

const ja = wordsIn("ja");
const INSURANCE = "health-insurance-card";
const reportOf = (scheme: string) => `/me/linkages/${scheme}/report`;

async function goOn(page: Page, words: Words = ja): Promise<void> {
  await page.getByRole("button", { name: words("report:next") }).click();
}

async function choose(page: Page, label: string): Promise<void> {
  await page.getByText(label, { exact: true }).click();
}

/** The three answers, as far as the page to check them. */
async function fillIn(page: Page, scheme: string, kind: string, details: string): Promise<void> {
  await page.goto(reportOf(scheme));
  await choose(page, ja(`report:kinds.${kind}.label`));
  await goOn(page);
  await page.getByRole("textbox").fill(details);
  await goOn(page);
  await choose(page, ja("report:contact.portal.label"));
  await goOn(page);
  await expect(page).toHaveURL(/\/report\/check$/);
}

async function report(page: Page, who: Person, scheme: string, kind: string, details = ""): Promise<string> {
  await fillIn(page, scheme, kind, details);
  await page.getByRole("button", { name: ja("report:check.sign") }).click();
  await signWithCard(page, who);
  await expect(page).toHaveURL(/\/received$/);
  return new URL(page.url()).pathname.replace("/received", "");
}

const residents = ["wrong-insurance", "all-right", "variant-name", "just-moved", "daughter"];

eachVariant(
  "a wrong insurance is reported, one thing a page, and hidden at once",
  async ({ page, fresh, words, turn, javaScript }) => {
    const [resident] = fresh(residents[turn] ?? "");
    const group = suspensionGroup(INSURANCE).filter((id) =>
      resident.linkages.some(({ schemeId, state }) => schemeId === id && state === "linked"),
    );
    const expectGood = async () => {
      await expectNoSideways(page);
      if (javaScript) await expectAccessible(page);
    };
    const heading = page.getByRole("heading", { level: 1 });
    const summary = page.locator("#error-summary");
    await signIn(page, resident, { words, returnTo: reportOf(INSURANCE) });

    await expect(heading).toHaveText(words("report:kind.heading"));
    await expectGood();
    await goOn(page, words);
    await summary.getByRole("link", { name: words("report:kind.missing") }).click();
    await expectGood();
    await choose(page, words("report:kinds.another_person.label"));
    await goOn(page, words);

    await expect(heading).toHaveText(words("report:details.heading"));
    await expectGood();
    await page.getByRole("textbox").fill("あ".repeat(2001));
    await goOn(page, words);
    await expect(summary).toContainText("2,001");
    await expect(page.getByRole("textbox")).toHaveValue("あ".repeat(2001));
    await expect(page).toHaveTitle(new RegExp(`^${words("common:page.failed")}`));
    await expectGood();
    await page.getByRole("textbox").fill("保険証の番号がちがいます。\n行ったことのない病院があります。");
    await goOn(page, words);

    await expect(heading).toHaveText(words("report:contact.heading"));
    await expectGood();
    await choose(page, words("report:contact.phone.label"));
    await page.getByLabel(words("report:contact.phoneLabel")).fill("090-000");
    await goOn(page, words);
    await expect(summary).toContainText(words("report:contact.phone.wrong"));
    await expect(page.getByLabel(words("report:contact.phoneLabel"))).toHaveValue("090-000");
    await expectGood();
    await page.getByLabel(words("report:contact.phoneLabel")).fill("０９０ー００００ー００００");
    await goOn(page, words);

    await expect(heading).toHaveText(words("report:check.heading"));
    const main = page.getByRole("main");
    await expect(main).toContainText("行ったことのない病院があります。");
    await expect(main).toContainText("090-0000-0000");
    await expect(main).toContainText(words("report:check.hidden", { count: group.length }));
    await expectGood();
    await page.locator("a[href$='/report/contact']").last().click();
    await choose(page, words("report:contact.post.label"));
    await goOn(page, words);
    await expect(heading).toHaveText(words("report:check.heading"));
    await page.getByRole("button", { name: words("report:check.sign") }).click();
    await signWithCard(page, resident, { words });

    await expect(heading).toHaveText(words("cases:received.heading"));
    const receipt = /\d{4}-\d{4}-\d/.exec(page.url())?.[0] ?? "";
    // Before the simulated institution has looked: it takes seconds.
    for (const scheme of group) {
      const body = await (await page.request.get(`/me/linkages/${scheme}`)).text();
      expect(body, scheme).not.toContain("＊");
      expect(body, scheme).toContain(`/me/cases/${receipt}"`);
    }
    await expect(main).toContainText(receipt);
    await expectGood();
    await page.getByRole("link", { name: words("cases:received.follow") }).click();
    await expect(page.getByText(receipt)).toBeVisible();
    await expectGood();
    for (const path of ["/me/cases", `/me/cases/${receipt}/print`]) {
      await page.goto(path);
      await expect(page.getByText(receipt).first()).toBeVisible();
      await expectGood();
    }
  },
);

test("leaving and coming back loses nothing", async ({ page, context, fresh }) => {
  const [resident] = fresh("latin-name");
  await signIn(page, resident, { returnTo: reportOf("pension") });
  await choose(page, ja("report:kinds.out_of_date.label"));
  await goOn(page);
  await page.getByRole("textbox").fill("3月に引っこしました。");
  await goOn(page);
  await context.clearCookies();
  await signIn(page, resident, { returnTo: "/me/cases" });
  await page.getByRole("link", { name: ja("cases:list.goOn", { scheme: "年金" }) }).click();
  await expect(page).toHaveURL(/\/report\/contact$/);
  await page.getByRole("link", { name: ja("journeys:back") }).click();
  await expect(page.getByRole("textbox")).toHaveValue("3月に引っこしました。");
  await page.getByRole("link", { name: ja("journeys:back") }).click();
  await expect(page.locator("input[value=out_of_date]")).toBeChecked();
});

test("state decides the page: nothing can be skipped, and an open case is led to", async ({ page, fresh }) => {
  const [resident] = fresh("twin-with-sisters-record");
  await signIn(page, resident);
  for (const step of ["", "/details", "/contact", "/check"]) {
    await page.goto(`${reportOf("pension")}${step}`);
    await expect(page).toHaveURL(/\/pension\/report\/kind$/);
  }
  const casePath = await report(page, resident, INSURANCE, "another_person");
  for (const scheme of [INSURANCE, "medical-expenses"]) {
    await page.goto(`${reportOf(scheme)}/check`);
    await expect(page).toHaveURL(new RegExp(`${casePath}$`));
  }
  await page.goBack();
  await page.goto(`${casePath}/reopen`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ja("cases:reopen.notPossible"));
});

test("signing again after the back button gives the same receipt", async ({ page, fresh }) => {
  const [resident] = fresh("childs-account");
  await signIn(page, resident);
  await fillIn(page, "public-money-account", "family_account", "");
  await page.getByRole("button", { name: ja("report:check.sign") }).click();
  const reader = page.url();
  await signWithCard(page, resident);
  await expect(page).toHaveURL(/\/received$/);
  const received = page.url();
  await page.goto(`${reportOf("public-money-account")}/check`);
  await expect(page).toHaveURL(received.replace("/received", ""));
  await page.goto(reader);
  await expect(page).toHaveURL(received);
  await page.goto("/me/cases");
  await expect(page.locator("main .tag")).toHaveCount(1);
});

test("an answer changed on another page meanwhile is told, and nothing typed is lost", async ({
  page,
  context,
  fresh,
}) => {
  const [resident] = fresh("wifes-account");
  await signIn(page, resident, { returnTo: reportOf("pension") });
  await choose(page, ja("report:kinds.another_person.label"));
  await goOn(page);
  const other = await context.newPage();
  await other.goto(`${reportOf("pension")}/details`);
  await other.getByRole("textbox").fill("ほかの画面で書きました。");
  await goOn(other);
  await page.getByRole("textbox").fill("こちらで書きました。");
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === "POST"),
    goOn(page),
  ]);
  expect(response.status()).toBe(409);
  await expect(page.getByRole("main")).toContainText(ja("journeys:stale.heading"));
  await expect(page.getByRole("main")).toContainText("ほかの画面で書きました。");
  await expect(page.getByRole("textbox")).toHaveValue("こちらで書きました。");
  await expectAccessible(page);
  await goOn(page);
  await expect(page).toHaveURL(/\/report\/contact$/);
  await page.getByRole("link", { name: ja("journeys:back") }).click();
  await expect(page.getByRole("textbox")).toHaveValue("こちらで書きました。");
});

test("the same answer sent twice goes on twice", async ({ page, fresh }) => {
  const [resident] = fresh("wifes-account");
  await signIn(page, resident);
  const path = `${reportOf("tax-income")}/kind`;
  const form = { version: "0", kind: "another_person" };
  for (let i = 0; i < 2; i++)
    expect((await page.request.post(path, { form, maxRedirects: 0 })).headers()["location"]).toMatch(/\/details$/);
  expect((await page.request.post(path, { form: { ...form, kind: "out_of_date" }, maxRedirects: 0 })).status()).toBe(
    409,
  );
});

test("control characters are taken out and told, in every field", async ({ page, fresh }) => {
  const [resident] = fresh("strangers-account");
  await signIn(page, resident);
  await page.request.post(`${reportOf("pension")}/kind`, { form: { version: "0", kind: "another_person" } });
  await page.request.post(`${reportOf("pension")}/details`, { form: { version: "1", details: "ちがいます" } });
  const bad = {
    details: "ちが\u0000います\u0007",
    channel: "phone",
    phone: "090-0000-\u00000000",
    text: "\u0001",
    kind: "another\u0000_person",
  };
  for (const [step, problem] of [
    ["details", ja("common:problem.unusable")],
    ["contact", ja("report:contact.phone.wrong")],
  ] as const) {
    const answer = await page.request.post(`${reportOf("pension")}/${step}`, { form: { version: "2", ...bad } });
    expect(answer.status(), step).toBe(422);
    const body = await answer.text();
    expect(body).toContain(problem);
    expect(body).not.toContain("\u0000");
    if (step === "details") expect(body).toContain("ちがいます");
  }
});

test("unknown schemes and receipts, and those of others, are the same 404", async ({
  page,
  browser,
  fresh,
  portal,
}) => {
  const [resident] = fresh("missing-handbook");
  await signIn(page, resident);
  const casePath = await report(page, resident, "disability-welfare", "missing");
  await expect(page.getByRole("main")).toContainText(ja("cases:received.shown"));
  const context = await browser.newContext({ baseURL: portal.origin });
  const stranger = await context.newPage();
  await signIn(stranger, "without-consent");
  const paths = [
    casePath,
    `${casePath}/received`,
    `${casePath}/withdraw`,
    `${casePath}/print`,
    `${casePath}/reopen`,
    "/me/cases/0000-0000-0",
    "/me/cases/x",
    reportOf("x"),
  ];
  const answers = await Promise.all(paths.map((path) => stranger.request.get(path)));
  expect(answers.map((answer) => answer.status())).toEqual(paths.map(() => 404));
  const form = { key: randomUUID(), version: "2" };
  const withdrawn = await stranger.request.post(`${casePath}/withdraw`, { form });
  expect(withdrawn.status()).toBe(404);
  await context.close();
  const written = `${casePath}?x`.replace(/-/g, "ー");
  expect((await page.request.get(written)).status()).toBe(404);
});

test("withdrawing asks first, then shows the record again", async ({ page, fresh }) => {
  const [resident] = fresh("certificate-ends-soon");
  await signIn(page, resident);
  const casePath = await report(page, resident, "pension", "another_person");
  await page.goto(casePath);
  await page.getByRole("link", { name: ja("cases:withdraw.link") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ja("cases:withdraw.heading"));
  await expectAccessible(page);
  const button = page.getByRole("button", { name: ja("cases:withdraw.send") });
  const hidden = await page
    .locator("form input[type=hidden]")
    .evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
    );
  await button.click();
  if (new URL(page.url()).pathname.endsWith("/withdraw")) await button.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ja("cases:heading.withdrawn"));
  await expectAccessible(page);
  const again = await page.request.post(`${casePath}/withdraw`, { form: Object.fromEntries(hidden), maxRedirects: 0 });
  expect([303, 409]).toContain(again.status());
  await page.goto(`${casePath}/withdraw`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ja("cases:heading.withdrawn"));
  await expect(page.getByRole("main")).not.toContainText(ja("cases:withdraw.notNow"));
  await page.goto("/me/linkages/pension");
  await expect(page.getByRole("main")).toContainText("＊");
});

test.describe("with an institution that answers", () => {
  test.use({ pace: "rushed" });

  test("a question is answered, the result disputed, then confirmed, then opened again", async ({ page, fresh }) => {
    const [resident] = fresh("without-consent");
    const heading = page.getByRole("heading", { level: 1 });
    await signIn(page, resident);
    const casePath = await report(page, resident, "pension", "something_else", "金額がちがうようです。");
    await page.goto(casePath);
    await lookAgainUntil(page, ja("cases:answer.label"));
    await expectAccessible(page);
    await page.getByRole("button", { name: ja("cases:answer.send") }).click();
    await expect(page.locator("#error-summary")).toContainText(ja("cases:text.missing"));
    await expectAccessible(page);
    await page.getByRole("textbox").fill("通知の紙では、7月からです。");
    await page.getByRole("button", { name: ja("cases:answer.send") }).click();
    await expect(page.getByRole("main")).toContainText(ja("cases:done.answer"));
    await expect(page.getByRole("main")).toContainText("通知の紙では、7月からです。");

    await lookAgainUntil(page, ja("cases:review.legend"));
    await expectAccessible(page);
    await page.getByRole("button", { name: ja("cases:review.send") }).click();
    await expect(page.locator("#error-summary")).toContainText(ja("cases:text.outcome.missing"));
    await choose(page, ja("cases:review.wrong"));
    await page.getByRole("button", { name: ja("cases:review.send") }).click();
    await expect(page.locator("#error-summary")).toContainText(ja("cases:text.missing"));
    await page.getByRole("textbox").fill("まだ8月からになっています。");
    await page.getByRole("button", { name: ja("cases:review.send") }).click();
    await expect(heading).toHaveText(ja("cases:heading.nothing"));
    await expect(page.getByRole("main")).toContainText(ja("cases:one.hidden"));

    await lookAgainUntil(page, ja("cases:review.legend"));
    await choose(page, ja("cases:review.right"));
    await page.getByRole("button", { name: ja("cases:review.send") }).click();
    await expect(heading).toHaveText(ja("cases:heading.closed"));
    await expectAccessible(page);

    await page.getByRole("link", { name: ja("cases:reopen.link") }).click();
    await expect(heading).toHaveText(ja("cases:reopen.heading"));
    await expectAccessible(page);
    await page.getByRole("button", { name: ja("cases:reopen.send") }).click();
    await expect(page.locator("#error-summary")).toContainText(ja("cases:text.missing"));
    await page.getByRole("textbox").fill("やはりちがいます。");
    await page.getByRole("button", { name: ja("cases:reopen.send") }).click();
    await expect(page.getByRole("main")).toContainText(ja("cases:done.reopen"));
  });

  test("an answer to a case that has moved on is told, and the words are kept", async ({ page, context, fresh }) => {
    const [resident] = fresh("twin-without-record");
    await signIn(page, resident);
    const casePath = await report(page, resident, "pension", "something_else", "金額がちがうようです。");
    await page.goto(casePath);
    await lookAgainUntil(page, ja("cases:answer.label"));
    const other = await context.newPage();
    await other.goto(`${casePath}/withdraw`);
    await other.getByRole("button", { name: ja("cases:withdraw.send") }).click();
    await page.getByRole("textbox").fill("7月からです。");
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === "POST"),
      page.getByRole("button", { name: ja("cases:answer.send") }).click(),
    ]);
    expect(response.status()).toBe(409);
    await expect(page.getByRole("main")).toContainText(ja("cases:stale.over"));
    await expect(page.getByRole("main")).toContainText("7月からです。");
    await expectAccessible(page);
  });
});

test("on a shared terminal the report ends the session, and so does withdrawing it", async ({ page, fresh }) => {
  const [resident] = fresh("strangers-account");
  await presentCard(page, resident, { sharedTerminal: true });
  await fillIn(page, "public-money-account", "another_person", "知らない人の名前です。");
  await page.getByRole("button", { name: ja("report:check.sign") }).click();
  await signWithCard(page, resident);
  await expect(page).toHaveURL(/\/finished$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ja("sign-in:finished.report"));
  const receipt = /\d{4}-\d{4}-\d/.exec(await page.content())?.[0] ?? "";
  await page.goto("/me/cases");
  await expect(page).toHaveURL(/\/sign-in/);

  await presentCard(page, resident, { sharedTerminal: true, returnTo: `/me/cases/${receipt}/withdraw` });
  const button = page.getByRole("button", { name: ja("cases:withdraw.send") });
  await button.click();
  if (new URL(page.url()).pathname.endsWith("/withdraw")) await button.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ja("sign-in:finished.case"));
  await page.goto("/me/cases");
  await expect(page).toHaveURL(/\/sign-in/);
});
