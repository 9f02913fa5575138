import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CROWDED, findViolations, LONG_LINE } from "./architecture";

const { forbidden, ROOMS } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as {
  forbidden: { name: string }[];
  ROOMS: string[];
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "himozuke-arrows-"));
  mkdirSync(path.join(root, "app"));
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
const server = { "app/corrections/case.server.ts": "export type Case = 1;\nexport const x = 1;" };
const screen = {
  "app/identity/screens/sign-in.tsx": "export default function SignIn() { return <p>{1 satisfies number}</p>; }",
};

/**
 * Each rule with the smallest tree that breaks it, in the ways in which code imports: value, type, re-export,
 * `import()`.
 */
const planted: [rule: string, files: Record<string, string>][] = [
  [
    "every-folder-is-a-room",
    { "app/services/x.ts": 'export { y } from "./y";', "app/services/y.ts": "export const y = 1;" },
  ],
  [
    "rules-import-only-rules",
    {
      ...database,
      "app/identity/viewing.ts": 'import type { Database } from "../../db/client";\nexport type X = Database;',
    },
  ],
  [
    "rules-import-only-rules",
    { "app/account/file.ts": 'import { readFileSync } from "node:fs";\nexport const x = readFileSync("x");' },
  ],
  ["rules-import-only-rules", { "app/account/form.ts": 'import { v4 } from "uuid";\nexport const x = v4();' }],
  [
    "rules-import-only-rules",
    { "app/desk/registering/journey.ts": 'import { v4 } from "uuid";\nexport const x = v4();' },
  ],
  ["rules-import-only-rules", { ...server, "app/corrections/case.ts": 'export type { Case } from "./case.server";' }],
  [
    "rules-import-only-rules",
    {
      "app/corrections/tag.tsx": "export const tag = <b />;",
      "app/corrections/words.ts": 'export { tag } from "./tag";',
    },
  ],
  ["db-imports-only-rules", { ...server, "db/seed.ts": 'export { x } from "../app/corrections/case.server";' }],
  [
    "db-imports-only-rules",
    { "commands/names.ts": "export const x = 1;", "db/seed.ts": 'export { x } from "../commands/names";' },
  ],
  [
    "ui-imports-no-server-file",
    {
      "app/ui/tag.tsx": 'export type Y = import("../platform/x.server").X;',
      "app/platform/x.server.ts": "export type X = 1;",
    },
  ],
  ["ui-imports-no-server-file", { ...database, "app/ui/tag.tsx": 'import "../../db/client";' }],
  ["only-server-files-open-the-database", { ...database, "app/account/tag.tsx": 'import "../../db/client";' }],
  [
    "screens-open-no-database",
    {
      ...database,
      "app/identity/screens/sign-in.tsx":
        'import { type Database } from "../../../db/client";\nexport const x: Database[] = [];',
    },
  ],
  [
    "screens-open-no-database",
    {
      ...database,
      "app/corrections/screens/case/load.server.ts": 'export type { Database } from "../../../../db/client";',
    },
  ],
  [
    "screens-are-leaves",
    { ...screen, "app/identity/tag.tsx": 'import SignIn from "./screens/sign-in";\nexport const x = <SignIn />;' },
  ],
  ["no-other-screen", { ...screen, "app/identity/screens/sign-out.tsx": 'export { default } from "./sign-in";' }],
  [
    "no-other-screen",
    {
      "app/desk/screens/desk-queue/row.ts": "export const x = 1;",
      "app/desk/screens/desk.tsx": 'export { x } from "./desk-queue/row";',
    },
  ],
  [
    "audit-trail-only-through-record-audit",
    {
      "app/platform/audit-trail.server.ts": "export const append = 1;",
      "app/corrections/case.server.ts": 'export { append } from "../platform/audit-trail.server";',
    },
  ],
  [
    "simulator-stays-outside",
    {
      ...server,
      "app/simulator/card.server.ts": 'import { x } from "../corrections/case.server";\nexport const y = x;',
    },
  ],
  [
    "simulator-stays-outside",
    {
      "db/schema.ts": "export const residents = 1;",
      "app/simulator/card.server.ts": 'export { residents } from "../../db/schema";',
    },
  ],
  [
    "simulator-only-from-its-own-screens",
    { ...world, "db/seed.ts": 'export const x = () => import("../app/simulator/world.server");' },
  ],
  [
    "simulator-only-from-its-own-screens",
    {
      "app/simulator/manners.ts": "export const manners = 1;",
      "app/institutions/screens/press.tsx": 'export { manners } from "../../simulator/manners";',
    },
  ],
  [
    "framework-only-at-the-edge",
    { "app/ui/tag.tsx": 'import { Link } from "@remix-run/react";\nexport const x = <Link to="/" />;' },
  ],
  [
    "framework-only-at-the-edge",
    { "app/identity/x.server.ts": 'import type { Session } from "@remix-run/node";\nexport type X = Session;' },
  ],
  [
    "no-cycles",
    {
      "app/account/a.ts": 'import { b } from "./b";\nexport const a = () => b;',
      "app/account/b.ts": 'import { a } from "./a";\nexport const b = () => a;',
    },
  ],
  [
    "no-drawers-for-odds-and-ends",
    { "app/account/utils/text.ts": "export const x = 1;", "app/account/a.ts": 'export { x } from "./utils/text";' },
  ],
  [
    "product-does-not-import-tests",
    { "test/people.ts": "export const x = 1;", "db/seed.ts": 'export { x } from "../test/people";' },
  ],
  [
    "product-does-not-need-dev-packages",
    { "app/account/x.server.ts": 'import fc from "fast-check";\nexport const x = fc;' },
  ],
  ["everything-resolves", { "app/account/a.ts": 'export { x } from "./not-there";' }],
];

describe("every rule stops the violation that was planted for it", () => {
  test.each(planted)("%s", async (rule, files) => {
    plant(files);
    expect(await brokenRules()).toContain(rule);
  });

  test("each room that imports a server file or a component of the next one", async () => {
    for (const [index, room] of ROOMS.entries())
      plant({
        [`app/${room}/x.server.ts`]: `export type { Y } from "../${ROOMS[index + 1] ?? room}/y.server";`,
        [`app/${room}/y.server.ts`]: "export type Y = 1;",
        [`app/${room}/z.tsx`]: `export { y } from "../${ROOMS.at(-1)}/y";`,
        [`app/${room}/y.tsx`]: "export const y = <b />;",
      });
    const { violations } = await findViolations(root);
    const against = violations.filter(({ rule }) => rule.endsWith("-imports-no-later-room"));
    const files = (end: string) => ROOMS.slice(0, -1).map((room) => `app/${room}/${end}`);
    expect(new Set(against.map(({ from }) => from))).toEqual(new Set([...files("x.server.ts"), ...files("z.tsx")]));
    for (const { rule, from } of against) expect(from).toContain(`/${rule.replace("-imports-no-later-room", "")}/`);
  });

  test("a folder of more than 42 files", async () => {
    const files = (count: number) => Array.from({ length: count }, (_, n) => [`app/desk/x${n}.ts`, ""] as const);
    plant(Object.fromEntries(files(42)));
    expect(await brokenRules()).toEqual([]);
    plant(Object.fromEntries(files(43)));
    expect(await brokenRules()).toEqual([CROWDED]);
  });

  test("a line of more than 120 characters, but for a text or a pattern that has to stand on one", async () => {
    const comment = (length: number) => `// ${"x y".repeat(length).slice(0, length - 3)}`;
    plant({ "app/desk/x.ts": comment(120), "app/desk/y.ts": `export const y = "${"long text ".repeat(12)}";` });
    expect(await brokenRules()).toEqual([]);
    plant({ "app/desk/z.ts": comment(121) });
    expect(await brokenRules()).toEqual([LONG_LINE]);
  });

  test("no rule is without a planted violation", () => {
    const named = forbidden.map(({ name }) => name).filter((name) => !name.endsWith("-imports-no-later-room"));
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(named));
  });
});

test("what the house allows breaks no rule", async () => {
  plant({
    ...world,
    ...screen,
    ...database,
    "db/schema/simulator.ts": "export const chips = 1;",
    "app/routes.ts": 'import type { Action } from "./identity/viewing";\nexport type X = Action;',
    "app/path.ts": 'export type { X } from "./routes";',
    "app/identity/viewing.ts": 'export type { Scheme } from "../mandates/mandates";\nexport type Action = 1;',
    "app/mandates/mandates.ts": "export type Scheme = 1;",
    "app/platform/audit-chain.ts": 'import { createHash } from "node:crypto";\nexport const x = createHash("sha256");',
    "app/identity/audit.server.ts":
      'import type { Database } from "../../db/client";\nimport { x } from "../platform/audit-chain";\nexport const y = (d: Database) => d.all([x]);',
    "app/ui/tag.tsx":
      'import { useTranslation } from "react-i18next";\nexport const X = () => <b>{useTranslation().t("x")}</b>;',
    "app/simulator/card.server.ts":
      'export { chips } from "../../db/schema/simulator";\nexport type { Scheme } from "../mandates/mandates";',
    "app/simulator/screens/reader.tsx":
      'import { world } from "../world.server";\nimport { Form } from "@remix-run/react";\nimport { y } from "../../identity/audit.server";\nexport const x = <Form>{world(y)}</Form>;',
    "app/platform/paging/keyset.ts": "export type Place = 1;",
    "app/ui/page-links.tsx": 'export type { Place } from "../platform/paging/keyset";',
    "app/linkages/screens/linkage/keys.ts": 'import { v4 } from "uuid";\nexport const key = v4();',
    "app/linkages/screens/linkage/facts.tsx": "export const facts = 1;",
    "app/linkages/screens/linkage.tsx": 'export { facts } from "./linkage/facts";',
    "app/server/start.server.ts":
      'export { world } from "../simulator/world.server";\nexport type { Database } from "../../db/client";',
  });
  expect((await findViolations(root)).violations).toEqual([]);
});
