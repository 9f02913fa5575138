import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "app/**/*.test.{ts,tsx}",
      "db/**/*.test.ts",
      "locales/**/*.test.ts",
      "commands/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    environment: "node",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
