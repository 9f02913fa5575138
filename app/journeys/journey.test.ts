import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { expectJourneyHolds } from "../../test/journey-properties";
import { changesOf, defineJourney, isReached, nextStep, readEntries, stepsOf } from "./journey";

const TRIP = defineJourney({
  from: { schema: z.object({ from: z.string().min(1) }), undoes: ["train", "seat"] },
  train: { schema: z.object({ train: z.int() }), undoes: ["seat"] },
  extras: {
    schema: z.object({ meal: z.boolean(), note: z.string().optional() }),
    problems: ({ train, note }) => (train === 1 && !note ? [{ field: "note", problem: "missing" }] : []),
  },
  seat: { schema: z.object({ seat: z.enum(["window", "aisle"]) }) },
});

test("holds in whatever order its questions are answered", () => {
  expectJourneyHolds(TRIP, {
    from: fc.record({ from: fc.string({ minLength: 1 }) }),
    train: fc.record({ train: fc.integer({ min: 1, max: 3 }) }),
    extras: fc.record({ meal: fc.boolean(), note: fc.string() }, { requiredKeys: ["meal"] }),
    seat: fc.record({ seat: fc.constantFrom("window", "aisle") }),
  });
});

test.each([
  ["takes away an earlier answer", { a: { undoes: [] }, b: { undoes: ["a"] } }],
  ["undoes its own answer", { a: { undoes: [] }, b: { undoes: ["b"] } }],
])("a declaration that %s does not hold", (_, { a, b }) => {
  const wrong = defineJourney({
    a: { schema: z.object({ a: z.int() }), ...a },
    b: { schema: z.object({ b: z.int() }), undoes: b.undoes as "a"[] },
    c: { schema: z.object({ c: z.int() }) },
  });
  const one = fc.integer({ min: 0, max: 2 });
  const answers = { a: fc.record({ a: one }), b: fc.record({ b: one }), c: fc.record({ c: one }) };
  expect(() => expectJourneyHolds(wrong, answers)).toThrow();
});

describe("a journey", () => {
  test("ends with the step to check all answers", () => {
    expect(stepsOf(TRIP)).toEqual(["from", "train", "extras", "seat", "check"]);
  });

  test("goes on with the first step that is not answered", () => {
    expect(nextStep(TRIP, {})).toBe("from");
    expect(nextStep(TRIP, { from: "東京", seat: "aisle" })).toBe("train");
    expect(nextStep(TRIP, { from: "東京", train: 1, meal: true })).toBe("extras");
    expect(nextStep(TRIP, { from: "東京", train: 2, meal: true, seat: "aisle" })).toBe("check");
    expect(isReached(TRIP, "extras", { from: "東京", train: 2 })).toBe(true);
    expect(isReached(TRIP, "seat", { from: "東京", train: 2 })).toBe(false);
  });

  test("takes nothing away for the same answer", () => {
    const entries = { from: "東京", train: 2, seat: "aisle" } as const;
    expect(changesOf(TRIP, "from", entries, { from: "東京" })).toEqual({ from: "東京" });
    expect(changesOf(TRIP, "from", entries, { from: "大阪" })).toEqual({
      from: "大阪",
      train: undefined,
      seat: undefined,
    });
  });

  test("reads of an older draft what still fits, and asks for the rest again", () => {
    const older = { key: "x", from: "東京", train: "のぞみ", meal: true, seat: "floor", colour: "blue" };
    expect(readEntries(TRIP, older)).toEqual({ from: "東京", meal: true });
    expect(nextStep(TRIP, readEntries(TRIP, older))).toBe("train");
  });
});
