import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemes } from "../catalogue/schemes";
import { selfCheck, type SelfCheckItem } from "./self-check";

function items(changes: Record<string, Partial<SelfCheckItem>>): SelfCheckItem[] {
  return schemes.map(({ id }) => ({
    schemeId: id,
    answer: undefined,
    needsAttention: false,
    suspended: false,
    ...changes[id],
  }));
}

describe("progress", () => {
  test("nothing answered", () => {
    expect(selfCheck(items({}))).toMatchObject({ total: 29, checked: 0, answered: 0, next: "health-insurance-card" });
    expect(selfCheck([])).toEqual(selfCheck(items({})));
  });
  test("only `mine` counts as checked, every answer as answered", () => {
    const check = selfCheck(
      items({ pension: { answer: "mine" }, "pension-other": { answer: "unsure" }, household: { answer: "wrong" } }),
    );
    expect(check).toMatchObject({ checked: 1, answered: 3 });
    expect(check.byCategory.find(({ category }) => category === "pension")).toEqual({
      category: "pension",
      total: 2,
      checked: 1,
      answered: 2,
      schemeIds: ["pension", "pension-other"],
    });
  });
  test("the categories in their order, every scheme in one", () => {
    const { byCategory } = selfCheck([]);
    expect(byCategory.map(({ category, total }) => `${category} ${total}`).join(", ")).toBe(
      "health_medical 12, tax_account 3, pension 2, child 5, household 1, welfare_care 4, labour 2",
    );
    expect(byCategory.flatMap(({ schemeIds }) => schemeIds)).toEqual(schemes.map(({ id }) => id));
  });
});

describe("what comes next", () => {
  test.each<[string, Record<string, Partial<SelfCheckItem>>, string | undefined]>([
    ["the first not answered", { "health-insurance-card": { answer: "unsure" } }, "treatment-medicine"],
    [
      "what needs attention comes first",
      { household: { needsAttention: true }, pension: { needsAttention: true } },
      "pension",
    ],
    [
      "what was answered does not come again",
      { household: { needsAttention: true, answer: "wrong" } },
      "health-insurance-card",
    ],
    [
      "what is suspended cannot be checked",
      { "health-insurance-card": { suspended: true, needsAttention: true } },
      "treatment-medicine",
    ],
    ["nothing is left", Object.fromEntries(schemes.map(({ id }) => [id, { answer: "mine" as const }])), undefined],
  ])("%s", (_, changes, expected) => {
    expect(selfCheck(items(changes)).next).toBe(expected);
  });
});

test("answering what comes next ends after as many answers as items are left", () => {
  const answer = fc.constantFrom(undefined, "mine" as const, "wrong" as const, "unsure" as const);
  const state = fc.record({ answer, needsAttention: fc.boolean(), suspended: fc.boolean() });
  fc.assert(
    fc.property(fc.array(state, { minLength: 29, maxLength: 29 }), (states) => {
      let now = schemes.map(({ id }, i) => ({
        schemeId: id as string,
        answer: undefined,
        needsAttention: false,
        suspended: false,
        ...states[i],
      }));
      const left = now.filter((item) => !item.answer && !item.suspended).length;
      for (let i = 0; i < left; i += 1) {
        const { next } = selfCheck(now);
        expect(next).toBeDefined();
        now = now.map((item) => (item.schemeId === next ? { ...item, answer: "mine" as const } : item));
      }
      expect(selfCheck(now).next).toBeUndefined();
    }),
  );
});

test("who sees some of the items only is asked for none of the others", () => {
  const { total, next, byCategory } = selfCheck([], (id) => id === "pension" || id === "household");
  expect({ total, next, categories: byCategory.map(({ category }) => category) }).toEqual({
    total: 2,
    next: "pension",
    categories: ["pension", "household"],
  });
});
