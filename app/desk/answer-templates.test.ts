import { expect, test } from "vitest";
import en from "../../locales/en/desk-templates.json";
import ja from "../../locales/ja/desk-templates.json";
import { listForbidden } from "../platform/forbidden-text";
import { countCharacters, MOST_CHARACTERS } from "../platform/written-text";
import { ANSWER_TEMPLATES, findTemplate, hasBlank, putBeneath } from "./answer-templates";

test.each([
  ["〔日付〕までに届きます", true],
  ["〔〕", true],
  ["12月18日までに届きます", false],
  ["〔かっこの始めだけ", false],
])("%s: a blank is left, %s", (text, left) => expect(hasBlank(text)).toBe(left));

test("nothing that is typed is lost", () => {
  expect(putBeneath("もう書いた", "ひながた")).toBe("もう書いた\n\nひながた");
  expect(putBeneath("", "ひながた")).toBe("ひながた");
  expect(putBeneath(undefined, "ひながた")).toBe("ひながた");
});

test("only what is on the list is a template", () => {
  expect(ANSWER_TEMPLATES.map(findTemplate)).toEqual([...ANSWER_TEMPLATES]);
  expect(findTemplate("toString")).toBeUndefined();
});

test.each(ANSWER_TEMPLATES)("%s has words in both languages that could be sent", (template) => {
  for (const { text } of [ja.template[template], en.template[template]]) {
    expect(listForbidden(text)).toEqual([]);
    expect(countCharacters(text)).toBeGreaterThan(40);
    expect(countCharacters(text)).toBeLessThan(MOST_CHARACTERS / 2);
  }
});
