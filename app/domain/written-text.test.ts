import { expect, test } from "vitest";
import { countCharacters } from "./written-text";

test.each([
  ["nothing", "", 0],
  ["kana", "まちがい", 4],
  ["a kana with a combining voicing mark", "か\u3099", 1],
  ["a kanji outside the basic plane", "𠮷野", 2],
  ["a kanji with a variation selector", "葛\u{E0100}", 1],
  ["a family in one emoji", "👩‍👩‍👧‍👦", 1],
  ["line breaks", "一\n二", 3],
])("counts %s as people do", (_what, text, count) => expect(countCharacters(text)).toBe(count));
