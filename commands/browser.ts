/** Finds the browser for the tests, or installs one, and says what it did. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { installPackages, runs } from "./debian";

const TEN_SECONDS = 10_000;
/** Debian's Chromium without the parts that nobody sees: half of the other's work for the same pages. */
const SHELL = "/usr/bin/chromium-headless-shell";

/** What Debian's Chromium needs to run as root and without a display, and to leave the network alone. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * @returns the path of a browser that starts on this machine: the one in HIMOZUKE_CHROMIUM, Playwright's own, or the
 * system's
 */
export function existingBrowser(): string | undefined {
  return lightBrowser() ?? first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
}

/** @throws Error when there is no browser and none can be installed */
export function findBrowser(): string {
  const browser = lightBrowser() ?? installShell() ?? existingBrowser() ?? installPlaywrights();
  if (!browser) throw new Error("no browser: install Debian's chromium, or name one in HIMOZUKE_CHROMIUM");
  console.log(`browser: ${browser} (${version(browser)}); Japanese font: ${findFont()}`);
  return browser;
}

/** The chosen one, or one without a window. */
function lightBrowser(): string | undefined {
  return first(process.env["HIMOZUKE_CHROMIUM"], chromium.executablePath(), SHELL);
}

function first(...candidates: (string | undefined)[]): string | undefined {
  return candidates.find(
    (candidate) => candidate && existsSync(candidate) && runs(candidate, ["--version"], TEN_SECONDS),
  );
}

function installShell(): string | undefined {
  return installPackages("chromium-headless-shell", "fonts-noto-cjk", "fontconfig") ? first(SHELL) : undefined;
}

function installPlaywrights(): string | undefined {
  console.log("no browser here; asking for Playwright's own …");
  const root = process.getuid?.() === 0;
  return runs(process.execPath, [
    "node_modules/@playwright/test/cli.js",
    "install",
    ...(root ? ["--with-deps"] : []),
    "chromium",
  ])
    ? existingBrowser()
    : undefined;
}

function version(browser: string): string {
  return spawnSync(browser, ["--version"], { encoding: "utf8" }).stdout.trim();
}

function findFont(): string {
  return (
    japaneseFont() ??
    (installPackages("fonts-noto-cjk", "fontconfig") ? japaneseFont() : undefined) ??
    "none found, pictures will show empty boxes"
  );
}

function japaneseFont(): string | undefined {
  const { stdout } = spawnSync("fc-list", [":lang=ja", "family"], { encoding: "utf8" });
  return stdout?.split("\n")[0]?.split(",")[0] || undefined;
}
