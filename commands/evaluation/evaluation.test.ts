import { expect, test } from "vitest";
import names from "../../db/names.json";
import { mistakeOf, tableOf } from "./figures";
import { KINDS } from "./kinds";
import { Draw } from "./pairs";

const SEED = 2023;
/** Shares of all pairs. */
const FALSE_DIFFERENT_AT_MOST = 0.005;
const UNSURE_AT_MOST = 0.05;

test.each(KINDS)("$kind: no false match at all, next to no false difference, few doubts", (kind) => {
  const measured = kind.measure(names, new Draw(SEED));
  const { all, mistakes } = measured;
  const figures = `${tableOf(measured)}\n${mistakes.slice(0, 40).join("\n")}`;
  expect(all.pairs, figures).toBeGreaterThan(2000);
  expect(all.falseSame, figures).toBe(0);
  expect(all.falseDifferent, figures).toBeLessThanOrEqual(all.pairs * FALSE_DIFFERENT_AT_MOST);
  expect(all.unsure, figures).toBeLessThanOrEqual(all.pairs * UNSURE_AT_MOST);
  expect(all.falseCertain, figures).toBeLessThanOrEqual(all.pairs * FALSE_DIFFERENT_AT_MOST);
});

test.each(KINDS)("$kind: the same pairs for the same seed", ({ pairs }) => {
  expect(pairs(names, new Draw(1)).slice(0, 500)).toEqual(pairs(names, new Draw(1)).slice(0, 500));
});

test.each([
  ["same", "notation", undefined],
  ["same", "different", "falseDifferent"],
  ["same", "unsure", "unsure"],
  ["different", "notation", "falseSame"],
  ["different", "same", "falseSame"],
  ["different", "unsure", "unsure"],
  ["doubt", "unsure", undefined],
  ["doubt", "different", "falseCertain"],
  ["doubt", "notation", "falseSame"],
] as const)("truth %s, answer %s: %s", (truth, verdict, mistake) => {
  expect(mistakeOf({ a: "", b: "", truth, origin: "" }, { verdict, reasons: [] })).toBe(mistake);
});
