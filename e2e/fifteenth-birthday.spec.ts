/** A child turning fifteen: until the birthday the mother acts for her, from its first moment on nothing opens. */
import { person } from "../test/people";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";

test.use({ javaScriptEnabled: false, ownPortal: true });

test("the mother's mandate ends with the birthday, to the minute, in the words of an end like any other", async ({
  page,
  portal,
  words,
}) => {
  const child = person("nearly-fifteen");
  const year = Number(child.birthDate.slice(0, 4)) + 15;
  const birthday = new Date(`${year}${child.birthDate.slice(4)}T00:00:00+09:00`);
  const open = words("home:acting.open", { name: child.nameKanji });

  await portal.restartAt(new Date(birthday.getTime() - 10 * 60_000));
  await signIn(page, "wifes-account");
  await page.getByRole("link", { name: open }).click();
  const acting = new URL(page.url()).pathname;
  await expect(page.getByText(words("viewer:acting.for", { name: child.nameKanji }))).toBeVisible();

  await portal.restartAt(birthday);
  await signIn(page, "wifes-account");
  expect((await page.goto(acting))?.status()).toBe(404);
  await page.goto("/me");
  await expect(page.getByRole("link", { name: open })).toHaveCount(0);
  await page.goto("/me/mandates");
  await expect(page.getByRole("main")).toContainText(
    words("mandates:over.held.ended", { name: child.nameKanji, day: "" }).split("（")[0] ?? "",
  );

  // The child sees on her own who looked, and why.
  await signIn(page, child.key);
  await page.goto("/me/history?show=portal");
  await expect(page.getByRole("main")).toContainText(
    words("history:looks.proxy", { name: person("wifes-account").nameKanji }),
  );
  await expect(page.getByRole("main")).toContainText(words("history:proxyWhy.parent"));
});
