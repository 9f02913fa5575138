import { expect, test } from "vitest";
import names from "./names.json";

test.each(Object.entries(names))("%s: each name once in kanji with one reading in katakana", (_, list) => {
  expect(list.length).toBeGreaterThan(400);
  expect(new Set(list).size).toBe(list.length);
  for (const name of list) expect(name).toMatch(/^[\p{Script=Han}々ヶ]{1,4} [ァ-ヶー]{2,8}$/u);
});
