import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";

/** What a citizen's page may weigh at most, gzipped. Bytes. */
const MOST = { script: 10_000, stylesheet: 20_000, all: 100_000 };

async function weigh(page: Page, path: string): Promise<Record<keyof typeof MOST, number>> {
  const weights = { script: 0, stylesheet: 0, all: 0 };
  const parts: Promise<void>[] = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    const add = async () => {
      const bytes = gzipSync(await response.body()).length;
      weights.all += bytes;
      if (kind === "script" || kind === "stylesheet") weights[kind] += bytes;
    };
    if (response.status() === 200) parts.push(add());
  });
  await page.goto(path, { waitUntil: "load" });
  await Promise.all(parts);
  page.removeAllListeners("response");
  return weights;
}

function expectLight(weights: Record<keyof typeof MOST, number>): void {
  expect(weights.all, "the page was weighed").toBeGreaterThan(1_000);
  expect(weights.stylesheet, "stylesheets").toBeLessThanOrEqual(MOST.stylesheet);
  expect(weights.script, "scripts").toBeLessThanOrEqual(MOST.script);
  expect(weights.all, "all in all").toBeLessThanOrEqual(MOST.all);
}

for (const path of ["/", "/sign-in", "/display"]) {
  test(`${path} is light`, async ({ page }) => expectLight(await weigh(page, path)));
}

test("the signed-in pages are light", async ({ page }) => {
  await signIn(page, "wrong-insurance");
  for (const path of ["/me", "/me/linkages", "/me/linkages/health-insurance-card", "/me/cases", "/me/account"]) {
    await test.step(path, async () => {
      const answer = await page.request.get(path);
      expect(answer.status(), path).toBe(200);
      expectLight(await weigh(page, path));
    });
  }
});
