import { expect, test } from "vitest";
import { parseDisplay, preferredLanguage } from "./display";

test.each([
  [null, "ja"],
  ["", "ja"],
  ["ja", "ja"],
  ["ja,en-US;q=0.9,en;q=0.8", "ja"],
  ["en-US,en;q=0.9", "en"],
  ["en-GB,en;q=0.9,ja;q=0.8", "en"],
  ["vi,en;q=0.5", "en"],
  ["vi,en;q=0.5,ja;q=0.7", "ja"],
  ["EN ; q=0.9 , ja ; q=0.1", "en"],
  ["en,ja", "en"],
  ["ja-JP, en", "ja"],
  ["en;q=0", "ja"],
  ["en;q=much", "ja"],
  ["pt-BR,zh", "ja"],
  ["*", "ja"],
  ["eng,jav", "ja"],
])("whose browser asks for %j reads %s", (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

test("the language that somebody chose stands over what the browser asks for", () => {
  expect(parseDisplay("ja.150.high", "en")).toEqual({ language: "ja", textSize: 150, contrast: "high" });
  expect(parseDisplay(undefined, "en").language).toBe("en");
  expect(parseDisplay("xx.150.high", "en").language).toBe("en");
});
