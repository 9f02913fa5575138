/**
 * A passkey beside the card, with Chromium's virtual authenticator: registered, signed in with, signed a write with,
 * removed.
 */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";
import { eachVariant, expectNoSideways } from "./fixtures/variants";
import type { Words } from "./fixtures/words";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.getByRole("main");

/** A phone that recognises its owner, or does not. */
async function addAuthenticator(page: Page) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    recognise: (isUserVerified: boolean) =>
      client.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    credentials: async () => (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

async function register(page: Page, words: Words, label?: string): Promise<void> {
  await page.goto("/me/credentials");
  await main(page)
    .getByRole("link", { name: words("credentials:register.begin") })
    .click();
  await expect(heading(page)).toHaveText(words("credentials:register.heading"));
  if (label !== undefined) await page.getByLabel(words("credentials:register.label")).fill(label);
  await main(page)
    .getByRole("button", { name: words("credentials:register.make") })
    .click();
}

async function signOut(page: Page, words: Words): Promise<void> {
  await page
    .getByRole("contentinfo")
    .getByRole("button", { name: words("common:footer.signOut") })
    .click();
  await expect(heading(page)).toHaveText(words("sign-in:signedOut.heading"));
}

async function signInWithPasskey(page: Page, words: Words): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: words("sign-in:passkey.use") }).click();
}

test("registered beside the card, it signs in, signs a write, and is removed", async ({ page, fresh, words }) => {
  const [resident] = fresh("all-right");
  await addAuthenticator(page);
  await signIn(page, resident);
  await register(page, words, "台所のタブレット");
  await expect(page).toHaveURL(/\/me\/credentials\?done=registered$/);
  await expect(main(page)).toContainText(words("credentials:done.registered.heading"));
  await expect(main(page)).toContainText("台所のタブレット");
  await expectAccessible(page);
  await signOut(page, words);

  await signInWithPasskey(page, words);
  await expect(page).toHaveURL(/\/me$/);
  await page.goto("/me/credentials");
  await expect(main(page)).toContainText(words("credentials:passkeys.usedNow"));

  await page.goto("/me/account/delete");
  await main(page)
    .getByRole("button", { name: words("account:delete.sign") })
    .click();
  await expect(heading(page)).toHaveText(words("sign-in:passkey.signHeading"));
  await expectAccessible(page);
  await page.getByRole("button", { name: words("sign-in:passkey.sign") }).click();
  await expect(page).toHaveURL(/\/me\/account\?done=account_deletion$/);

  await page.goto("/me/credentials");
  await main(page)
    .getByRole("link", { name: words("credentials:passkeys.remove") })
    .click();
  await expect(main(page)).toContainText(words("credentials:remove.usedNow"));
  await expectAccessible(page);
  const removal = page.url();
  await main(page)
    .getByRole("button", { name: words("credentials:remove.do") })
    .click();
  await expect(main(page)).toContainText(words("credentials:done.removed.heading"));
  await expect(main(page)).toContainText(words("credentials:passkeys.none"));
  expect((await page.goto(removal))?.status()).toBe(404);
  await page.goto("/me");
  await signOut(page, words);

  await signInWithPasskey(page, words);
  await expect(page).toHaveURL(/\/sign-in\/problem\/unknown_card$/);
  await signIn(page, resident);
});

test("a passkey is its owner's alone: to others its page does not exist", async ({
  page,
  browser,
  fresh,
  portal,
  words,
}) => {
  const [owner, stranger] = fresh("daughter", "wifes-account");
  await addAuthenticator(page);
  await signIn(page, owner);
  await register(page, words);
  await expect(main(page)).toContainText(words("credentials:register.usual"));
  const href = await main(page)
    .getByRole("link", { name: words("credentials:passkeys.remove") })
    .getAttribute("href");

  const elsewhere = await browser.newContext({ baseURL: portal.origin });
  const other = await elsewhere.newPage();
  await signIn(other, stranger);
  expect((await other.goto(href ?? ""))?.status()).toBe(404);
  const answer = await other.request.post(href ?? "", {
    form: {},
    headers: { Origin: portal.origin },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(404);
  await elsewhere.close();
  await page.reload();
  await expect(main(page)).toContainText(words("credentials:register.usual"));
});

test("a device that does not recognise its owner registers nothing and signs nobody in; the page says so", async ({
  page,
  fresh,
  words,
}) => {
  const [resident] = fresh("just-moved");
  const authenticator = await addAuthenticator(page);
  await signIn(page, resident);
  await authenticator.recognise(false);
  await register(page, words);
  await expect(page.getByRole("alert")).toHaveText(words("credentials:register.failed"));
  expect(await authenticator.credentials()).toEqual([]);
  await authenticator.recognise(true);
  await main(page)
    .getByRole("button", { name: words("credentials:register.make") })
    .click();
  await expect(page).toHaveURL(/done=registered$/);
  await signOut(page, words);

  await authenticator.recognise(false);
  await signInWithPasskey(page, words);
  await expect(page.getByRole("alert")).toHaveText(words("sign-in:passkey.failed"));
  await expect(page).toHaveURL(/\/sign-in$/);
  await expectAccessible(page);
});

test("the same device is not registered twice, and a name left empty gets the usual one", async ({
  page,
  fresh,
  words,
}) => {
  const [resident] = fresh("variant-name");
  const authenticator = await addAuthenticator(page);
  await signIn(page, resident);
  await register(page, words, "");
  await expect(main(page)).toContainText(words("credentials:register.usual"));
  await register(page, words);
  await expect(page.getByRole("alert")).toHaveText(words("credentials:register.failed"));
  expect(await authenticator.credentials()).toHaveLength(1);
});

test("on a shared terminal none is offered", async ({ page, words }) => {
  await signIn(page, "latin-name", { sharedTerminal: true });
  await page.goto("/me/credentials");
  await expect(main(page)).toContainText(words("credentials:passkeys.shared_terminal"));
  await page.goto("/me/credentials/register");
  await expect(page).toHaveURL(/\/me\/credentials$/);
});

test("signed in with a passkey while no card lies on the reader, none is asked for", async ({ page, fresh, words }) => {
  const [resident] = fresh("strangers-account");
  await addAuthenticator(page);
  await signIn(page, resident);
  await register(page, words);
  await expect(page).toHaveURL(/done=registered$/);
  await signOut(page, words);
  await signInWithPasskey(page, words);
  await expect(page).toHaveURL(/\/me$/);
  await page.goto("/me/account/delete");
  await main(page)
    .getByRole("button", { name: words("account:delete.sign") })
    .click();
  await expect(page.getByRole("button", { name: words("sign-in:passkey.sign") })).toBeVisible();
  await expect(page.getByRole("link", { name: words("sign-in:passkey.cardInstead") })).toHaveCount(0);
});

eachVariant("card and passkeys are shown; without JavaScript it says what is needed", async ({ page, words, turn }) => {
  await signIn(page, "certificate-ends-soon", { words });
  await page.goto("/me/credentials");
  await expect(main(page)).toContainText(words("credentials:card.renewable.heading"));
  await expect(main(page)).toContainText(words("credentials:passkeys.none"));
  await expectNoSideways(page);
  const withoutScript = turn === 1 || turn === 3;
  if (!withoutScript) await expectAccessible(page);
  await page.goto("/me/credentials/register");
  await expect(main(page).getByRole("button", { name: words("credentials:register.make") })).toBeVisible({
    visible: !withoutScript,
  });
  if (withoutScript)
    await expect(page.locator("main noscript h2")).toHaveText(words("credentials:register.noScript.heading"));
  await expectNoSideways(page);
});
