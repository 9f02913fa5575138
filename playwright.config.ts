import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS, existingBrowser } from "./commands/browser";

const browser = existingBrowser();
// The workers read this file again, and need not look again.
if (browser) process.env["HIMOZUKE_CHROMIUM"] = browser;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/browser",
  globalSetup: "./e2e/fixtures/first-start.ts",
  fullyParallel: true,
  workers: 3,
  retries: 0,
  // These only say when to give up on what hangs: no busy machine must reach them.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    trace: "off",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1280, height: 900 },
    launchOptions: { ...(browser && { executablePath: browser }), args: BROWSER_FLAGS },
  },
  projects: [{ name: "chromium" }],
});
