import { describe, expect, test } from "vitest";
import { dropVariationSelectors, foldMixedUp, foldVariants } from "./kanji-variants";
import table from "./kanji-variants.json";

describe("the table", () => {
  const classes = table.joined.split(" ").map((word) => [...word]);
  test("holds every character once, in its canonical form, with at least one variant", () => {
    const all = classes.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(16000);
    for (const members of classes) expect(members.length).toBeGreaterThan(1);
    expect(all.filter((character) => character.normalize("NFC") !== character)).toEqual([]);
  });
  test("joins no two characters that are mixed up", () => {
    for (const word of table.mixedUp.split(" ")) {
      const shapes = [...word].map(foldVariants);
      expect(new Set(shapes).size, word).toBe(shapes.length);
      expect(new Set(shapes.map(foldMixedUp)).size, word).toBe(1);
    }
  });
  test("stays small: no class takes in its neighbours' neighbours", () => {
    expect(Math.max(...classes.map(({ length }) => length))).toBeLessThan(32);
  });
});

test.each([
  ["髙﨑邉濵", "高崎辺浜"],
  ["𠮷田", "吉田"],
  ["\uFA19\uFA26", "神都"],
  ["\u{2F800}", "麗"],
  ["\u2F2D", "山"],
  ["カ\u3099", "ガ"],
  ["例 太郎", "例 太郎"],
])("%s folds to %s", (text, folded) => {
  expect(foldVariants(text)).toBe(folded);
});

test("variation selectors of both kinds are dropped, and nothing else", () => {
  expect(dropVariationSelectors("葛\u{E0100}城\uFE00𠮷")).toBe("葛城𠮷");
});
