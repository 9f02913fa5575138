import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { textsOf } from "../test/texts";

const BASE = "ja";
const PRODUCT = "わたしのひもづけ";
const languages = readdirSync("locales", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const others = languages.filter((language) => language !== BASE);
const areas = readdirSync(`locales/${BASE}`).filter((name) => name.endsWith(".json"));

// i18next chooses one of these by number; a language has the ones that it needs (Japanese knows only "other").
const PLURAL = /_(zero|one|two|few|many|other)$/;

function keysOf(texts: Map<string, unknown>): string[] {
  return [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, "")))].sort();
}

function placeholdersOf(text: unknown): string[] {
  return [...new Set(String(text).match(/\{\{[^}]*\}\}|<\/?[\w]+\/?>/g))]
    .map((found) => found.replaceAll(" ", ""))
    .sort();
}

test("every language has the same areas", () => {
  expect(languages).toEqual(expect.arrayContaining(["ja", "en"]));
  for (const language of others) expect(readdirSync(`locales/${language}`).sort()).toEqual([...areas].sort());
});

describe.each(areas)("%s", (area) => {
  test.each(others)("has the same keys in %s", (language) => {
    expect(keysOf(textsOf(language, area))).toEqual(keysOf(textsOf(BASE, area)));
  });

  test.each(others)("has equal placeholders and tags in %s", (language) => {
    const texts = [...textsOf(language, area)];
    const base = textsOf(BASE, area);
    for (const [key, text] of texts) {
      const original = base.get(key) ?? base.get(key.replace(PLURAL, "_other")) ?? base.get(key.replace(PLURAL, ""));
      // A singular may say "one" in words instead of the number.
      const optional = key.endsWith("_one") ? ["{{count}}"] : [];
      const missing = placeholdersOf(original).filter(
        (name) => !placeholdersOf(text).includes(name) && !optional.includes(name),
      );
      const extra = placeholdersOf(text).filter((name) => !placeholdersOf(original).includes(name));
      expect({ key, missing, extra }).toEqual({ key, missing: [], extra: [] });
    }
  });

  test.each(languages)("is whole text in %s: nothing empty, no stray characters", (language) => {
    for (const [key, text] of textsOf(language, area)) {
      expect(text, key).toBeTypeOf("string");
      expect(text, key).not.toBe("");
      // oxlint-disable-next-line no-control-regex
      expect(text, key).not.toMatch(/[\u0000-\u0009\u000B-\u001F\uFFFD]/);
    }
  });

  test.each(others)("is translated in %s: no text that is Japanese only", (language) => {
    const isJapanese = (text: string) =>
      /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) && !/[A-Za-z]{3}/.test(text) && text !== PRODUCT;
    expect([...textsOf(language, area)].filter(([, text]) => isJapanese(String(text)))).toEqual([]);
  });
});

test("a marked Japanese text may break before the end of 終わりました, so that it never does after 終わりまし", () => {
  const marked = areas
    .flatMap((area) => [...textsOf(BASE, area).values()].map(String))
    .filter((text) => /[|]/.test(text));
  expect(marked.filter((text) => text.includes("終わりました"))).toEqual([]);
});
