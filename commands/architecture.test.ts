import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findViolations } from "./architecture";

const { forbidden } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as { forbidden: { name: string }[] };

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "himozuke-arrows-"));
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  cpSync("package.json", path.join(root, "package.json"));
});

afterEach(() => rmSync(root, { recursive: true }));

function plant(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
}

async function brokenRules(): Promise<string[]> {
  return [...new Set((await findViolations(root)).violations.map(({ rule }) => rule))];
}

const database = { "db/client.ts": "export type Database = { all<T>(rows: T[]): T };" };
const world = { "app/simulator/world.server.ts": "export const world = <T,>(x: T) => x!;" };
const screen = {
  "app/routes/sign-in/route.tsx": "export default function SignIn() { return <p>{1 satisfies number}</p>; }",
};

/** Each rule with the smallest tree that breaks it, in the ways in which code imports: value, type, re-export, `import()`. */
const planted: [rule: string, files: Record<string, string>][] = [
  [
    "domain-imports-only-domain",
    {
      ...database,
      "app/domain/viewing.ts": 'import type { Database } from "../../db/client";\nexport type X = Database;',
    },
  ],
  [
    "domain-imports-only-domain",
    { "app/domain/file.ts": 'import { readFileSync } from "node:fs";\nexport const x = readFileSync("x");' },
  ],
  ["domain-imports-only-domain", { "app/domain/form.ts": 'import { z } from "zod";\nexport const x = z.string();' }],
  [
    "db-imports-only-domain",
    {
      "app/services/log.server.ts": "export const log = 1;",
      "db/seed.ts": 'export { log } from "../app/platform/log.server";',
    },
  ],
  [
    "services-import-only-db-and-domain",
    {
      "app/components/tag.tsx": "export const tag = <b />;",
      "app/services/x.server.ts": 'export * from "../components/tag";',
    },
  ],
  [
    "components-import-only-domain",
    {
      "app/services/x.server.ts": "export type X = 1;",
      "app/components/tag.tsx": 'export type Y = import("../services/x.server").X;',
    },
  ],
  [
    "simulator-stays-outside",
    {
      "app/services/x.server.ts": "export const x = 1;",
      "app/simulator/card.server.ts": 'import { x } from "../services/x.server";\nexport const y = x;',
    },
  ],
  [
    "only-services-open-the-database",
    {
      ...database,
      "app/routes/sign-in/route.tsx":
        'import { type Database } from "../../../db/client";\nexport const x: Database[] = [];',
    },
  ],
  ["only-services-open-the-database", { ...database, "app/components/tag.tsx": 'import "../../db/client";' }],
  [
    "simulator-only-from-its-own-routes",
    { ...world, "app/services/x.server.ts": 'export const x = () => import("../simulator/world.server");' },
  ],
  [
    "simulator-only-from-its-own-routes",
    {
      ...world,
      "app/routes/sign-in/route.tsx":
        'import { world } from "../../simulator/world.server";\nexport const x = <p>{world(1)}</p>;',
    },
  ],
  [
    "no-other-route-folder",
    { ...screen, "app/routes/sign-out/route.tsx": 'export { default } from "../sign-in/route";' },
  ],
  [
    "no-other-route-folder",
    {
      "app/routes/$viewer.a.$b/x.ts": "export const x = 1;",
      "app/routes/$viewer.a/route.tsx": 'export { x } from "../$viewer.a.$b/x";',
    },
  ],
  [
    "routes-are-leaves",
    {
      ...screen,
      "app/components/tag.tsx": 'import SignIn from "../routes/sign-in/route";\nexport const x = <SignIn />;',
    },
  ],
  [
    "framework-only-at-the-edge",
    { "app/components/tag.tsx": 'import { Link } from "@remix-run/react";\nexport const x = <Link to="/" />;' },
  ],
  [
    "framework-only-at-the-edge",
    { "app/services/x.server.ts": 'import type { Session } from "@remix-run/node";\nexport type X = Session;' },
  ],
  [
    "no-cycles",
    {
      "app/domain/a.ts": 'import { b } from "./b";\nexport const a = () => b;',
      "app/domain/b.ts": 'import { a } from "./a";\nexport const b = () => a;',
    },
  ],
  [
    "no-drawers-for-odds-and-ends",
    { "app/domain/utils/text.ts": "export const x = 1;", "app/domain/a.ts": 'export { x } from "./utils/text";' },
  ],
  [
    "product-does-not-import-tests",
    { "db/test-database.ts": "export const x = 1;", "db/seed.ts": 'export { x } from "./test-database";' },
  ],
  [
    "product-does-not-need-dev-packages",
    { "app/services/x.server.ts": 'import fc from "fast-check";\nexport const x = fc;' },
  ],
  ["everything-resolves", { "app/domain/a.ts": 'export { x } from "./not-there";' }],
];

describe("every rule stops the violation that was planted for it", () => {
  test.each(planted)("%s", async (rule, files) => {
    plant(files);
    expect(await brokenRules()).toContain(rule);
  });

  test("no rule is without a planted violation", () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });
});

test("what the house allows breaks no rule", async () => {
  plant({
    ...database,
    ...world,
    ...screen,
    "app/domain/audit-chain.ts": 'import { createHash } from "node:crypto";\nexport const x = createHash("sha256");',
    "app/services/x.server.ts":
      'import type { Database } from "../../db/client";\nimport { x } from "../domain/audit-chain";\nexport const y = (d: Database) => d.all([x]);',
    "app/components/tag.tsx":
      'import { useTranslation } from "react-i18next";\nexport const X = () => <b>{useTranslation().t("x")}</b>;',
    "app/routes/reader.$ceremony/route.tsx":
      'import { world } from "../../simulator/world.server";\nimport { Form } from "@remix-run/react";\nexport const x = <Form>{world(1)}</Form>;',
    "app/routes/$viewer.linkages.$scheme/facts.tsx": "export const facts = 1;",
    "app/routes/$viewer.linkages.$scheme/route.tsx": 'export { facts } from "./facts";',
    "app/server.ts": 'export { world } from "./simulator/world.server";\nexport type { Database } from "../db/client";',
  });
  expect((await findViolations(root)).violations).toEqual([]);
});
