import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Phrases, plainText } from "./phrases";

const phrase = (words: string) => `<span class="phrase">${words}</span>`;

describe("Phrases", () => {
  test.each([
    ["leaves words without marks alone", "こんにちは", "こんにちは"],
    [
      "keeps each phrase whole and lets lines break between",
      "わたしの|ひもづけ",
      `${phrase("わたしの")}<wbr/>${phrase("ひもづけ")}`,
    ],
    ["keeps the spaces of English between phrases", "My |Linkages", `${phrase("My")} <wbr/>${phrase("Linkages")}`],
    ["makes marked numbers big", "*29*件", '<span class="big">29</span>件'],
    [
      "makes numbers big inside phrases",
      "*29*件の|うち",
      `${phrase('<span class="big">29</span>件の')}<wbr/>${phrase("うち")}`,
    ],
    ["shows a lone star as it is", "5 * 3", "5 * 3"],
    ["escapes what people wrote", "<b>|x", `${phrase("&lt;b&gt;")}<wbr/>${phrase("x")}`],
  ])("%s", (_, text, html) => {
    expect(renderToStaticMarkup(<Phrases text={text} />)).toBe(html);
  });
});

test("plainText drops the marks", () => {
  expect(plainText("*29*件の|うち")).toBe("29件のうち");
});
