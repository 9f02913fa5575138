/** Signing in and out: every page of it, what each of them must not tell, and what holds around every request. */
import type { APIResponse, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { people, person } from "../test/people";
import { expect, test } from "./fixtures/portal";
import { presentCard, signIn, signWithCard } from "./fixtures/sign-in";
import { eachVariant, expectNoSideways } from "./fixtures/variants";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

const sessionCookie = async (page: Page) => (await page.context().cookies()).find(({ name }) => name === "himozuke");

/** The card's own link: another card's reason may name the same person. */
async function takeCard(page: Page, key: string): Promise<void> {
  const card = page.locator(`a.card[href*="${person(key).card.serial}"]`);
  if (!(await card.isVisible())) await page.locator("details", { has: card }).locator("summary").click();
  await card.click();
}

eachVariant("card, PIN, home; sign-out, and the old cookie opens nothing", async ({ page, portal, words }) => {
  await page.goto("/sign-in");
  await takeCard(page, "all-right");
  await page.getByLabel(words("sign-in:reader.pin")).fill(person("all-right").card.pin ?? "");
  await page.getByRole("button", { name: words("sign-in:reader.signIn") }).click();
  await expect(page).toHaveURL(/\/me$/);
  const session = await sessionCookie(page);
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", expires: -1 });
  await page
    .getByRole("contentinfo")
    .getByRole("button", { name: words("common:footer.signOut") })
    .click();
  await expect(heading(page)).toHaveText(words("sign-in:signedOut.heading"));
  await expectNoSideways(page);
  expect(await sessionCookie(page)).toBeUndefined();

  await page.context().addCookies([{ name: "himozuke", value: session?.value ?? "", url: portal.origin }]);
  await page.goto("/me/account");
  await expect(page).toHaveURL(/\/sign-in\?return-to=%2Fme%2Faccount$/);
  await expect(heading(page)).toHaveText(words("sign-in:choose.heading"));
});

eachVariant("a card is found by name, by reading and by what can be tried with it", async ({ page, words }) => {
  await page.goto("/sign-in");
  await expectNoSideways(page);
  const names = page.locator("#find .card-name");
  const find = async (wanted: string) => {
    await page.getByLabel(words("sign-in:choose.find.label")).fill(wanted);
    await page.getByRole("button", { name: words("sign-in:choose.find.send") }).click();
    await expect(page).toHaveURL(/[?&]q=/);
  };
  for (const wanted of ["ふたば　ひなた", "双葉ひなた"]) {
    await find(wanted);
    await expect(names).toHaveText([person("twin-without-record").nameKanji]);
  }
  await find("HANDBOOK");
  await expect(names).toHaveText([person("missing-handbook").nameKanji]);
  await find("だれでもない");
  await expect(page.getByText(words("sign-in:choose.find.found_zero"))).toBeVisible();
  await page.getByRole("link", { name: words("sign-in:choose.find.all") }).click();
  await expect(page.locator("a.card")).toHaveCount(people.filter(({ staff }) => !staff).length);
});

test.describe("at 320 px with large text", () => {
  test.use({ viewport: { width: 320, height: 640 }, display: { textSize: 200 }, javaScriptEnabled: false });
  test("the cards and the search end within 4,000 px", async ({ page }) => {
    await page.goto("/sign-in");
    const end = await page.locator("#find").evaluate((list) => list.getBoundingClientRect().bottom + scrollY);
    expect(end).toBeLessThanOrEqual(4_000);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  test("the phone reads the card, and no reader is shown", async ({ page, words }) => {
    await page.goto(`/reader?card=${person("all-right").card.serial}`);
    await expect(page.getByText(words("sign-in:reader.cardToPhoneHow"))).toBeVisible();
    await expect(page.locator(".reader-body")).toBeHidden();
  });
});

const guessed = ["wifes-account", "childs-account", "missing-handbook", "without-consent", "variant-name"];

eachVariant(
  "wrong PINs are counted down, the last is warned of, and then the card is locked",
  async ({ page, fresh, words, turn }) => {
    const [holder] = fresh(guessed[turn] ?? "");
    const guess = async () => {
      await page.getByLabel(words("sign-in:reader.pin")).fill("0000");
      await page.getByRole("button", { name: words("sign-in:reader.signIn") }).click();
    };
    await presentCard(page, holder, { words, pin: "000" });
    await expect(page.getByRole("alert")).toContainText(words("sign-in:reader.notFourDigits"));
    await expect(page.getByText(words("common:tries.left", { left: 3 }))).toBeVisible();
    await guess();
    await expect(page.getByRole("alert")).toContainText(words("sign-in:reader.wrong"));
    await expect(page.getByText(words("common:tries.left", { left: 2 }))).toBeVisible();
    await expect(page.getByLabel(words("sign-in:reader.pin"))).toHaveValue("");
    await expect(page).toHaveTitle(new RegExp(`^${words("common:page.failed")}`));
    await expectNoSideways(page);
    await guess();
    await expect(page.getByRole("heading", { name: words("common:tries.lastHeading") })).toBeVisible();
    await expect(page.getByText(words("common:tries.left", { left: 1 }))).toBeVisible();
    await guess();
    await expect(heading(page)).toHaveText(words("sign-in:problem.locked.heading"));
    await expectNoSideways(page);

    await page.goto(`/reader?card=${holder.card.serial}`);
    await expect(heading(page)).toHaveText(words("sign-in:problem.locked.heading"));
  },
);

test("the right PIN gives the tries back", async ({ page, fresh, words }) => {
  const [holder] = fresh("latin-name");
  await presentCard(page, holder, { pin: "0000" });
  await signIn(page, holder);
  await page.goto(`/reader?card=${holder.card.serial}`);
  await expect(page.getByText(words("common:tries.left", { left: 3 }))).toBeVisible();
});

for (const typed of ["1 2 3 4", " 1234 ", "１２３４", "1-2-3-4", "１　２　３　４"]) {
  test(`a PIN pasted as “${typed}” is taken`, async ({ page }) => {
    await page.goto(`/reader?card=${person("wrong-insurance").card.serial}`);
    await page.evaluate(() => document.querySelector<HTMLInputElement>("#pin")?.focus());
    await page.getByLabel(/4けたの暗証番号/).pressSequentially(typed);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/me$/);
  });
}

const refusals = [
  ["locked-card", "locked"],
  ["without-pin", "no_pin"],
  ["certificate-ended", "certificate_ended"],
  ["returned-card", "card_returned"],
  ["suspended-card", "card_suspended"],
  ["unregistered-card", "unknown_card"],
] as const;

eachVariant(
  "a card that cannot be used: a page of its own, with what to do, naming nobody",
  async ({ page, words }) => {
    for (const [key, reason] of refusals) {
      await page.goto("/sign-in");
      await takeCard(page, key);
      const pin = page.getByLabel(words("sign-in:reader.pin"));
      if (await pin.count()) {
        await expect(page.getByText(words("common:tries.left", { left: 3 }))).toBeVisible();
        await pin.fill(person(key).card.pin ?? "");
        await page.getByRole("button", { name: words("sign-in:reader.signIn") }).click();
      }
      await expect(page).toHaveURL(new RegExp(`/sign-in/problem/${reason}$`));
      await expect(heading(page)).toHaveText(words(`sign-in:problem.${reason}.heading`));
      await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
      await expectNoSideways(page);
      const text = await page.content();
      for (const { nameKanji, nameKana, card } of people)
        for (const value of [nameKanji, nameKana, card.serial]) expect(text).not.toContain(value);
      expect(await sessionCookie(page)).toBeUndefined();
    }
  },
);

for (const [, reason] of refusals) {
  test(`the page for ${reason} is accessible`, async ({ page }) => {
    await page.goto(`/sign-in/problem/${reason}`);
    await expectAccessible(page);
  });
}

test("a card number that nobody has is answered like a card that cannot be read", async ({ page, words }) => {
  for (const serial of ["MHN0-0000-0000-0000", "", "%00", "'--", "x".repeat(300)]) {
    await page.goto(`/reader?card=${encodeURIComponent(serial)}`);
    await expect(heading(page)).toHaveText(words("sign-in:problem.unknown_card.heading"));
  }
});

test("the reader names the card that lies on it, and nobody else", async ({ page }) => {
  const own = person("wrong-insurance");
  await page.goto(`/reader?card=${own.card.serial}`);
  await expectAccessible(page);
  const text = await page.content();
  for (const other of people.filter(({ key }) => key !== own.key))
    for (const value of [other.nameKanji, other.card.serial]) expect(text).not.toContain(value);
});

test("one comes to where one wanted to go, and never out of the portal", async ({ page, portal }) => {
  await page.goto("/me/linkages");
  await expect(page).toHaveURL(/return-to=%2Fme%2Flinkages$/);
  await signIn(page, "daughter", { returnTo: "/me/linkages" });
  await expect(page).toHaveURL(/\/me\/linkages$/);
  for (const returnTo of ["https://example.jp/", "//example.jp", "/\\example.jp", "//"]) {
    await signIn(page, "daughter", { returnTo });
    expect(new URL(page.url()).origin).toBe(portal.origin);
    await expect(page).toHaveURL(/\/me$/);
  }
});

test("on a shared terminal the session ends with the task, and the page after it says so once", async ({
  page,
  fresh,
  words,
}) => {
  const [resident] = fresh("certificate-ends-soon");
  await signIn(page, resident, { sharedTerminal: true });
  const session = await sessionCookie(page);
  await page.goto("/me/account/delete");
  await page.getByRole("button", { name: words("account:delete.sign") }).click();
  await signWithCard(page, resident);
  await expect(page).toHaveURL(/\/finished$/);
  await expect(heading(page)).toHaveText(words("sign-in:finished.account_deletion"));
  await expectAccessible(page);
  expect(await sessionCookie(page)).toBeUndefined();
  await page.context().addCookies([session].filter((cookie) => cookie !== undefined));
  await page.goto("/me");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a PIN is shown to who asks for it, and never sent in the open", async ({ page, words }) => {
  const { card } = person("all-right");
  await page.goto(`/reader?card=${card.serial}`);
  const pin = page.getByLabel(words("sign-in:reader.pin"));
  await expect(pin).toHaveAttribute("type", "password");
  await expect(pin).toHaveAttribute("autocomplete", "current-password");
  await pin.fill("12");
  await page.getByRole("button", { name: words("common:showPin.show") }).click();
  await expect(pin).toHaveAttribute("type", "text");
  await expect(pin).toHaveValue("12");
  await expectAccessible(page);
  await page.getByRole("button", { name: words("common:showPin.hide") }).click();
  await expect(pin).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: words("common:showPin.show") }).click();
  await page.locator("main form").evaluate((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      form.dataset["sentAs"] = form.querySelector("input#pin")?.getAttribute("type") ?? "";
    });
  });
  await page.getByRole("button", { name: words("sign-in:reader.signIn") }).click();
  await expect(page.locator("main form")).toHaveAttribute("data-sent-as", "password");
});

test.describe("before the session ends for lack of activity", () => {
  test("the page says so without losing what is half typed, and goes on", async ({ page, words }) => {
    await page.clock.install();
    await signIn(page, "just-moved");
    await page.goto("/me/account/change/bank");
    await page.getByRole("textbox").fill("みず");
    await page.clock.fastForward("13:00");
    const warning = page.getByRole("dialog");
    await expect(warning).toBeVisible();
    await expectAccessible(page);
    await warning.getByRole("button", { name: words("common:sessionWarning.goOn") }).click();
    await expect(warning).toBeHidden();
    await expect(page.getByRole("textbox")).toHaveValue("みず");
  });

  test("on a shared terminal already after three minutes", async ({ page }) => {
    await page.clock.install();
    await signIn(page, "just-moved", { sharedTerminal: true });
    await page.clock.fastForward("03:00");
    await expect(page.getByRole("dialog")).toBeVisible();
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });
    test("the page gives way to one that goes on, from where one was; a page with text to type does not", async ({
      page,
      words,
    }) => {
      await signIn(page, "just-moved");
      await page.goto("/me/account");
      const refresh = page.locator("meta[http-equiv=refresh]");
      await expect(refresh).toHaveAttribute("content", /^(77\d|780);url=\/me\/still-there\?return-to=%2Fme%2Faccount$/);
      await page.goto(((await refresh.getAttribute("content")) ?? "").replace(/^.*url=/, ""));
      await expect(heading(page)).toContainText(/あと1[45]分/);
      await page.getByRole("button", { name: words("sign-in:stillThere.goOn") }).click();
      await expect(page).toHaveURL(/\/me\/account$/);
      await page.goto("/me/account/change/bank");
      await expect(page.locator("meta[http-equiv=refresh]")).toHaveCount(0);
    });
  });
});

test("what is not one's own is not found, like what does not exist", async ({ page, words }) => {
  await signIn(page, "twin-without-record");
  const other = person("twin-with-sisters-record").id;
  const paths = [
    "/me/cases/1122-0001-0",
    "/me/credentials/remove/nobodys",
    "/me/nothing",
    "/m-1/account",
    "/s-1/account",
    `/${other}/account`,
    "/you/linkages",
    "/me/linkages/nothing",
  ];
  const bodies = new Set<string>();
  for (const path of paths) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(heading(page)).toHaveText(words("problem:not-found.heading"));
    bodies.add((await page.getByRole("main").innerText()).trim());
  }
  expect([...bodies]).toHaveLength(1);
});

test.describe("around every request", () => {
  const expectHeaders = (response: APIResponse, what: string) => {
    const headers = response.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, what).toContain("default-src 'none'");
    expect(policy, what).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{20,}'/);
    expect(policy, what).not.toContain("unsafe");
    for (const part of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy, what).toContain(part);
    expect(headers, what).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    });
  };

  test("strict headers, whatever the answer", async ({ page }) => {
    const get = (path: string) => page.request.get(path, { maxRedirects: 0 });
    for (const path of [
      "/",
      "/sign-in",
      "/reader",
      "/me",
      "/me/account",
      "/nothing",
      "/problem/too-large",
      "/sign-in/start",
      "/display",
    ])
      expectHeaders(await get(path), path);
    expectHeaders(await page.request.post("/sign-in/start", { form: { x: "x".repeat(70_000) } }), "413");
    expectHeaders(await page.request.post("/sign-out", { form: {}, headers: { Origin: "https://example.jp" } }), "403");
  });

  test("a nonce serves once, and every script carries it", async ({ page }) => {
    const nonces = new Set<string>();
    for (let visit = 0; visit < 3; visit += 1) {
      const response = await page.request.get("/sign-in");
      const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1] ?? "";
      nonces.add(nonce);
      const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    }
    expect(nonces.size).toBe(3);
  });

  test("static files are what they say", async ({ page }) => {
    for (const path of ["/portal.js", "/passkey.js", "/favicon.svg"]) {
      expect((await page.request.get(path)).headers()["x-content-type-options"], path).toBe("nosniff");
    }
  });

  test("a body over 64 KiB is refused with a page that says so", async ({ page, words }) => {
    const response = await page.request.post("/sign-in/start", { form: { x: "x".repeat(64 * 1024) } });
    expect(response.status()).toBe(413);
    expect(await response.text()).toContain(words("problem:too-large.heading").slice(0, 6));
    expect((await page.request.post("/sign-in/start", { form: { x: "x".repeat(60 * 1024) } })).status()).toBe(200);
  });

  test("a write from another site's page is refused, and nothing happens", async ({ page }) => {
    await signIn(page, "strangers-account");
    for (const [header, value] of [
      ["Origin", "https://example.jp"],
      ["Origin", "null"],
      ["Sec-Fetch-Site", "cross-site"],
      ["Sec-Fetch-Site", "same-site"],
    ] as const) {
      const answer = await page.request.post("/sign-out", { form: {}, headers: { [header]: value }, maxRedirects: 0 });
      expect(answer.status(), `${header}: ${value}`).toBe(403);
    }
    expect((await page.goto("/me/account"))?.status()).toBe(200);
    await expect(page).toHaveURL(/\/me\/account$/);
  });

  test("a passkey's answer that is none leads to a page that says so", async ({ page, portal, words }) => {
    const start = await page.request.post("/sign-in/start", {
      form: { terminal: "own" },
      headers: { Origin: portal.origin },
    });
    const { ceremony } = (await start.json()) as { ceremony: string };
    for (const [answer, reason] of [
      ["{}", "not_verified"],
      ["{}", "expired"],
    ] as const) {
      const response = await page.request.post("/sign-in/answer", {
        form: { ceremony, answer },
        headers: { Origin: portal.origin },
      });
      expect(response.url()).toContain(`/sign-in/problem/${reason}`);
      expect(await response.text()).toContain(words(`sign-in:problem.${reason}.next`));
    }
  });
});
