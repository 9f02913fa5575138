/**
 * The desk's work: a resident asks and reads the answer, a call back is promised, questions are approved for everybody,
 * figures are told.
 */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { atDesk, findInCall } from "./fixtures/desk";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";
import { expectNoSideways } from "./fixtures/variants";
import type { Words } from "./fixtures/words";

async function beginToAsk(page: Page, words: Words, topic: string): Promise<void> {
  await page.goto("/me/enquiries");
  await page.getByRole("link", { name: words("enquiries:new") }).click();
  await page.getByText(words(`help:reasons.${topic}`), { exact: true }).click();
  await page.getByRole("button", { name: words("enquiries:ask.next") }).click();
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a resident asks, an agent takes it over, notes and answers, and the resident reads it and sees who looked", async ({
    page: resident,
    fresh,
    portal,
    browser,
    words,
  }) => {
    const [asker] = fresh("all-right");
    const { nameKanji } = asker;
    await signIn(resident, asker);
    await beginToAsk(resident, words, "account");
    // Might this answer it?
    await expect(resident.getByText("子どもの給付金を受けとるのに")).toBeVisible();
    await resident.getByLabel(words("enquiries:ask.text")).fill("暗証番号は 2345 です。口座を見てください。");
    await resident.getByText(words("enquiries:ask.write"), { exact: true }).click();
    await resident.getByRole("button", { name: words("enquiries:ask.send") }).click();
    await expect(resident.locator(".field-error")).toContainText(
      words("common:problem.pin", { part: "暗証番号は 2345" }),
    );
    const question = "口座の名前の書き方が通帳とちがいます。これでよいですか。";
    await resident.getByLabel(words("enquiries:ask.text")).fill(question);
    await resident.getByRole("button", { name: words("enquiries:ask.send") }).click();
    await expect(resident.getByText(words("enquiries:done.sent"))).toBeVisible();
    const number = (await resident.locator(".receipt .phrase").innerText()).trim();

    const agent = await atDesk(browser, portal, "desk-agent", false);
    await expect(agent.locator(".queue")).toContainText(number);
    await expect(agent.locator("main")).not.toContainText(nameKanji);
    await agent.locator(".queue > li").filter({ hasText: number }).getByRole("link").click();
    await expect(agent.getByText(nameKanji)).toBeVisible();
    await expect(agent.getByText(question)).toBeVisible();
    await agent.getByRole("button", { name: words("desk-work:assign.take") }).click();
    await expect(agent.getByText(words("desk-work:done.taken"))).toBeVisible();
    const bad = "PIN 2345 と聞いた";
    await agent.getByLabel(words("desk-work:notes.label")).fill(bad);
    await agent.getByRole("button", { name: words("desk-work:notes.send") }).click();
    await expect(agent.locator(".field-error")).toContainText(words("common:problem.pin", { part: "PIN 2345" }));
    await expect(agent.getByLabel(words("desk-work:notes.label"))).toHaveValue(bad);
    await agent.getByLabel(words("desk-work:notes.label")).fill("半角カナのこと");
    await agent.getByRole("button", { name: words("desk-work:notes.send") }).click();
    await expect(agent.locator(".desk-notes")).toContainText("半角カナのこと");
    // A template comes beneath what is typed, and is not sent with its blanks.
    const answer = agent.getByRole("textbox", { name: words("desk-work:answer.text") });
    await answer.fill("お待たせしました。");
    await agent.getByLabel(words("desk-templates:label")).selectOption("account");
    await agent.getByRole("button", { name: words("desk-templates:put") }).click();
    await expect(answer).toHaveValue(/^お待たせしました。\n\nご相談ありがとうございます。[^]*〔名義〕/);
    await agent.getByRole("button", { name: words("desk-work:answer.send") }).click();
    await expect(agent.locator("#answer .field-error")).toContainText(words("desk-work:problem.blank"));
    await expect(answer).toHaveValue(/〔名義〕/);
    await answer.fill("銀行の書き方がちがうだけです。このままで使えます。");
    await agent.getByLabel(words("desk-work:answer.bring")).selectOption("account");
    await agent.getByText(words("desk-work:answer.yes"), { exact: true }).click();
    await agent.getByRole("button", { name: words("desk-work:answer.send") }).click();
    await expect(agent.getByText(words("desk-work:done.answered"))).toBeVisible();

    await resident.goto("/me/notices");
    await resident
      .locator(".inbox > li")
      .filter({ hasText: words("notices:kind.enquiry_answered") })
      .getByRole("link")
      .click();
    await expect(resident.locator(".said-by-desk")).toContainText("このままで使えます");
    await expect(resident.locator("body")).not.toContainText("半角カナのこと");
    await resident.locator(".said-by-desk").getByRole("link").click();
    await expect(resident).toHaveURL("/bring/account");
    await resident.goto("/me/history");
    const entry = resident.locator("li").filter({ hasText: words("history:looks.desk", { label: "窓口1番" }) });
    await expect(entry).toContainText(words("history:deskWhy.work.enquiry"));
    await expect(entry).toContainText(number);
    await agent.context().close();
  });

  test("a call back is promised for a half-hour, and stands in the queue with its time", async ({
    page,
    fresh,
    portal,
    browser,
    words,
  }) => {
    const [asker] = fresh("just-moved");
    await signIn(page, asker);
    await beginToAsk(page, words, "other");
    await page.getByLabel(words("enquiries:ask.text")).fill("引っこしのことを電話で聞きたいです。");
    await page.getByText(words("enquiries:ask.call"), { exact: true }).click();
    await page.getByLabel(words("enquiries:ask.phone")).fill("090-0000-0001");
    await page.getByRole("button", { name: words("enquiries:ask.send") }).click();
    await expect(page.locator(".field-error")).toContainText(words("enquiries:problem.day.missing"));
    await page.locator("[name=day]").nth(1).check();
    await page.getByRole("button", { name: words("enquiries:ask.send") }).click();
    // Nothing typed is lost on the way to the time and back to the day.
    await page.getByRole("button", { name: words("enquiries:ask.otherDay") }).click();
    await expect(page.locator("[name=day]").nth(1)).toBeChecked();
    await expect(page.getByLabel(words("enquiries:ask.phone"))).toHaveValue("090-0000-0001");
    await page.getByRole("button", { name: words("enquiries:ask.send") }).click();
    await page.getByRole("button", { name: words("enquiries:ask.send") }).click();
    await expect(page.locator(".field-error")).toContainText(words("enquiries:problem.slot.missing"));
    await page.locator("[name=slot]").nth(3).check();
    await page.getByRole("button", { name: words("enquiries:ask.send") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("090-0000-0001");

    const agent = await atDesk(browser, portal, "desk-agent", false);
    await agent.goto("/desk?show=unassigned");
    await agent
      .locator(".queue > li")
      .filter({ hasText: words("desk-work:queue.kind.callback") })
      .getByRole("link")
      .click();
    await expect(agent.getByRole("link", { name: "090-0000-0001" })).toBeVisible();

    // The resident has found out alone: nobody calls, and the agent with the page still open is told.
    await page.getByText(words("enquiries:takeBack.summary")).click();
    await page.getByRole("button", { name: words("enquiries:takeBack.send") }).click();
    await expect(page.getByText(words("enquiries:done.takenBack"))).toBeVisible();
    await expect(page.getByText(words("enquiries:takeBack.summary"))).toHaveCount(0);
    await agent.getByRole("textbox", { name: words("desk-work:answer.text") }).fill("お電話します。");
    await agent.getByRole("button", { name: words("desk-work:answer.send") }).click();
    await expect(agent.getByText(words("desk-work:enquiry.takenBack"))).toBeVisible();
    await expect(agent.getByRole("button", { name: words("desk-work:answer.send") })).toHaveCount(0);
    await agent.context().close();
  });

  test("what an agent drafts stands on the public page once a supervisor has approved it", async ({
    page,
    portal,
    browser,
    words,
  }) => {
    const agent = await atDesk(browser, portal, "desk-agent", false);
    await agent.goto("/desk/questions");
    await agent.getByRole("link", { name: words("questions:desk.new") }).click();
    await agent.getByLabel(words("questions:desk.topic")).selectOption("proxy");
    await agent.getByLabel(words("questions:desk.questionJa")).fill("母の代わりに見るには、どうしますか。");
    await agent.getByLabel(words("questions:desk.answerJa")).fill("代理人になると、見られます。");
    await agent.getByRole("button", { name: words("questions:desk.send") }).click();
    await expect(agent.getByText(words("questions:desk.done.drafted"))).toBeVisible();
    await expect(agent.getByRole("button", { name: words("questions:desk.approve") })).toHaveCount(0);
    await page.goto("/questions");
    await expect(page.locator("body")).not.toContainText("母の代わりに");

    const supervisor = await atDesk(browser, portal, "desk-supervisor", false);
    await supervisor.goto("/desk/questions");
    await supervisor
      .locator(".question")
      .filter({ hasText: "母の代わりに" })
      .getByRole("button", { name: words("questions:desk.approve") })
      .click();
    await expect(supervisor.getByText(words("questions:desk.done.approved"))).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { name: "母の代わりに見るには、どうしますか。" })).toBeVisible();
    await agent.context().close();
    await supervisor.context().close();
  });

  test("a report that an agent filled in is filed once a supervisor has approved the call back, and says so to the resident", async ({
    page: resident,
    fresh,
    portal,
    browser,
    words,
  }) => {
    const [caller] = fresh("wrong-insurance");
    const { nameKanji } = caller;
    const agent = await atDesk(browser, portal, "desk-agent", false);
    await findInCall(agent, words, caller, "wrong_linkage");
    await expect(agent).toHaveURL(/\/s-/);
    const base = new URL(agent.url()).pathname;
    await agent.goto(`${base}/linkages/health-insurance-card/report/kind`);
    await agent.getByText(words("report:kinds.another_person.label"), { exact: true }).click();
    for (const step of ["details", "contact", "check"]) {
      await agent.locator("main button.action-tag").click();
      await expect(agent).toHaveURL(new RegExp(`/${step}$`));
      if (step === "details") await agent.getByRole("textbox").fill("ほかの人の保険がひもづいています");
      if (step === "contact") await agent.getByText(words("report:contact.post.label"), { exact: true }).click();
    }
    await expect(agent.getByRole("button", { name: words("report:check.sign") })).toHaveCount(0);
    await agent.getByRole("link", { name: words("desk-work:approval.link") }).click();
    const anHourAgo = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
    await agent.getByLabel(words("desk-work:approval.calledAt")).fill(anHourAgo);
    await agent.getByLabel(words("desk-work:approval.phone")).fill("03-0000-0001");
    await agent.getByRole("button", { name: words("desk-work:approval.send") }).click();
    await expect(agent.getByText(words("desk-work:approval.askedDone"))).toBeVisible();

    const supervisor = await atDesk(browser, portal, "desk-supervisor", false);
    await supervisor.goto("/desk/report-approvals");
    await expect(supervisor.locator("main")).not.toContainText(nameKanji);
    await supervisor.locator(".queue").getByRole("link").click();
    await expect(supervisor.getByText(nameKanji)).toBeVisible();
    await supervisor.getByRole("button", { name: words("desk-work:approval.approve") }).click();
    await expect(supervisor.getByText(words("desk-work:approval.done.approved"))).toBeVisible();

    await signIn(resident, caller);
    await resident.goto("/me/notices");
    const notice = resident
      .locator(".inbox > li")
      .filter({ hasText: words("notices:kind.case_received_by_desk", { scheme: "健康保険証" }) });
    await notice.getByRole("link").click();
    await expect(resident.getByText(words("cases:step.received_by_desk.done"))).toBeVisible();
    await resident.goto(`${new URL(resident.url()).pathname}/print`);
    await expect(resident.getByText(words("cases:paper.signed.desk"))).toBeVisible();
    await agent.context().close();
    await supervisor.context().close();
  });

  test("a call is noted and counted; the auditor reads the figures and the file, and works on nothing", async ({
    portal,
    browser,
    words,
  }) => {
    const agent = await atDesk(browser, portal, "desk-agent", false);
    await agent.goto("/desk/calls/new");
    await agent.getByText(words("desk-work:call.channel.phone"), { exact: true }).click();
    await agent.getByText(words("help:reasons.certificate"), { exact: true }).click();
    await agent.getByText(words("desk-work:call.settled.yes"), { exact: true }).click();
    await agent.getByRole("button", { name: words("desk-work:call.send") }).click();
    await expect(agent.getByText(words("desk-work:call.done"))).toBeVisible();

    const auditor = await atDesk(browser, portal, "desk-auditor", false);
    await auditor.goto("/desk/figures?days=30");
    await expect(auditor.getByRole("row").filter({ hasText: words("help:reasons.certificate") })).toContainText("1");
    const csv = await auditor.request.get("/desk/figures.csv?days=30");
    expect(csv.headers()["content-type"]).toContain("text/csv");
    expect(await csv.text()).toContain(words("help:reasons.certificate"));
    for (const closed of ["/desk/questions", "/desk/calls/new"])
      expect((await auditor.request.get(closed)).status(), closed).toBe(404);
    await agent.context().close();
    await auditor.context().close();
  });
});

test("every page is accessible, and narrow with large text nothing sticks out", async ({
  page: resident,
  fresh,
  portal,
  browser,
  words,
}) => {
  const [asker] = fresh("wrong-insurance");
  await signIn(resident, asker);
  await beginToAsk(resident, words, "wrong_linkage");
  await expectAccessible(resident);
  await resident.getByLabel(words("enquiries:ask.text")).fill("保険のことです。");
  await resident.getByText(words("enquiries:ask.write"), { exact: true }).click();
  await resident.getByRole("button", { name: words("enquiries:ask.send") }).click();
  await expect(resident.getByText(words("enquiries:done.sent"))).toBeVisible();
  const agent = await atDesk(browser, portal, "desk-agent");
  const item = await agent.locator(".queue > li").last().getByRole("link").getAttribute("href");
  const large = { name: "himozuke-display", value: "ja.200.normal", url: portal.origin };
  for (const [page, paths] of [
    [
      resident,
      [
        new URL(resident.url()).pathname,
        "/me/enquiries",
        "/me/enquiries/new?topic=account",
        "/questions",
        "/bring",
        "/bring/clinic",
      ],
    ],
    [
      agent,
      [
        "/desk",
        item ?? "",
        "/desk/questions",
        "/desk/questions/edit",
        "/desk/calls/new",
        "/desk/figures",
        "/bring/proxy",
      ],
    ],
  ] as const) {
    for (const path of paths) {
      await page.goto(path);
      await expectAccessible(page);
    }
    await page.context().addCookies([large]);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of paths) {
      await page.goto(path);
      await expectNoSideways(page);
    }
  }
  await agent.context().close();
});
