import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Phrases, plainText } from "./phrases";
import { renderForTest } from "../../test/render";

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

test("on an English page names and addresses say that they are Japanese", () => {
  const rendered = (text: string) => renderForTest(<Phrases text={text} />, { locale: "en" });
  expect(rendered("Hello, 花山 みほん.")).toBe('Hello, <span lang="ja">花山 みほん</span>.');
  expect(rendered("見本市例町1-2-3 見本荘204 and more")).toBe(
    '<span lang="ja">見本市例町1-2-3 見本荘204</span> and more',
  );
  expect(rendered("*2* notes|見本市")).toBe(
    `${phrase('<span class="big">2</span> notes')}<wbr/>${phrase('<span lang="ja">見本市</span>')}`,
  );
  expect(rendered("No. 12 - ok")).toBe("No. 12 - ok");
  expect(renderForTest(<Phrases text="花山 みほん" />)).toBe("花山 みほん");
});

test("plainText drops the marks", () => {
  expect(plainText("*29*件の|うち")).toBe("29件のうち");
});
