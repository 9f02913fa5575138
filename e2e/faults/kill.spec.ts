/** The process dies in the middle of a correction, twice: nothing is lost, nothing is told twice. */
import { expect, test } from "../fixtures/portal";
import { reportRecord } from "../fixtures/report";
import { signIn } from "../fixtures/sign-in";

test.use({ javaScriptEnabled: false, ownPortal: true });

test("killed on the way, a correction comes to its end all the same, each change told once", async ({
  page,
  portal,
  words,
}) => {
  await signIn(page, "twin-without-record");
  const receipt = await reportRecord(page, "twin-without-record", "vaccination", { kind: "missing" });
  for (const [index, step] of ["with_institution", "found_missing"].entries()) {
    await expect(async () => {
      await page.goto(`/me/cases/${receipt}`);
      await expect(page.getByRole("main")).toContainText(
        words(`cases:step.${step}.done`, { institution: "みほん市（予防接種・健診）" }),
        { timeout: 500 },
      );
    }).toPass({ intervals: [500] });
    if (index === 0) {
      // Its first finding is "no error", as this office does not look; the resident says so.
      await expect(async () => {
        await page.goto(`/me/cases/${receipt}`);
        await expect(page.getByText(words("cases:review.wrong"), { exact: true })).toBeVisible({ timeout: 500 });
      }).toPass({ intervals: [500] });
      await page.getByText(words("cases:review.wrong"), { exact: true }).click();
      await page.getByLabel(words("cases:review.what")).fill("母子手帳にあります。");
      await page.getByRole("button", { name: words("cases:review.send") }).click();
    }
    await portal.restart("SIGKILL");
  }
  await expect(async () => {
    await page.goto(`/me/cases/${receipt}`);
    await expect(page.getByRole("main")).toContainText(words("cases:heading.viewing_resumed"), { timeout: 500 });
  }).toPass({ intervals: [500] });
  await page.goto("/me/notices");
  const texts = await page.getByRole("main").getByRole("listitem").allInnerTexts();
  const of = (kind: string) =>
    texts.filter((text) =>
      text.includes(words(`notices:kind.${kind}`, { scheme: "予防接種", institution: "みほん市（予防接種・健診）" })),
    ).length;
  expect({
    received: of("case_received"),
    begun: of("case_acknowledged"),
    found: of("case_found_mislinkage"),
    asked: of("case_asked_mislinkage"),
  }).toEqual({ received: 1, begun: 2, found: 1, asked: 1 });
});
