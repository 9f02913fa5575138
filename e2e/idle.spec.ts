/** When a session runs out while somebody writes: nothing typed is lost, and the old cookie opens nothing. */
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "./fixtures/portal";
import { presentCard, signIn } from "./fixtures/sign-in";

test.use({ javaScriptEnabled: false, ownPortal: true });

test("a long text sent after the session's end is there again after the next sign-in", async ({
  page,
  portal,
  words,
}) => {
  await signIn(page, "daughter");
  await page.goto("/me/linkages/pension/report/kind");
  await page.getByText(words("report:kinds.out_of_date.label")).click();
  await page.getByRole("button", { name: words("report:next") }).click();
  const text = "ゆっくり書いた、長い文章です。\n二行めもあります。";
  await page.getByRole("textbox").fill(text);

  await portal.stop();
  const db = await PGlite.create(path.join(portal.dataDir, "pg"));
  await db.exec("update sessions set last_seen_at = last_seen_at - interval '20 minutes'");
  await db.close();
  await portal.start();

  await page.getByRole("button", { name: words("report:next") }).click();
  await expect(page.getByRole("main")).toContainText(words("sign-in:choose.ended"));
  const returnTo = new URL(page.url()).searchParams.get("return-to") ?? "";
  expect(returnTo).toBe("/me/linkages/pension/report/details");
  await presentCard(page, "daughter", { returnTo });
  await expect(page.getByRole("textbox")).toHaveValue(text);
});
