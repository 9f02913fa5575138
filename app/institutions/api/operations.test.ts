import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OPERATIONS } from "./operations";
import { describeApi } from "./openapi";
import { PROBLEMS } from "./problems";

const ROUTES = "app/routes";
const PREFIX = "api.institutions.v1";

/** The folder in which the routes of this path stand: `/cases/{case}/steps` is `api.institutions.v1.cases.$case.steps`. */
function folderOf(path: string): string | undefined {
  const name =
    PREFIX +
    path
      .replaceAll("/", "%")
      .replaceAll(".", "[.]")
      .replaceAll("%", ".")
      .replace(/\{(\w+)\}/g, "$$$1");
  return [name, `${name}._index`].find((folder) => existsSync(`${ROUTES}/${folder}/route.ts`));
}

describe("every operation has its route, and every route its operation", () => {
  test.each(OPERATIONS.map(({ id, method, path }) => [id, method, path] as const))("%s: %s %s", (_, method, path) => {
    const folder = folderOf(path);
    expect(folder).toBeDefined();
    expect(readFileSync(`${ROUTES}/${folder}/route.ts`, "utf8")).toContain(
      `export async function ${method === "GET" ? "loader" : "action"}`,
    );
  });

  test("nothing else is served there", () => {
    const described = new Set(OPERATIONS.map(({ path }) => folderOf(path)));
    const others = readdirSync(ROUTES).filter((folder) => folder.startsWith(PREFIX) && !described.has(folder));
    expect(others.sort()).toEqual([`${PREFIX}.$`, `${PREFIX}._index`, `${PREFIX}.openapi[.]json`]);
  });
});

test("whoever writes names the request, whoever steps names the version, and both are described", () => {
  for (const { id, path, writes, versioned, problems } of OPERATIONS) {
    expect({ id, steps: path.endsWith("/steps") }).toEqual({ id, steps: versioned === true });
    if (writes) expect(problems, id).toEqual(expect.arrayContaining(["key_missing", "key_reused"]));
    if (versioned) expect(problems, id).toEqual(expect.arrayContaining(["version_missing", "stale"]));
  }
});

test("the description refers to nothing that it does not hold", () => {
  const described = describeApi("https://himozuke.example.jp") as { components: { schemas: Record<string, unknown> } };
  const names = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name ?? "",
  );
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(Object.keys(described.components.schemas)).toContain(name);
  expect(JSON.stringify(described)).not.toMatch(/"\$defs"|"\$schema"/);
});

test("every problem is met in some operation, or is the server's own", () => {
  const met = new Set<string>([...OPERATIONS.flatMap(({ problems }) => problems), "method_not_allowed"]);
  expect(Object.keys(PROBLEMS).filter((problem) => !met.has(problem))).toEqual([]);
});
