import { expect, test } from "vitest";
import { countCharacters, findTextProblem, MOST_CHARACTERS } from "./written-text";

test.each([
  ["nothing", "", 0],
  ["kana", "まちがい", 4],
  ["a kana with a combining voicing mark", "か\u3099", 1],
  ["a kanji outside the basic plane", "𠮷野", 2],
  ["a kanji with a variation selector", "葛\u{E0100}", 1],
  ["a family in one emoji", "👩‍👩‍👧‍👦", 1],
  ["line breaks", "一\n二", 3],
])("counts %s as people do", (_what, text, count) => expect(countCharacters(text)).toBe(count));

test.each([
  ["empty, needed", "", { required: true, unusable: false }, "missing"],
  ["empty, not needed", "", { required: false, unusable: false }, undefined],
  ["as long as it may be", "👩‍👩‍👧‍👦".repeat(MOST_CHARACTERS), { required: true, unusable: false }, undefined],
  ["one too long", "あ".repeat(MOST_CHARACTERS + 1), { required: true, unusable: false }, "tooLong"],
  ["a pile of marks on one letter", `あ${"\u3099".repeat(20_000)}`, { required: true, unusable: false }, "tooLong"],
  ["with something taken out", "まちがい", { required: true, unusable: true }, "unusable"],
] as const)("a text that is %s", (_what, text, how, problem) => expect(findTextProblem(text, how)).toBe(problem));
