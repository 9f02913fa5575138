/** The public-money account: whose it is, changing it page by page, deleting it. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { bankKana } from "../app/account/bank-kana";
import type { Person } from "../test/people";
import { expect, test } from "./fixtures/portal";
import { signIn, signWithCard } from "./fixtures/sign-in";
import { eachVariant, expectNoSideways } from "./fixtures/variants";
import type { Words } from "./fixtures/words";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.getByRole("main");
const press = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true }).click();

async function search(page: Page, words: Words, query: string): Promise<void> {
  await main(page).getByRole("textbox").fill(query);
  await press(page, words("account:search"));
}

async function fillIn(page: Page, words: Words, holder: string): Promise<void> {
  await search(page, words, "みずほ");
  await page.getByRole("radio", { name: "みずほ銀行", exact: false }).first().check();
  await press(page, words("account:bank.take"));
  await search(page, words, "１００");
  await expect(page.locator(".only-option")).toContainText("本店");
  await press(page, words("account:branch.take"));
  await page.getByLabel(words("account:number.number")).fill("７６５ ４３２１");
  await press(page, words("account:next"));
  await main(page).getByRole("textbox").fill(holder);
  await press(page, words("account:next"));
  await expect(page).toHaveURL(/\/me\/account\/change\/check$/);
}

const changers = ["wifes-account", "childs-account", "strangers-account", "variant-name", "just-moved"];
const hiragana = (kana: string) =>
  kana.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
/** Everybody writes the own name in another way. */
const writings: ((kana: string) => string)[] = [
  (kana) => hiragana(kana).replace(" ", "　"),
  (kana) => bankKana(kana) ?? "",
  (kana) => kana,
  hiragana,
  (kana) => kana.replace(" ", ""),
];

eachVariant(
  "registers one's own account in the place of the one that is there",
  async ({ page, fresh, words, turn }) => {
    const key = changers[turn] ?? "";
    const [resident] = fresh(key);
    await signIn(page, resident, { words });
    await page.goto("/me/account");
    const relation =
      { "wifes-account": "family", "childs-account": "family", "strangers-account": "other" }[key] ?? "self";
    await expect(heading(page)).toHaveText(words(`account:state.${relation}.heading`));
    for (const hidden of resident.neverShown) expect(await page.content()).not.toContain(hidden);
    await expectNoSideways(page);
    const change = relation === "self" ? "account:changeIt" : "account:toOwn";
    await main(page)
      .getByRole("link", { name: words(change) })
      .click();

    await fillIn(page, words, writings[turn]?.(resident.nameKana) ?? "");
    await expect(main(page)).toContainText(words("account:check.self.heading"));
    await expectNoSideways(page);
    await press(page, words("account:check.sign"));
    await signWithCard(page, resident, { words });

    await expect(page).toHaveURL(/\/me\/account\?done=account_change$/);
    await expect(main(page)).toContainText(words("account:done.account_change.heading"));
    await expect(heading(page)).toHaveText(words("account:state.self.heading"));
    await expect(main(page)).toContainText("みずほ銀行 本店");
    await expect(main(page)).toContainText("＊＊＊＊321");
    await expect(main(page)).not.toContainText("7654321");
    await expectNoSideways(page);
  },
);

const deleters = ["all-right", "daughter", "twin-with-sisters-record", "without-consent", "wrong-insurance"];

eachVariant("deletes the registration, and can register again", async ({ page, fresh, words, turn }) => {
  const [resident] = fresh(deleters[turn] ?? "");
  await signIn(page, resident, { words });
  await page.goto("/me/account");
  await page.getByRole("link", { name: words("account:remove") }).click();
  await expect(main(page)).toContainText(words("account:delete.stays.heading"));
  await expectNoSideways(page);
  await press(page, words("account:delete.sign"));
  await signWithCard(page, resident, { words });
  await expect(main(page)).toContainText(words("account:done.account_deletion.heading"));
  await expect(heading(page)).toHaveText(words("account:state.none.heading"));
  await expect(page.getByRole("link", { name: words("account:register") })).toBeVisible();
  await page.goto("/me/account/delete");
  await expect(page).toHaveURL(/\/me\/account$/);
  await page.goto("/me/linkages/public-money-account");
  await expect(main(page)).not.toContainText("＊＊＊＊");
});

test.describe("one after another, as one person", () => {
  test.describe.configure({ mode: "serial" });
  let resident: Person | undefined;
  test.beforeEach(async ({ page, fresh }) => {
    [resident] = resident ? [resident] : fresh("missing-handbook");
    await signIn(page, resident);
  });

  test("the state decides the page: none can be skipped", async ({ page }) => {
    for (const step of ["branch", "number", "holder", "check", ""]) {
      await page.goto(`/me/account/change/${step}`);
      await expect(page).toHaveURL(/\/change\/bank$/);
    }
  });

  test("what is wrong is said at the top and at the field, and what was typed stays", async ({ page, words }) => {
    await page.goto("/me/account/change/bank?q=%E3%82%86%E3%81%86%E3%81%A1%E3%82%87%E9%8A%80%E8%A1%8C");
    await expect(page.locator(".only-option")).toContainText("ゆうちょ銀行");
    await expect(page.getByRole("radio")).toHaveCount(0);
    await page.goto("/me/account/change/bank");
    await press(page, words("account:bank.take"));
    await expect(page.getByRole("alert")).toContainText(words("account:bank.choose"));
    await expectAccessible(page);
    await search(page, words, "ないはずの銀行");
    await expect(main(page)).toContainText(words("account:bank.none", { query: "ないはずの銀行" }));
    await search(page, words, "9900");
    await press(page, words("account:bank.take"));
    await search(page, words, "ZZ");
    await expect(main(page)).toContainText(words("account:branch.none", { query: "ZZ" }));
    await expectAccessible(page);
    await search(page, words, "〇一八");
    await press(page, words("account:branch.take"));

    const number = page.getByLabel(words("account:number.number"));
    for (const [typed, reason] of [
      ["", "empty"],
      ["12345", "too_short"],
      ["12345678", "too_long_post"],
      ["1234x67", "not_digits"],
    ] as const) {
      await number.fill(typed);
      await press(page, words("account:next"));
      await expect(page.getByRole("alert")).toContainText(words(`account:number.${reason}`));
      await expect(number).toHaveValue(typed);
      await expect(number).toHaveAttribute("aria-invalid", "true");
    }
    await expectAccessible(page);
    await page.getByRole("alert").getByRole("link").click();
    await expect(number).toBeFocused();
    await number.fill("1234567");
    await press(page, words("account:next"));

    const holder = main(page).getByRole("textbox");
    for (const [typed, reason] of [
      ["", "empty"],
      ["見本 つばさ", "not_kana"],
      ["ミ".repeat(101), "too_long"],
    ] as const) {
      await holder.fill(typed);
      await press(page, words("account:next"));
      await expect(page.getByRole("alert")).toContainText(words(`account:holder.${reason}`));
      await expect(holder).toHaveValue(typed);
    }
    await expectAccessible(page);
  });

  test("an account in another name is kindly refused, and what was typed can be put right", async ({ page, words }) => {
    await page.goto("/me/account");
    await page.getByRole("link", { name: words("account:goOn") }).click();
    await expect(page).toHaveURL(/\/change\/holder$/);
    for (const [typed, relation] of [
      ["ミホン ベツコ", "family"],
      ["ベツノ モミジ", "other"],
    ] as const) {
      await page.goto("/me/account/change/holder");
      await main(page).getByRole("textbox").fill(typed);
      await press(page, words("account:next"));
      await expect(heading(page)).toHaveText(words("account:check.headingNotOwn"));
      await expect(main(page)).toContainText(words(`account:check.${relation}.what`));
      await expect(page.getByRole("button", { name: words("account:check.sign") })).toHaveCount(0);
    }
    await expectAccessible(page);
    await page.getByRole("link", { name: words("account:check.rewrite") }).click();
    await main(page)
      .getByRole("textbox")
      .fill(`ガイコク ${resident?.nameKana.split(" ").at(-1)}`);
    await press(page, words("account:next"));
    await expect(main(page)).toContainText(words("account:check.unsure.heading"));
    await expect(page.getByRole("button", { name: words("account:check.sign") })).toBeVisible();
    await expectAccessible(page);
  });

  test("a tampered form is led back, not written", async ({ page, portal }) => {
    const post = (path: string, form: Record<string, string>) =>
      page.request.post(path, { form, headers: { Origin: portal.origin }, maxRedirects: 0 });
    expect((await post("/me/account/change/bank", { bank: "__proto__" })).status()).toBe(422);
    expect((await post("/me/account/change/branch", { "for-bank": "0001", branch: "998" })).status()).toBe(422);
    expect((await post("/me/account/change/number", { type: "gold", number: "1234567" })).status()).toBe(422);
    expect((await post("/me/account/change/holder", { holder: "ミホン\u0000ツバサ" })).status()).toBe(422);
    await page.goto("/me/account/change/check");
    const version = await main(page).locator("input[name=version]").inputValue();
    for (const [linkage, goTo] of [
      ["x", "/me/account/change/check"],
      ["1.5", "/me/account/change/check"],
      ["", "/me/account?refused=stale"],
      ["999", "/me/account?refused=stale"],
    ] as const) {
      expect((await post("/me/account/change/check", { version, linkage })).headers()["location"]).toBe(goTo);
    }
    expect((await post("/me/account/change/check", { version: "x", linkage: "1" })).status()).toBe(409);
    expect((await post("/me/account/delete", { key: "x", version: "1" })).headers()["location"]).toMatch(
      /\/account\/delete$/,
    );
    await page.goto("/me/account?refused=stale&done=nothing");
    await expectAccessible(page);
  });

  test("leaving and coming back loses nothing", async ({ page, words }) => {
    await page.goto("/me/account/change");
    await expect(page).toHaveURL(/\/check$/);
    await expect(main(page)).toContainText("ゆうちょ銀行");
    await page
      .getByRole("link", { name: words("common:summary.change") })
      .first()
      .click();
    await search(page, words, "みずほ");
    await page.getByRole("radio").first().check();
    await press(page, words("account:bank.take"));
    await expect(page).toHaveURL(/\/change\/branch$/);
  });
});

test("answered in two tabs: the older one is told, and led on where its page is not asked any more", async ({
  page,
  context,
  fresh,
  words,
}) => {
  const [resident] = fresh("certificate-ends-soon");
  await signIn(page, resident);
  await page.goto("/me/account/change");
  const chooseBank = async (name: string) => {
    await search(page, words, name);
    await page.getByRole("radio").first().check();
    await press(page, words("account:bank.take"));
  };
  await chooseBank("みずほ");
  await search(page, words, "100");
  await press(page, words("account:branch.take"));
  const number = page.getByLabel(words("account:number.number"));
  const other = await context.newPage();
  await other.goto("/me/account/change/number");
  await other.getByLabel(words("account:number.number")).fill("1111111");
  await press(other, words("account:next"));
  await expect(other).toHaveURL(/\/change\/holder$/);

  await number.fill("7654321");
  await press(page, words("account:next"));
  await expect(main(page)).toContainText(words("journeys:stale.heading"));
  await expect(main(page)).toContainText("1111111");
  await expect(number).toHaveValue("7654321");
  await expectAccessible(page);
  await press(page, words("account:next"));
  await expect(page).toHaveURL(/\/change\/holder$/);

  await page.goto("/me/account/change/bank");
  await chooseBank("三井住友");
  await main(other).getByRole("textbox").fill("キゲン チカコ");
  await press(other, words("account:next"));
  await expect(other).toHaveURL(/\/change\/branch\?changed$/);
  await expect(main(other)).toContainText(words("journeys:stale.changed"));
  await expectAccessible(other);
});

test("an empty search is told like any other form", async ({ page, fresh, words }) => {
  const [resident] = fresh("daughter");
  await signIn(page, resident);
  await page.goto("/me/account/change/bank");
  await press(page, words("account:search"));
  await expect(page.getByRole("alert")).toContainText(words("account:bank.missing"));
  await page.getByRole("alert").getByRole("link").click();
  await expect(main(page).getByRole("textbox")).toBeFocused();
  await expectAccessible(page);
});

test("changed in two windows: the second is told, and nothing is lost", async ({ page, context, fresh, words }) => {
  const [resident] = fresh("latin-name");
  await signIn(page, resident);
  await page.goto("/me/account/change");
  await fillIn(page, words, resident.nameKanji);
  const second = await context.newPage();
  await second.goto("/me/account/delete");
  await press(page, words("account:check.sign"));
  await signWithCard(page, resident);
  await expect(main(page)).toContainText(words("account:done.account_change.heading"));

  await press(second, words("account:delete.sign"));
  await expect(second).toHaveURL(/refused=stale$/);
  await expect(main(second)).toContainText(words("account:refused.stale.heading"));
  await expect(heading(second)).toHaveText(words("account:state.self.heading"));
});

for (const key of ["certificate-ends-soon", "twin-without-record"]) {
  for (const path of ["/me/account", "/me/account/delete", "/me/account/change/bank"]) {
    test(`${path} of ${key} is accessible`, async ({ page }) => {
      await signIn(page, key);
      await page.goto(path);
      await expectAccessible(page);
    });
  }
}
