/** Home, the list of 29, one linkage, and the resident's answers. */
import type { Page } from "@playwright/test";
import { schemes } from "../app/catalogue/schemes";
import { people } from "../db/people";
import { expectAccessible } from "./fixtures/accessibility";
import { person } from "../test/people";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";
import { eachVariant, expectNoSideways } from "./fixtures/variants";

const h1 = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.getByRole("main");

function nameOf(schemeId: string): string {
  return schemes.find(({ id }) => id === schemeId)?.nameJaPlain ?? "";
}

/** How many of the 29 the home page says are checked. */
async function checkedSoFar(page: Page): Promise<number> {
  const numbers = ((await page.locator("#progress h2").textContent()) ?? "").match(/\d+/g)?.map(Number) ?? [];
  return Math.min(...numbers.slice(0, 2));
}

/** Pixels from the top of the page, without JavaScript. */
const ANSWERS_WITHIN = [
  { width: 360, textSize: 100, most: 1_100 },
  { width: 320, textSize: 200, most: 2_400 },
] as const;

for (const { width, textSize, most } of ANSWERS_WITHIN)
  test.describe(`${width} px wide, text ${textSize} %`, () => {
    test.use({ viewport: { width, height: 800 }, display: { textSize }, javaScriptEnabled: false });

    for (const [who, scheme] of [
      ["wrong-insurance", "health-insurance-card"],
      ["wrong-insurance", "pension"],
      ["wifes-account", "pension"],
    ] as const)
      test(`the answers about ${scheme} of ${who} begin within ${most} px`, async ({ page }) => {
        await signIn(page, who);
        await page.goto(`/me/linkages/${scheme}`);
        const top = await page.locator(".answers").evaluate((answers) => answers.getBoundingClientRect().top + scrollY);
        expect(top).toBeLessThanOrEqual(most);
      });
  });

test.describe("another person's health insurance", () => {
  test("home asks for one thing, and the linkage says what differs", async ({ page, words }) => {
    await signIn(page, "wrong-insurance");
    await expect(h1(page)).toHaveText(words("home:state.waiting", { count: 1 }).replaceAll("*", ""));
    await expect(page.locator(".affair")).toHaveCount(1);
    await expect(main(page).locator(".action-tag")).toHaveCount(1);
    await main(page).getByRole("link", { name: "健康保険証をたしかめる" }).click();
    await expect(h1(page)).toHaveText(words("linkage:headline.address_differs"));
    await expect(main(page)).toContainText(words("linkage:reasons.town"));
    await expect(main(page)).toContainText(words("linkage:withheld.different"));
    await expect(main(page)).toContainText("性別、住所は、くらべていません。");
    await expect(main(page)).toContainText(words("linkage:how.fullCheck"));
    await expect(main(page)).toContainText(words("linkage:details.withheld"));
    await expect(main(page)).toContainText("資格情報のお知らせ");
    await expect(main(page)).toContainText(person("wrong-insurance").myNumberLast4);
    await expect(main(page).locator(".letter")).toContainText(words("linkage:letter.unknown"));
    await expect(main(page).locator(".letter")).not.toContainText("119");
  });

  test("the list filters by what needs attention, and keeps followers under their root", async ({ page, words }) => {
    await signIn(page, "wrong-insurance");
    await page.goto("/me/linkages");
    const links = main(page).locator(".linkages").getByRole("link");
    await expect(links).toHaveCount(29);
    const names = await links.allTextContents();
    expect(names.slice(0, 2)).toEqual([nameOf("health-insurance-card"), nameOf("treatment-medicine")]);
    expect(names.indexOf(nameOf("insurance-info-provision"))).toBeLessThan(names.indexOf(nameOf("vaccination")));
    await main(page)
      .getByRole("link", { name: words("linkages:filter.attention") })
      .click();
    await expect(links).toHaveText([nameOf("health-insurance-card")]);
    await expect(main(page)).toContainText(words("linkages:attention.address_differs"));
    await links.click();
    await page.getByRole("link", { name: words("linkage:back.list") }).click();
    await expect(page).toHaveURL(/show=attention$/);
    await page.goto("/me/linkages?show=unanswered");
    await expect(links).toHaveCount(17);
  });

  test("a record made from the doubtful one waits for it", async ({ page, words }) => {
    await signIn(page, "wrong-insurance");
    await page.goto("/me/linkages/treatment-medicine?show=details");
    await expect(h1(page)).toHaveText(
      words("linkage:headline.followsDoubtful", { root: nameOf("health-insurance-card") }),
    );
    await expect(main(page)).toContainText(words("linkage:details.withheld"));
    await main(page)
      .getByRole("link", { name: words("linkage:toRoot", { root: nameOf("health-insurance-card") }) })
      .click();
    await expect(page).toHaveURL(/\/health-insurance-card$/);
  });

  test("“something is wrong” is kept and leads to the report, which home offers to go on with", async ({
    page,
    fresh,
    words,
  }) => {
    const [resident] = fresh("strangers-account");
    await signIn(page, resident);
    await page.goto("/me/linkages/public-money-account");
    await expect(h1(page)).toHaveText(words("linkage:headline.other_account"));
    await page.getByRole("button", { name: words("common:answers.wrong") }).click();
    await expect(page).toHaveURL(/\/public-money-account\/report/);
    await page.goto("/me/linkages/public-money-account");
    await expect(main(page).getByRole("link", { name: words("linkage:continueReport") })).toBeVisible();
  });
});

for (const { key, neverShown } of people.filter((one) => one.neverShown.length > 0)) {
  test(`nothing of another person's record is on any page of ${key}`, async ({ page }) => {
    await signIn(page, key);
    const ofLinkages = schemes.flatMap(({ id }) => [`/me/linkages/${id}`, `/me/linkages/${id}?show=details`]);
    for (const path of ["/me", "/me/linkages", ...ofLinkages]) {
      const response = await page.request.get(path);
      expect(response.status(), path).toBe(200);
      const text = (await response.text()).normalize("NFKC");
      for (const value of neverShown) expect(text.includes(value.normalize("NFKC")), `${value} on ${path}`).toBe(false);
    }
  });
}

test("a name written with variants is the same person's: shown, explained, and no cause for alarm", async ({
  page,
  words,
}) => {
  await signIn(page, "variant-name");
  await expect(h1(page)).not.toContainText("たしかめてほしい");
  await page.goto("/me/linkages/health-insurance-card");
  await expect(h1(page)).toHaveText(words("linkage:headline.notation"));
  await expect(main(page)).toContainText("高辺 れいこ");
  await expect(main(page)).toContainText(words("linkage:reasons.variant_kanji"));
  await page.goto("/me/linkages/tax-income");
  await expect(main(page)).toContainText(words("linkage:reasons.block_words"));
});

test("sensitive values are hidden until asked for, and can be hidden again", async ({ page, words }) => {
  await signIn(page, "all-right");
  await page.goto("/me/linkages/treatment-medicine");
  const medicine =
    person("all-right").linkages.find(({ schemeId }) => schemeId === "treatment-medicine")?.recordDetails[1]?.value ??
    "";
  expect(medicine).not.toBe("");
  await expect(main(page)).not.toContainText(medicine);
  await page.locator("#details summary").click();
  await page.getByRole("link", { name: words("linkage:details.show") }).click();
  await expect(main(page)).toContainText(medicine);
  await page.getByRole("link", { name: words("linkage:details.hide") }).click();
  await expect(main(page)).not.toContainText(medicine);
});

test("a twin with her sister's record: the name differs, and is not told", async ({ page, words }) => {
  await signIn(page, "twin-with-sisters-record");
  await main(page).getByRole("link", { name: "予防接種をたしかめる" }).click();
  await expect(h1(page)).toHaveText(words("linkage:headline.oneDiffers", { fact: words("linkage:facts.name") }));
  await expect(main(page)).toContainText(words("linkage:how.notCompared", { facts: words("linkage:facts.name") }));
});

test("her sister, whose record is missing, can say that it should be here", async ({ page, fresh, words }) => {
  const [resident] = fresh("twin-without-record");
  await signIn(page, resident);
  await page.goto("/me/linkages/vaccination");
  await expect(h1(page)).toHaveText(words("linkage:headline.notLinked"));
  await expect(main(page)).toContainText(words("linkage:what.vaccination"));
  await page.getByRole("button", { name: words("linkage:question.labels.wrong") }).click();
  await expect(page).toHaveURL(/\/vaccination\/report/);
  await page.goto("/me");
  await expect(
    main(page).getByRole("link", { name: words("affairs:linkage.unfinished.link", { name: nameOf("vaccination") }) }),
  ).toBeVisible();
});

test("a parent's account: whose it is likely to be, in words that accuse nobody", async ({ page, words }) => {
  await signIn(page, "childs-account");
  await main(page).getByRole("link", { name: "公金受取口座をたしかめる" }).click();
  await expect(h1(page)).toHaveText(words("linkage:headline.family_account"));
  await expect(main(page)).toContainText(words("linkage:account.family"));
  await expect(main(page)).not.toContainText(/他人|不正|にせ/);
  await main(page)
    .getByRole("link", { name: words("linkage:account.toAccount") })
    .click();
  await expect(page).toHaveURL(/\/me\/account$/);
});

test("insurance use without consent says so, and where it was registered", async ({ page, words }) => {
  await signIn(page, "without-consent");
  await main(page).getByRole("link", { name: "健康保険証をたしかめる" }).click();
  await expect(h1(page)).toHaveText(words("linkage:headline.no_consent"));
  await expect(main(page)).toContainText(person("without-consent").insuranceUse?.placeJa ?? "?");
  await expect(main(page)).toContainText(words("linkage:insuranceUse.notOnFile"));
});

test("a certificate that ends soon is told of at home, with what to do", async ({ page, words }) => {
  await signIn(page, "certificate-ends-soon");
  await expect(main(page).getByRole("link", { name: words("affairs:certificate.ends.link") })).toBeVisible();
  await page.goto("/me/linkages/pension");
  await expect(main(page)).toContainText(words("linkage:how.fullCheck"));
});

test("with all 29 checked, there is nothing to do", async ({ page, words }) => {
  await signIn(page, "daughter");
  await expect(h1(page)).toHaveText(words("home:state.calm"));
  await expect(main(page).locator(".action-tag")).toHaveCount(0);
  await expect(main(page)).toContainText(words("home:nothing.all"));
});

eachVariant("the self-check is left and taken up again", async ({ page, fresh, words }) => {
  const [resident] = fresh("all-right");
  await signIn(page, resident, { words });
  await expectNoSideways(page);
  const before = await checkedSoFar(page);
  await main(page)
    .getByRole("link", { name: words(before === 0 ? "home:check.begin" : "home:check.goOn") })
    .click();
  await expectNoSideways(page);
  const first = new URL(page.url()).pathname;
  await page.locator("[name=answer][value=mine]").click();
  expect(new URL(page.url()).pathname).not.toBe(first);
  await expect(main(page)).toContainText(words("linkage:question.progress", { answered: before + 1, total: 29 }));
  const second = new URL(page.url()).pathname;
  await page.getByRole("link", { name: words("linkage:back.home") }).click();
  expect(await checkedSoFar(page)).toBe(before + 1);
  await main(page)
    .getByRole("link", { name: words("home:check.goOn") })
    .click();
  expect(new URL(page.url()).pathname).toBe(second);
  await page.goto("/me/linkages");
  await expectNoSideways(page);
});

test("“I am not sure” shows whom to ask, and the check goes on", async ({ page, fresh, words }) => {
  const [resident] = fresh("latin-name");
  await signIn(page, resident);
  await main(page)
    .getByRole("link", { name: words("home:check.begin") })
    .click();
  const here = new URL(page.url()).pathname;
  await page.getByRole("button", { name: words("common:answers.unsure") }).click();
  expect(new URL(page.url()).pathname).toBe(here);
  const consult = page.locator("#consult").getByRole("heading");
  await expect(consult).toHaveText(words("linkage:consult.heading"));
  await expect(consult).toBeInViewport();
  await expect(main(page)).toContainText(words("linkage:consult.help"));
  await expectAccessible(page);
  await main(page)
    .getByRole("link", { name: /へ進む$/ })
    .click();
  expect(new URL(page.url()).pathname).not.toBe(here);

  // Home counts it as answered, and the drawing does not say that it waits for an answer.
  await page.goto("/me");
  expect(await checkedSoFar(page)).toBe(1);
  await expect(main(page)).toContainText(words("home:progress.unsure", { count: 1 }));
  const knots = main(page).locator(".knots a");
  await expect(knots).toHaveCount(schemes.length);
  await expect(main(page).locator(".knots").locator(`a[href^="${here}"]`)).toContainText(
    words("linkages:answer.linked.unsure"),
  );
});

test("an answer given on an older page is told, not written over", async ({ page, fresh, words }) => {
  const [resident] = fresh("just-moved");
  await signIn(page, resident);
  await page.goto("/me/linkages/household");
  const other = await page.context().newPage();
  await other.goto("/me/linkages/household");
  await other.getByRole("button", { name: words("common:answers.unsure") }).click();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: words("common:answers.mine") }).click();
  expect((await answered).status()).toBe(409);
  await expect(main(page)).toContainText(words("linkage:refused.stale"));
  await expect(page.locator("[name=answer][value=unsure]")).toContainText(words("common:answers.now"));
  await page.getByRole("button", { name: words("common:answers.mine") }).click();
  await expect(main(page)).toContainText(words("linkages:saved", { name: nameOf("household") }));
});

test("a scheme that does not exist is not found, whether asked for or answered", async ({ page, words }) => {
  await signIn(page, "without-consent");
  for (const path of ["/me/linkages/nothing", "/me/linkages/PENSION", "/me/linkages/__proto__"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(h1(page)).toHaveText(words("problem:not-found.heading"));
  }
  const posted = await page.request.post("/me/linkages/nothing", { form: { answer: "mine", version: "0" } });
  expect(posted.status()).toBe(404);
  const noAnswer = await page.request.post("/me/linkages/pension", { form: { answer: "perhaps", version: "0" } });
  expect(noAnswer.status()).toBe(422);
  expect(await noAnswer.text()).toContain(words("linkage:refused.missing"));
});

const linkagesOfEachKind = ["health-insurance-card", "treatment-medicine", "vaccination", "public-assistance"].map(
  (id) => `/me/linkages/${id}`,
);
for (const path of ["/me", "/me/linkages", ...linkagesOfEachKind]) {
  test(`${path} is accessible`, async ({ page }) => {
    await signIn(page, "wrong-insurance");
    await page.goto(path);
    await expectAccessible(page);
  });
}
