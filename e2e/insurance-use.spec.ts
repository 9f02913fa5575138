/** The card as insurance card: cancelled with a signature, and the certificate in its place asked for and followed. */
import { lookAgainUntil } from "./fixtures/look-again";
import { expect, test } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn, signWithCard } from "./fixtures/sign-in";

test.use({ javaScriptEnabled: false, pace: "rushed" });

test("cancelling needs no reason; the certificate is offered, asked for, and sent", async ({ page, fresh, words }) => {
  const [resident] = fresh("latin-name");
  await signIn(page, resident);
  await page.goto("/me/insurance-use");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(words("insurance-use:heading.used"));
  await page.getByRole("link", { name: words("insurance-use:cancel.link") }).click();
  await page.getByRole("button", { name: words("insurance-use:cancel.sign") }).click();
  await signWithCard(page, resident);
  await expect(page.getByRole("main")).toContainText(words("insurance-use:cancelled"));
  await expect(heading).toContainText("保険証として使えます");
  await page.goto("/me/insurance-use/cancel");
  await expect(page).toHaveURL(/\/me\/insurance-use$/);

  await page.goto("/me");
  await page
    .getByRole("main")
    .getByRole("link", { name: words("affairs:eligibility.link") })
    .click();
  await page.getByRole("link", { name: words("certificate:ask.link") }).click();
  await page.getByRole("button", { name: words("certificate:ask.next") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("certificate:ask.checkHeading"));
  await page.getByRole("button", { name: words("certificate:ask.sign") }).click();
  await signWithCard(page, resident);
  await expect(page.getByRole("main")).toContainText(words("certificate:state.requested.heading"));
  await lookAgainUntil(page, words("certificate:state.sent.heading"));
});

test("without a reason chosen nothing is asked for", async ({ page, words }) => {
  await signIn(page, "daughter");
  await page.goto("/me/certificate/request");
  await page.getByRole("button", { name: words("certificate:ask.next") }).click();
  await expect(page.getByRole("alert").or(page.locator(".errors"))).toContainText(words("certificate:ask.missing"));
});

test("registered without consent: reported, removed at once, and the insurance stays in view all the while", async ({
  page,
  fresh,
  words,
}) => {
  const [resident] = fresh("without-consent");
  await signIn(page, resident);
  await page.goto("/me/insurance-use");
  await expect(page.getByRole("main")).toContainText(words("insurance-use:noConsent"));
  const receipt = await reportRecord(page, resident, "health-insurance-card", { kind: "without_consent" });
  await page.goto("/me/linkages/health-insurance-card");
  await expect(page.getByRole("main")).toContainText("＊");
  await page.goto(`/me/cases/${receipt}`);
  await expect(page.getByRole("main")).not.toContainText(words("cases:one.hidden"));
  await lookAgainUntil(page, words("cases:step.registration_removed.done"));
  await expect(page.getByRole("main")).not.toContainText(words("cases:path.leakHeading"));
  await page.goto("/me/insurance-use");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("insurance-use:heading.none"));
});
