/**
 * The help desk: looking together with a code, following and pointing in two browsers; in a call, for a reason that the
 * resident is told.
 */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { person } from "../test/people";
import { atDesk, readOut } from "./fixtures/desk";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { presentCard, signIn } from "./fixtures/sign-in";
import type { Words } from "./fixtures/words";

async function takeCode(agent: Page, words: Words, code: string): Promise<void> {
  await agent.goto("/desk/support");
  await agent.getByRole("textbox").fill(code);
  await agent.getByRole("button", { name: words("desk:support.send") }).click();
}

test.describe("the resident has no JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("together they solve a wrong linkage: the agent follows and points, the resident reports, and the history tells who looked and why", async ({
    page: resident,
    fresh,
    portal,
    browser,
    words,
  }) => {
    const [asker] = fresh("wrong-insurance");
    const agent = await atDesk(browser, portal, "desk-agent");
    await signIn(resident, asker);
    const code = await readOut(resident, words);
    await takeCode(agent, words, code);
    await expect(agent).toHaveURL(/\/s-[0-9a-f-]{36}/);
    const base = new URL(agent.url()).pathname.split("/")[1];

    // Whichever screen the resident opens shows up at the agent's.
    await resident.goto("/me/linkages/health-insurance-card");
    await expect(resident.getByText(words("viewer:help.looking", { label: "窓口1番" }))).toBeVisible();
    await expect(agent).toHaveURL(`/${base}/linkages/health-insurance-card`);
    await expect(agent.getByText(words("viewer:guiding.whose", { name: asker.nameKanji }))).toBeVisible();
    for (const value of asker.neverShown) await expect(agent.locator("body")).not.toContainText(value);
    await expectAccessible(agent);
    // What only the resident presses is there to be spoken of, and for nothing else.
    const answers = agent.locator(".ghost-answer");
    await expect(
      answers.filter({ hasText: words("common:answers.mine_for", { whom: asker.nameKanji }) }),
    ).toBeVisible();
    await expect(answers.first()).toContainText(words("viewer:ghost.answer"));
    await expect(
      agent.locator(".ghosts").locator("a, button, input:not([type=hidden]), select, textarea, [tabindex]"),
    ).toHaveCount(0);

    // The agent points at a section, which is marked on the resident's next page.
    await agent
      .locator("#facts")
      .getByRole("button", { name: words("viewer:point.here") })
      .click();
    await resident.reload();
    await expect(resident.locator("#facts").getByText(words("viewer:point.look"))).toBeVisible();

    // The agent can change nothing.
    const refused = await agent.request.post(`/${base}/linkages/health-insurance-card`, { form: { answer: "mine" } });
    expect(refused.status()).toBe(404);
    // Where the steering leads back to may have any name.
    const steered = await agent.request.post(`/${base}/guide?index`, {
      form: { do: "follow", page: "cases/\n字" },
      maxRedirects: 0,
    });
    expect(steered.status()).toBe(303);

    // While the resident signs, the agent sees a page that says so, and then the case.
    const receipt = await reportRecord(resident, asker, "health-insurance-card");
    await resident.goto(`/me/cases/${receipt}`);
    await expect(agent).toHaveURL(`/${base}/cases/${receipt}`);

    // The resident ends it: over on the agent's very next request.
    await resident.getByRole("button", { name: words("viewer:help.end") }).click();
    expect((await agent.request.get(`/${base}/linkages`)).status()).toBe(404);

    await resident.goto("/me/history");
    const entry = resident.locator("li").filter({ hasText: words("history:looks.desk", { label: "窓口1番" }) });
    await expect(entry).toContainText(words("help:reasons.wrong_linkage"));
    await expect(entry).toContainText("健康保険証");
    await agent.context().close();
  });

  test("without JavaScript at the desk a link leads to the resident's screen; what is sensitive stays covered until the resident allows it", async ({
    page: resident,
    fresh,
    portal,
    browser,
    words,
  }) => {
    const [asker] = fresh("all-right");
    const agent = await atDesk(browser, portal, "desk-agent", false);
    await signIn(resident, asker);
    await takeCode(agent, words, await readOut(resident, words));
    const base = new URL(agent.url()).pathname.split("/")[1];
    await resident.goto("/me/linkages/vaccination");
    await agent.getByRole("link", { name: words("viewer:guiding.refresh") }).click();
    await expect(agent).toHaveURL(`/${base}/linkages/vaccination`);

    await resident.goto("/me/help");
    await expect(
      resident.getByRole("main").getByRole("listitem").filter({ hasText: "予防接種" }).first(),
    ).toBeVisible();

    // A signature is the resident's alone: the agent waits beside it, and is not led astray.
    await resident.goto("/me/sign/some-signature");
    await agent.goto(`/${base}/guide`);
    await expect(agent.getByRole("heading", { level: 1 })).toHaveText(words("viewer:elsewhere.heading"));

    const value = "みほんワクチン";
    await agent.goto(`/${base}/linkages/vaccination?show=details`);
    await expect(agent.locator("body")).not.toContainText(value);
    await resident.goto("/me/help");
    await resident.getByRole("button", { name: `${words("help:allow.allow")} 予防接種` }).click();
    await agent.goto(`/${base}/linkages/vaccination?show=details`);
    await expect(agent.locator("body")).toContainText(value);
    await resident.getByRole("button", { name: `${words("help:allow.takeBack")} 予防接種` }).click();
    await agent.reload();
    await expect(agent.locator("body")).not.toContainText(value);
    await agent.context().close();
  });

  test("a number serves once, guessing ends after five, and a resident's card opens no desk", async ({
    page: resident,
    fresh,
    portal,
    browser,
    words,
  }) => {
    const [asker] = fresh("just-moved");
    const agent = await atDesk(browser, portal, "desk-supervisor", false);
    await signIn(resident, asker);
    const code = await readOut(resident, words);
    await takeCode(agent, words, code);
    await expect(agent).toHaveURL(/\/s-/);
    const wrong = code === "000000" ? "111111" : "000000";
    await takeCode(agent, words, code);
    await expect(agent.locator(".field-error")).toContainText(words("desk:support.wrong_code"));
    for (let tries = 0; tries < 4; tries++) await takeCode(agent, words, wrong);
    await resident.goto("/me/help");
    await resident
      .getByRole("main")
      .getByRole("button", { name: words("help:looking.end") })
      .click();
    await takeCode(agent, words, await readOut(resident, words));
    await expect(agent.locator(".field-error")).toContainText(words("desk:support.too_many"));

    // Signing in as a resident in the same browser ends the work at the desk.
    await signIn(agent, "all-right");
    await agent.goto("/desk");
    await expect(agent).toHaveURL(/\/sign-in/);
    await agent.context().close();
  });

  test("a card that is none of the staff's does not open the desk", async ({ page, words }) => {
    const { card } = person("all-right");
    await page.goto(`/reader?card=${card.serial}&terminal=own&return-to=%2Fdesk`);
    await page.getByLabel(words("sign-in:reader.pin")).fill(card.pin ?? "");
    await page.getByRole("button", { name: words("sign-in:reader.signIn") }).click();
    await expect(page).toHaveURL("/sign-in/problem/not_staff");
  });
});

test("in a call the agent finds the resident by what is said, sees masked pages, and the resident is told who looked and why", async ({
  page,
  fresh,
  portal,
  browser,
  words,
}) => {
  const [caller] = fresh("strangers-account");
  const { nameKana, birthDate, address, nameKanji } = caller;
  const agent = await atDesk(browser, portal, "desk-agent", false);
  await agent.goto("/desk/find");
  await agent.getByRole("button", { name: words("desk:find.send") }).click();
  for (const missing of ["kind", "reason", "name", "birthDate", "sex", "address"])
    await expect(agent.locator("#error-summary")).toContainText(words(`desk:find.problem.${missing}`));
  await agent.getByText(words("desk:find.kind.call"), { exact: true }).click();
  await agent.getByText(words("help:reasons.account"), { exact: true }).click();
  await agent.getByLabel(words("desk:find.name.label")).fill(nameKana);
  await agent.getByLabel(words("desk:find.birthDate.label")).fill(birthDate);
  await agent.getByText(words("desk:find.sex.male"), { exact: true }).click();
  await agent.getByLabel(words("desk:find.address.label")).fill(`${address}9`);
  await agent.getByRole("button", { name: words("desk:find.send") }).click();
  await expect(agent.locator(".field-error")).toContainText(words("desk:find.problem.not_found"));
  // Nothing that was typed is lost.
  await agent.getByLabel(words("desk:find.address.label")).fill(address);
  await agent.getByRole("button", { name: words("desk:find.send") }).click();
  await expect(agent).toHaveURL(/\/s-[0-9a-f-]{36}$/);
  await expect(agent.getByText(words("viewer:guiding.whose", { name: nameKanji }))).toBeVisible();

  await presentCard(page, caller);
  await page.goto("/me/notices");
  await expect(page.getByText(words("notices:kind.desk_looked_up")).first()).toBeVisible();
  await page.goto("/me/history");
  await expect(page.locator("li").filter({ hasText: words("history:looks.desk", { label: "窓口1番" }) })).toContainText(
    words("help:reasons.account"),
  );
  await agent.context().close();
});
