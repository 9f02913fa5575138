/** What a citizen's page weighs. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page, Request } from "@playwright/test";
import { atDesk, findInCall } from "./fixtures/desk";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";
import { SNAPSHOT } from "./fixtures/snapshot";

/** What a citizen's page may weigh at most, gzipped. Bytes. */
const MOST = { script: 10_000, stylesheet: 20_000, all: 100_000 };

/** Everything that was asked for until the page had loaded; each answer is waited for to its last byte. */
async function weigh(page: Page, path: string): Promise<Record<keyof typeof MOST, number>> {
  const requests: Request[] = [];
  const note = (request: Request) => requests.push(request);
  page.on("request", note);
  await page.goto(path, { waitUntil: "load" });
  page.off("request", note);
  const weights = { script: 0, stylesheet: 0, all: 0 };
  for (const request of requests) {
    const response = await request.response();
    if (response?.status() !== 200) continue;
    const bytes = gzipSync(await response.body()).length;
    const kind = request.resourceType();
    weights.all += bytes;
    if (kind === "script" || kind === "stylesheet") weights[kind] += bytes;
  }
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

test("browsers are offered only what a page loads", async ({ page, browser, fresh, portal, words }) => {
  const [caller] = fresh("all-right");
  const agent = await atDesk(browser, portal, "desk-agent", false);
  await findInCall(agent, words, caller);
  await expect(agent).toHaveURL(/\/s-/);
  await page.goto("/sign-in");
  const named = new Set<string>();
  for (const seen of [page, agent]) {
    const html = await seen.content();
    for (const [, file = ""] of html.matchAll(/<(?:link|script)[^>]* (?:href|src)="\/([^"]+)"/g)) named.add(file);
  }
  await agent.context().close();
  const built = readdirSync(path.join(process.env[SNAPSHOT] ?? "", "build/client"), {
    recursive: true,
    withFileTypes: true,
  });
  const offered = built.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(offered.sort()).toEqual([...named].map((file) => path.basename(file)).sort());
});
