/** At 320 px and 200 % a line holds seven characters: words still break between, not within. */
import { schemes } from "../app/catalogue/schemes";
import { expectWholeWords } from "./fixtures/line-breaks";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn } from "./fixtures/sign-in";

test.use({ viewport: { width: 320, height: 640 }, display: { textSize: 200 } });

test("headings, links and buttons break between words, numbers between their groups", async ({
  page,
  fresh,
  words,
}) => {
  const [resident] = fresh("wrong-insurance");
  const look = async (path: string) => {
    await page.goto(path);
    await expectWholeWords(page);
  };
  for (const path of ["/", "/bring/clinic", "/sign-in/problem/locked", `/reader?card=${resident.card.serial}`])
    await look(path);
  await signIn(page, resident);
  for (const { id } of schemes) await look(`/me/linkages/${id}`);
  const receipt = await reportRecord(page, resident, "health-insurance-card", { words });
  await expectWholeWords(page);
  for (const path of ["", "/print", "/withdraw"]) await look(`/me/cases/${receipt}${path}`);
  const places = ["", "/linkages", "/cases", "/account", "/certificate", "/insurance-use", "/history", "/mandates"];
  for (const path of [...places, "/help", "/enquiries", "/credentials", "/notices"]) await look(`/me${path}`);
});

test("a word that is broken on purpose is noticed", async ({ page }) => {
  await page.goto("/bring");
  await page
    .locator("main .phrase")
    .first()
    .evaluate((phrase) => (phrase.textContent = "たしかめたしかめたしかめ"));
  await expect(expectWholeWords(page)).rejects.toThrow(/たしかめ/);
});
