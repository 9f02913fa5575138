/**
 * For those who cannot: a daughter for her mother without a PIN, with papers and four eyes; a locked card that gets a
 * new PIN which nobody at the desk sees.
 */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import type { Person } from "../test/people";
import { expect, test } from "./fixtures/portal";
import { presentCard, signIn } from "./fixtures/sign-in";
import { expectNoSideways } from "./fixtures/variants";
import type { Words } from "./fixtures/words";

test.use({ javaScriptEnabled: false });

async function fillFacts(page: Page, words: Words, who: Person): Promise<void> {
  const { nameKanji, birthDate, sex, address } = who;
  await page.getByLabel(words("desk-mandates:facts.name.label"), { exact: true }).fill(nameKanji);
  await page.getByLabel(words("desk-mandates:facts.birthDate.label")).fill(birthDate);
  await page.getByText(words(`desk-mandates:facts.sex.${sex}`), { exact: true }).click();
  await page.getByLabel(words("desk-mandates:facts.address.label")).fill(address);
  await page.getByRole("button", { name: words("desk-mandates:facts.find") }).click();
}

async function goOn(page: Page, words: Words, ...choices: string[]): Promise<void> {
  for (const choice of choices) await page.getByText(words(choice), { exact: true }).click();
  await page.getByRole("button", { name: words("desk-mandates:next") }).click();
}

const DAY_MS = 86_400_000;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test.describe("in days to come", () => {
  test.use({ ownPortal: true });

  test("a daughter for her mother: papers, a second member of staff, a letter, and a day of waiting", async ({
    page,
    browser,
    fresh,
    words,
    portal,
  }) => {
    const [mother, proxy] = fresh("without-pin", "daughter");
    await signIn(page, "desk-agent", { returnTo: "/desk/mandates" });
    await page.goto("/desk/mandates/new/check");
    await expect(page).toHaveURL(/\/new\/principal$/);
    await page.goto("/desk/mandates");
    await page.getByRole("button", { name: words("desk-mandates:list.new") }).click();
    await fillFacts(page, words, mother);
    await expect(heading(page)).toHaveText(words("desk-mandates:new.proxy.heading"));
    await fillFacts(page, words, mother);
    await expect(page.getByRole("alert")).toContainText(words("desk-mandates:facts.same"));
    await fillFacts(page, words, proxy);
    await goOn(page, words, "desk-mandates:ground.statutory");
    await goOn(page, words, "desk-mandates:papers.driving_licence");
    await expect(page.getByRole("alert")).toContainText(words("desk-mandates:new.papers.problem.proof.missing"));
    await goOn(page, words, "desk-mandates:papers.guardian_register");
    await goOn(page, words, "desk-mandates:scope.report", "desk-mandates:scope.follow");
    await page.getByText(words("desk-mandates:new.end.months", { count: 12 }), { exact: true }).click();
    await page.getByRole("button", { name: words("desk-mandates:next") }).click();
    await expect(page.getByRole("main")).toContainText(proxy.nameKanji);
    await page.getByRole("button", { name: words("desk-mandates:new.check.send") }).click();
    await expect(page.getByRole("main")).toContainText(words("desk-mandates:list.requested"));
    expect((await page.goto("/desk/approvals"))?.status()).toBe(404);

    const second = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
    const supervisor = await second.newPage();
    await signIn(supervisor, "desk-supervisor", { returnTo: "/desk/approvals" });
    await supervisor.getByRole("link", { name: words("desk-mandates:approvals.open") }).click();
    await expect(supervisor.getByRole("main")).toContainText(words("desk-mandates:papers.guardian_register"));
    await supervisor.getByText(words("desk-mandates:approvals.approve"), { exact: true }).click();
    await supervisor.getByRole("button", { name: words("desk-mandates:approvals.send") }).click();
    await expect(supervisor.getByRole("main")).toContainText(words("desk-mandates:approvals.done.approved"));
    await second.close();

    await page.goto("/desk/mandates");
    await page.getByRole("link", { name: words("desk-mandates:list.letter") }).click();
    await expect(page.getByRole("main")).toContainText(mother.nameKanji);
    await expect(page.getByRole("main")).toContainText(words("desk-mandates:letter.object"));
    const mandateId = /([0-9a-f-]{36})\/letter$/.exec(page.url())?.[1] ?? "";

    const third = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
    const daughter = await third.newPage();
    await signIn(daughter, proxy);
    await daughter.goto("/me/notices");
    await expect(daughter.getByRole("main")).toContainText(words("notices:kind.mandate_entrusted"));
    expect((await daughter.goto(`/m-${mandateId}`))?.status()).toBe(404);

    // Two days later the daughter acts for her mother.
    await portal.restartAt(new Date(Date.now() + 2 * DAY_MS));
    await signIn(daughter, proxy);
    await daughter.goto(`/m-${mandateId}/linkages`);
    await expect(daughter.getByText(words("viewer:acting.for", { name: mother.nameKanji }))).toBeVisible();
    expect((await daughter.goto(`/m-${mandateId}/history`))?.status()).toBe(404);

    // Ended on a court's word: over on her very next request.
    await signIn(page, "desk-agent", { returnTo: "/desk/mandates" });
    await page.getByRole("link", { name: words("desk-mandates:list.letter") }).click();
    await page.getByRole("link", { name: words("desk-mandates:back") }).click();
    await page.getByText(words("desk-mandates:end.reasons.court"), { exact: true }).click();
    await page.getByRole("button", { name: words("desk-mandates:end.send") }).click();
    await expect(page.getByRole("main")).toContainText(words("desk-mandates:end.done"));
    expect((await daughter.goto(`/m-${mandateId}`))?.status()).toBe(404);
    await third.close();
  });
});

test("a locked card: the desk permits once, the cardholder chooses, and signs in with the new PIN", async ({
  page,
  browser,
  fresh,
  words,
  portal,
}) => {
  const [holder] = fresh("locked-card");
  const { serial } = holder.card;
  const loggedBefore = portal.log().length;
  await page.goto(`/reader/new-pin?card=${serial}`);
  await expect(heading(page)).toHaveText(words("desk-cards:reader.notPermitted"));
  await signIn(page, "desk-agent", { returnTo: "/desk/cards" });
  await fillFacts(page, words, holder);
  await page.getByRole("button", { name: words("desk-cards:permit.send") }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(3);
  await page.getByText(words("desk-mandates:papers.driving_licence"), { exact: true }).click();
  await page.getByText(words("desk-cards:change.reset_pin"), { exact: true }).click();
  await page.getByText(words("desk-cards:reason.locked"), { exact: true }).click();
  await page.getByRole("button", { name: words("desk-cards:permit.send") }).click();
  await expect(heading(page)).toHaveText(words("desk-cards:opened.open.reset_pin"));

  const counter = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
  const reader = await counter.newPage();
  await reader.goto("/reader/new-pin");
  await reader.getByLabel(words("desk-cards:reader.card")).fill(serial);
  await reader.getByRole("button", { name: words("desk-cards:reader.put") }).click();
  await reader.getByLabel(words("desk-cards:reader.pin")).fill("8024");
  await reader.getByLabel(words("desk-cards:reader.again")).fill("8025");
  await reader.getByRole("button", { name: words("desk-cards:reader.set") }).click();
  await expect(reader.getByRole("alert")).toContainText(words("desk-cards:reader.differs"));
  await reader.getByLabel(words("desk-cards:reader.pin")).fill("8024");
  await reader.getByLabel(words("desk-cards:reader.again")).fill("8024");
  await reader.getByRole("button", { name: words("desk-cards:reader.set") }).click();
  await expect(heading(reader)).toHaveText(words("desk-cards:reader.done.reset_pin"));
  await reader.goto(`/reader/new-pin?card=${serial}`);
  await expect(heading(reader)).toHaveText(words("desk-cards:reader.notPermitted"));
  // The list offers no PIN for the card that was locked: the reader takes the card as it is now.
  await reader.goto(`/reader?card=${serial}`);
  await reader.getByLabel(words("sign-in:reader.pin")).fill("8024");
  await reader.getByRole("button", { name: words("sign-in:reader.signIn") }).click();
  await reader.goto("/me/notices");
  await expect(reader.getByRole("main")).toContainText(words("notices:kind.card_pin_changed"));
  await counter.close();

  await page.getByRole("link", { name: words("desk-cards:opened.look") }).click();
  await expect(heading(page)).toHaveText(words("desk-cards:opened.used.reset_pin"));
  expect(portal.log().slice(loggedBefore)).not.toContain("8024");
});

test("a card becomes one without a PIN, and no longer signs in", async ({ page, fresh, words }) => {
  const [holder] = fresh("latin-name");
  const { serial } = holder.card;
  await signIn(page, "desk-agent", { returnTo: "/desk/cards" });
  await fillFacts(page, words, holder);
  await page.getByText(words("desk-mandates:papers.residence_card"), { exact: true }).click();
  await page.getByText(words("desk-cards:change.without_pin"), { exact: true }).click();
  await page.getByText(words("desk-cards:reason.hard_to_keep"), { exact: true }).click();
  await page.getByRole("button", { name: words("desk-cards:permit.send") }).click();
  await page.goto(`/reader/new-pin?card=${serial}`);
  await page.getByRole("button", { name: words("desk-cards:reader.remove") }).click();
  await expect(heading(page)).toHaveText(words("desk-cards:reader.done.without_pin"));
  await page.goto(`/reader?card=${serial}`);
  await expect(page).toHaveURL(/\/sign-in\/problem\/no_pin$/);
});

test.describe("as it looks", () => {
  test.use({ javaScriptEnabled: true });

  test("every page is accessible and fits 320 px", async ({ page, fresh, words }) => {
    const [child, proxy, holder] = fresh("nearly-fifteen", "all-right", "variant-name");
    await presentCard(page, "desk-agent", { returnTo: "/desk/mandates" });
    const look = async (name: string) => {
      await expectAccessible(page);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoSideways(page);
        const folder = process.env["HIMOZUKE_SHOTS"];
        if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
      }
    };
    await look("mandates");
    await page.getByRole("button", { name: words("desk-mandates:list.new") }).click();
    await look("principal");
    await page.getByRole("button", { name: words("desk-mandates:facts.find") }).click();
    await look("principal-errors");
    await fillFacts(page, words, child);
    await fillFacts(page, words, proxy);
    await look("ground");
    await goOn(page, words, "desk-mandates:ground.parent");
    await page.getByText(words("desk-mandates:papers.family_register"), { exact: true }).click();
    await look("papers");
    await goOn(page, words, "desk-mandates:papers.my_number_card");
    await look("scopes");
    await goOn(page, words);
    await look("end");
    await goOn(page, words, "desk-mandates:new.end.birthday");
    await look("check");
    await page.getByRole("button", { name: words("desk-mandates:new.check.send") }).click();
    await look("mandates-requested");
    await page.goto("/desk/mandates/find");
    await fillFacts(page, words, child);
    await look("of-resident");
    await page
      .getByRole("link", { name: words("desk-mandates:of.open") })
      .first()
      .click();
    await look("one");
    await page.getByRole("link", { name: words("desk-mandates:list.letter") }).click();
    await look("letter");
    await page.goto("/desk/cards");
    await fillFacts(page, words, holder);
    await look("card");
    await page.getByText(words("desk-mandates:papers.driving_licence"), { exact: true }).click();
    await page.getByText(words("desk-cards:change.with_pin"), { exact: true }).click();
    await page.getByText(words("desk-cards:reason.own_wish"), { exact: true }).click();
    await page.getByRole("button", { name: words("desk-cards:permit.send") }).click();
    await look("card-opened");
    await page.goto("/reader/new-pin");
    await look("reader-empty");
    await page.goto(`/reader/new-pin?card=${holder.card.serial}`);
    await look("reader");
    await page.goto("/sign-in");
    await presentCard(page, "desk-supervisor", { returnTo: "/desk/approvals" });
    await look("approvals");
    await page
      .getByRole("link", { name: words("desk-mandates:approvals.open") })
      .first()
      .click();
    await look("approval");
  });
});
