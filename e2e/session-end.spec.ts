/** With JavaScript: the warning counts down to the session's end, and the end is the end of the page. */
import { expect, test } from "./fixtures/portal";
import { presentCard, signIn } from "./fixtures/sign-in";
import type { RunningPortal } from "./fixtures/running-portal";

/** The browser's clock is set ahead by hand, the server's by making the session older. */
async function makeOlder(portal: RunningPortal, residentId: string, minutes: number): Promise<void> {
  const older = `update sessions set last_seen_at = last_seen_at - interval '${minutes} minutes'`;
  await portal.inDatabase(`${older} where resident_id = '${residentId}'`);
}

for (const [where, sharedTerminal, untilWarning] of [
  ["at home", false, "13:00"],
  ["on a shared terminal", true, "03:00"],
] as const)
  test(`${where} the page goes when the time that it tells has run out`, async ({ page, portal, fresh, words }) => {
    const [resident] = fresh("just-moved");
    await page.clock.install();
    await signIn(page, resident, { sharedTerminal });
    await page.goto("/me/account");
    await page.clock.fastForward(untilWarning);
    const timer = page.getByRole("dialog").getByRole("timer");
    await expect(timer).toHaveText(/あと(2分0秒|1分5\d秒)で/);
    await page.clock.fastForward("01:00");
    await expect(timer).toHaveText(/あと(1分0秒|0分5\d秒)で/);
    await makeOlder(portal, resident.id, 20);
    await page.clock.fastForward("01:01");
    await expect(page).toHaveURL(/\/sign-in\?return-to=%2Fme%2Faccount&ended=idle$/);
    await expect(page.getByRole("main")).toContainText(words("sign-in:choose.ended").replaceAll("|", ""));
    await page.goBack();
    await expect(page).toHaveURL(/\/sign-in/);
  });

test("Esc goes on, as the button does: the warning comes again when its time has come", async ({ page, fresh }) => {
  const [resident] = fresh("just-moved");
  await page.clock.install();
  await signIn(page, resident);
  const warning = page.getByRole("dialog");
  for (const round of [1, 2, 3]) {
    await page.clock.fastForward("12:50");
    await expect(warning, `round ${round}`).toBeHidden();
    await page.clock.fastForward("00:30");
    await expect(warning, `round ${round}`).toBeVisible();
    const goesOn = page.waitForResponse(/\/still-there$/);
    await page.keyboard.press("Escape");
    expect((await goesOn).status()).toBe(204);
    await expect(warning).toBeHidden();
  }
  await expect(page).toHaveURL(/\/me$/);
});

test("a session that goes on elsewhere is not told to have ended, and is not put off", async ({
  page,
  fresh,
  words,
}) => {
  const [resident] = fresh("just-moved");
  await page.clock.install();
  await signIn(page, resident, { returnTo: "/me/account" });
  await page.clock.fastForward("15:05");
  await expect(page).toHaveURL(/\/me\/still-there\?return-to=%2Fme%2Faccount$/);
  await page.getByRole("button", { name: words("sign-in:stillThere.goOn") }).click();
  await expect(page).toHaveURL(/\/me\/account$/);
});

test("what is half typed at the end is there after signing in again", async ({ page, portal, fresh }) => {
  const [resident] = fresh("just-moved");
  await page.clock.install();
  await signIn(page, resident, { returnTo: "/me/enquiries/new?topic=account" });
  const text = page.locator("main textarea").first();
  await text.fill("あしたの昼に聞きたいことがあります");
  await makeOlder(portal, resident.id, 20);
  await page.clock.fastForward("15:05");
  await expect(page).toHaveURL(/\/sign-in\?return-to=/);
  await presentCard(page, resident, { returnTo: new URL(page.url()).searchParams.get("return-to") ?? "" });
  await expect(text).toHaveValue("あしたの昼に聞きたいことがあります");
});

test("the page is gone before the network has answered", async ({ page, context, fresh }) => {
  const [resident] = fresh("just-moved");
  await page.clock.install();
  await signIn(page, resident, { returnTo: "/me/enquiries/new?topic=account" });
  await expect(page.locator("main")).toBeVisible();
  await context.route("**/display?*", () => undefined);
  const keeping = page.waitForRequest(/\/display\?/);
  await page.clock.fastForward("15:05");
  await keeping;
  await expect(page.locator("main")).toBeHidden();
  await expect(page).toHaveURL(/\/me\/still-there/);
});
