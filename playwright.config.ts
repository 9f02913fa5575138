import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS, existingBrowser } from "./commands/browser";

// Found once, by whoever starts; the workers inherit it.
process.env["HIMOZUKE_CHROMIUM"] ??= existingBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/browser",
  globalSetup: "./e2e/fixtures/first-start.ts",
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    trace: "off",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: process.env["HIMOZUKE_CHROMIUM"], args: BROWSER_FLAGS },
  },
  projects: [{ name: "chromium" }],
});
