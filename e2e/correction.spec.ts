/**
 * What happens after a report: a mislinkage with views, a difference in writing only, a wrongly refused case, a silent
 * institution, a swapped pair.
 */
import type { Page } from "@playwright/test";
import type { Person } from "../db/people";
import { findInCall } from "./fixtures/desk";
import { lookAgainUntil } from "./fixtures/look-again";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn, signWithCard } from "./fixtures/sign-in";
import { wordsIn } from "./fixtures/words";

test.use({ javaScriptEnabled: false, pace: "rushed" });

const words = wordsIn("ja");
const main = (page: Page) => page.getByRole("main");

async function answer(page: Page, outcome: "right" | "wrong", what?: string): Promise<void> {
  await page.getByText(words(`cases:review.${outcome}`), { exact: true }).click();
  if (what) await page.getByLabel(words("cases:review.what")).fill(what);
  await page.getByRole("button", { name: words("cases:review.send") }).click();
}

/** Asked whether it is right now, one sees what differed before, and what the record says now. */
async function seesBeforeAndNow(page: Page, { linkages, neverShown }: Person): Promise<void> {
  const change = page.getByRole("region").filter({ hasText: words("cases:change.heading") });
  const address = change.locator(".fact").filter({ hasText: words("linkage:factNames.address") });
  await expect(address).toContainText(words("cases:change.verdictBefore.different"));
  await expect(address).toContainText(words("cases:change.verdictNow.same"));
  const right = linkages.find(({ schemeId }) => schemeId === "health-insurance-card")?.right;
  await expect(change.locator(".masked").last()).toContainText(right?.number.slice(-3) ?? "-");
  for (const { value } of right?.details ?? []) await expect(change).toContainText(value);
  for (const value of neverShown) expect(await page.content()).not.toContain(value);
}

test("a mislinkage with views: told, marked in the history, on paper, and closed with a letter", async ({
  page,
  fresh,
  portal,
}) => {
  const [resident] = fresh("wrong-insurance");
  await signIn(page, resident);
  await page.goto("/me/history?show=offices");
  await expect(main(page)).not.toContainText(words("history:exchange.marked"));
  const receipt = await reportRecord(page, resident, "health-insurance-card");
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:heading.viewing_resumed"));
  await lookAgainUntil(page, words("cases:leak.log_viewed.done"));
  await seesBeforeAndNow(page, resident);

  await expect(page.getByRole("link", { name: /^お知らせ\s*新着\d+件$/ })).toBeVisible();
  await page.goto("/me/notices");
  for (const kind of [
    "case_received",
    "case_acknowledged",
    "case_found_mislinkage",
    "case_resumed_mislinkage",
    "leak_viewed",
  ])
    await expect(main(page)).toContainText(
      words(`notices:kind.${kind}`, { scheme: "健康保険証", institution: "みほん市国民健康保険" }),
    );
  await page.reload();
  await expect(main(page)).not.toContainText(words("notices:new"));

  await page.goto("/me/history?show=marked");
  const marks = main(page).getByText(words("history:exchange.marked"));
  await expect(marks).not.toHaveCount(0);
  await expect(
    main(page)
      .getByRole("link", { name: new RegExp(receipt) })
      .first(),
  ).toHaveAttribute("href", `/me/cases/${receipt}`);
  const csv = await page.request.get("/me/history.csv?show=marked");
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect((await csv.text()).trimEnd().split("\n")).toHaveLength((await marks.count()) + 1);

  // The worst news leads, and having been opened does not make it old.
  for (const _ of [1, 2]) {
    await page.goto("/me");
    const leads = page.locator(".affair").first();
    await expect(leads).toContainText(words("affairs:leak.viewed.heading", { name: "健康保険証" }));
    await leads.getByRole("link").click();
    await expect(page).toHaveURL(`/me/cases/${receipt}/leak`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      words("leak:title.viewed", { name: "健康保険証" }),
    );
  }
  await page.goto(`/me/cases/${receipt}`);
  await expect(main(page).getByRole("link", { name: words("cases:leakLink") })).toBeVisible();
  await answer(page, "right");
  await page.getByRole("link", { name: words("cases:letter.link") }).click();
  await expect(main(page)).toContainText(words("cases:letter.leak.viewed", { institution: "みほん市国民健康保険" }));
  for (const file of ["receipt", "letter"]) {
    const pdf = await page.request.get(`/me/cases/${receipt}/${file}.pdf`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  }
  const { neverShown } = resident;
  for (const path of ["/me/notices", "/me/history", `/me/cases/${receipt}/print`]) {
    await page.goto(path);
    for (const value of neverShown) expect(await page.content()).not.toContain(value);
  }
  for (const value of neverShown) expect(portal.log()).not.toContain(value);
});

test("a corrected record asks the case's question on its own page, and answers the case there", async ({
  page,
  fresh,
}) => {
  const [resident] = fresh("variant-name");
  const record = "/me/linkages/health-insurance-card";
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "health-insurance-card");
  await page.goto(record);
  await expect(page.locator("form.answers")).toHaveCount(0);
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:outcome.found_notation_only"));

  await page.goto(record);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("linkage:headline.resumed"));
  await expect(main(page)).not.toContainText(words("common:answers.mine"));
  await page.goto("/me/linkages");
  await expect(main(page)).toContainText(words("linkages:state.resumed"));

  await page.goto(record);
  await page.getByRole("button", { name: words("cases:review.wrong") }).click();
  await expect(page).toHaveURL(`/me/cases/${receipt}?outcome=wrong`);
  await expect(page.getByRole("radio", { name: words("cases:review.wrong") })).toBeChecked();
  await expect(page.locator("#error-summary")).toHaveCount(0);

  await page.goto(record);
  await page.getByRole("button", { name: words("cases:review.right") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("cases:heading.closed"));
  await page.goto(record);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("linkage:headline.checked"));
});

test("whoever cannot tell keeps the case open: all pages say so, and the desk asks again", async ({ page, fresh }) => {
  const [resident] = fresh("variant-name");
  const record = "/me/linkages/health-insurance-card";
  const h1 = page.getByRole("heading", { level: 1 });
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "health-insurance-card");
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:outcome.found_notation_only"));
  await page.goto(record);
  await page.getByRole("button", { name: words("cases:review.unsure") }).click();
  await expect(main(page)).toContainText(words("cases:doneMore.doubt"));

  await expect(h1).toHaveText(words("cases:heading.resident_unsure"));
  await expect(main(page)).toContainText(words("cases:step.desk_advice.now"));
  await expect(main(page)).toContainText(words("cases:review.headingUnsure"));
  await expect(main(page)).not.toContainText(words("cases:review.lead"));
  await page.goto(record);
  await expect(h1).toHaveText(words("linkage:headline.unsure"));
  await expect(main(page)).toContainText(words("cases:review.headingUnsure"));
  await expect(page.getByRole("button", { name: words("cases:review.right") })).toBeVisible();
  await page.goto("/me/linkages");
  await expect(main(page)).toContainText(words("linkages:state.unsure"));
  await page.goto("/me");
  await expect(page.locator(".affair").filter({ hasText: "健康保険証" })).toContainText(
    words("cases:status.resident_unsure"),
  );

  await signIn(page, "desk-agent", { returnTo: `/desk/cases/${resident.id}/${receipt}` });
  await page.getByLabel(words("desk-work:advice.label")).fill("電話で、番号を読み合わせた。");
  await page.getByRole("button", { name: words("desk-work:advice.send") }).click();
  await expect(page.locator("#error-summary")).toContainText(words("desk-work:problem.not_spoken"));
  await findInCall(page, words, resident);
  await page.goto(`/desk/cases/${resident.id}/${receipt}`);
  await page.getByLabel(words("desk-work:advice.label")).fill("電話で、番号を読み合わせた。");
  await page.getByRole("button", { name: words("desk-work:advice.send") }).click();
  await expect(main(page)).toContainText(words("desk-work:done.advised"));
  await expect(main(page)).toContainText("電話で、番号を読み合わせた。");

  await signIn(page, resident);
  await page.goto("/me/notices");
  await expect(main(page)).toContainText(words("notices:kind.case_advised", { scheme: "健康保険証" }));
  await expect(main(page)).not.toContainText("電話で、番号を読み合わせた。");
  await page.goto(record);
  await expect(h1).toHaveText(words("linkage:headline.resumed"));
});

test("only written differently: found, shown again, and closed", async ({ page, fresh }) => {
  const [resident] = fresh("variant-name");
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "health-insurance-card");
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:outcome.found_notation_only"));
  await expect(main(page)).not.toContainText(words("cases:path.leakHeading"));
  await answer(page, "right");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("cases:heading.closed"));
});

test("wrongly called right, closed in trust, opened again: then it is looked into properly", async ({
  page,
  fresh,
}) => {
  const [resident] = fresh("twin-with-sisters-record");
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "vaccination");
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:outcome.found_no_error"));
  await answer(page, "right");
  await page.getByRole("link", { name: words("cases:reopen.link") }).click();
  await page.getByRole("textbox").fill("名前が妹のものです。");
  await page.getByRole("button", { name: words("cases:reopen.send") }).click();
  await expect(main(page)).toContainText(words("cases:one.hidden"));
  await lookAgainUntil(page, words("cases:outcome.found_another_person"));
  await page.goto("/me/linkages/vaccination");
  for (const value of resident.neverShown) expect(await page.content()).not.toContain(value);
});

test("refused as none of its business, opened again: then it is looked into properly", async ({ page, fresh }) => {
  const [resident] = fresh("just-moved");
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "household");
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:heading.rejected"));
  await page.getByRole("link", { name: words("cases:reopen.link") }).click();
  await page.getByRole("textbox").fill("世帯の人数がちがいます。");
  await page.getByRole("button", { name: words("cases:reopen.send") }).click();
  await expect(main(page)).toContainText(words("cases:one.hidden"));
  await lookAgainUntil(page, words("cases:heading.viewing_resumed"));
});

test("a silent institution: after its target the desk has it on its list, and the resident is told", async ({
  page,
  fresh,
}) => {
  const [resident] = fresh("all-right");
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "employment-insurance");
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:step.overdue.done"));
  await expect(main(page)).toContainText(
    words("cases:path.overdue", { institution: "ハローワークみほん", phone: "0120-000-139" }).slice(0, 12),
  );
  await page.goto("/me/notices");
  await expect(main(page)).toContainText(words("notices:kind.case_overdue", { scheme: "雇用保険" }));
  await signIn(page, "desk-agent", { returnTo: "/desk" });
  await expect(main(page)).toContainText(receipt);
  await expect(main(page)).toContainText("ハローワークみほん");
  await expect(main(page)).not.toContainText(resident.nameKanji);
});

test("two people's records swapped: one reports, both are hidden and put right, and neither sees the other", async ({
  page,
  browser,
  fresh,
  portal,
}) => {
  const [mother, child] = fresh("swapped-mother", "swapped-son");
  const son = await (
    await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false, locale: "ja-JP" })
  ).newPage();
  await signIn(page, mother);
  const receipt = await reportRecord(page, mother, "health-insurance-card");
  await signIn(son, child);
  await son.goto("/me/notices");
  await lookAgainUntil(
    son,
    words("notices:kind.case_found_first", { scheme: "健康保険証", institution: "たとえ町国民健康保険" }),
  );
  await son
    .getByRole("link", { name: new RegExp(words("notices:open")) })
    .last()
    .click();
  await expect(main(son)).toContainText(words("cases:step.found_first.done", { institution: "たとえ町国民健康保険" }));
  await page.goto(`/me/cases/${receipt}`);
  await lookAgainUntil(page, words("cases:heading.viewing_resumed"));
  await lookAgainUntil(son, words("cases:heading.viewing_resumed"));
  for (const [one, { neverShown }] of [
    [page, mother],
    [son, child],
  ] as const) {
    const seen = [await one.content()];
    for (const path of ["/me", "/me/notices", "/me/history", "/me/linkages/health-insurance-card?show=details"]) {
      await one.goto(path);
      seen.push(await one.content());
    }
    for (const value of neverShown) expect(seen.join("\n")).not.toContain(value);
    await expect(one.getByRole("heading", { level: 1 })).not.toContainText("ちがっています");
  }
  await son.context().close();
});

test.describe("before the institution has looked", () => {
  test.use({ pace: "quick" });

  test("several items of one office become one report, hidden and shown together", async ({ page, fresh }) => {
    const [resident] = fresh("daughter");
    await signIn(page, resident);
    await page.goto("/me/linkages/screening/report/kind");
    await page.getByText(words("report:kinds.another_person.label")).click();
    await page.getByRole("button", { name: words("report:next") }).click();
    await page.getByText("予防接種").click();
    await page.getByRole("button", { name: words("report:next") }).click();
    await page.getByText(words("report:contact.portal.label")).click();
    await page.getByRole("button", { name: words("report:next") }).click();
    await expect(main(page)).toContainText(words("report:check.hidden", { count: 2 }));
    await page.getByRole("button", { name: words("report:check.sign") }).click();
    await signWithCard(page, resident);
    await expect(page).toHaveURL(/\/received$/);
    const receipt = /cases\/([\d-]+)\//.exec(page.url())?.[1];
    for (const scheme of ["screening", "vaccination"]) {
      await page.goto(`/me/linkages/${scheme}`);
      await expect(main(page).getByRole("link", { name: words("linkage:toCase") })).toHaveAttribute(
        "href",
        `/me/cases/${receipt}`,
      );
    }
  });
});
