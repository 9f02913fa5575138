import { expect, test } from "vitest";
import { summaryOf } from "./summary";

test("says what each step took, what never ran, and the five slowest files", () => {
  const files = [9, 8, 7, 6, 5, 4].map((seconds) => ({ file: `app/${seconds}.test.ts (unit)`, seconds }));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  expect(
    summaryOf(
      [
        { name: "types", outcome: "passed", seconds: 8.74, counts },
        { name: "unit", outcome: "failed", seconds: 42, counts: { passed: 10, failed: 2, skipped: 1 } },
        { name: "service", outcome: "not run", seconds: 0, counts },
      ],
      files,
    ),
  ).toBe(`types              8.7 s  passed
unit              42.0 s  failed, 10 passed, 2 failed, 1 skipped
service            0.0 s  not run
together          50.7 s

The slowest test files:
     9.0 s  app/9.test.ts (unit)
     8.0 s  app/8.test.ts (unit)
     7.0 s  app/7.test.ts (unit)
     6.0 s  app/6.test.ts (unit)
     5.0 s  app/5.test.ts (unit)

10 passed, 2 failed, 1 skipped`);
});
