import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { EMBEDDED_FILES } from "./commands/test/embedded-files.ts";
import { isLong } from "./test/size.ts";

const WITH_DATABASE = "{app,db,commands,test}/**/*.server.test.ts";

const shared = {
  environment: "node",
  isolate: false,
  testTimeout: 120_000,
  hookTimeout: 300_000,
} as const;

/** What is imported by a pattern is cached as it was found: another file there is another cache. */
function filesByPattern(): string {
  const found = ["app", "locales"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }));
  return createHash("sha256").update(found.toSorted().join("\n")).digest("hex").slice(0, 12);
}

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    experimental: { fsModuleCache: true, fsModuleCachePath: `node_modules/.cache/vitest/${filesByPattern()}` },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["{app,db,locales,commands,test}/**/*.test.{ts,tsx}"],
          exclude: [WITH_DATABASE],
        },
      },
      { test: { ...shared, name: "service", include: [WITH_DATABASE], globalSetup: "test/prepare-server.ts" } },
      {
        test: {
          ...shared,
          name: "embedded",
          include: isLong ? [WITH_DATABASE] : EMBEDDED_FILES,
          globalSetup: "test/prepare-embedded.ts",
        },
      },
    ],
  },
});
