import { describe, expect, test } from "vitest";
import { type ScreenId, SCREENS } from "../../routes";
import { API_PATH } from "./call.server";
import { OPERATIONS } from "./operations.server";
import { describeApi } from "./openapi.server";
import { PROBLEMS } from "./problems";

/** The screen of this path: `/cases/{case}/steps` is `/api/institutions/v1/cases/:case/steps`. */
function findId(path: string): ScreenId | undefined {
  const served = API_PATH + path.replace(/\{(\w+)\}/g, ":$1");
  return (Object.keys(SCREENS) as ScreenId[]).find((id) => SCREENS[id].path === served);
}

describe("every operation has its screen, and every screen of the API its operation", () => {
  test.each(OPERATIONS.map(({ id, method, path }) => [id, method, path] as const))("%s: %s %s", (_, method, path) => {
    const id = findId(path);
    const { look, act } = (id ? SCREENS[id] : {}) as { look?: string; act?: string };
    expect(method === "GET" ? look : act).toBe("institution");
  });

  test("nothing else is served there", () => {
    const described = new Set(OPERATIONS.map(({ path }) => findId(path)));
    const served = (Object.keys(SCREENS) as ScreenId[]).filter((id) => SCREENS[id].path.startsWith(API_PATH));
    expect(served.filter((id) => !described.has(id)).sort()).toEqual(["api", "api-openapi", "api-unknown"]);
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
