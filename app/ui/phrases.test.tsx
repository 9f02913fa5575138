import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Phrases, plainText, wordsOf } from "./phrases";
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

describe("a phrase that is longer than its line breaks between its words", () => {
  test.each([
    "終わり|ました",
    "たしかめ|られます。",
    "登録されて|いる",
    "教えて|ください",
    "取り下げて|あります。",
    "サインイン|する",
    "わかり|ませんでした。",
    "障害のある|子どもの|支援・|小児慢性",
    "資格確認|センターが、",
    "後期|高齢者|医療|広域|連合が、",
    "まだあり|ません。",
    "カードを|えらぶ",
    "見られない|ように",
    "正しく|なったか、",
    "だれのもの|ですか",
    "聞きたい|ことが",
    "保険証|としての|利用を",
    "架空県|みほん市|さくら町",
    "みほん|年金事務所が、",
  ])("%s", (marked) => {
    expect(wordsOf(marked.replaceAll("|", ""))).toEqual(marked.split("|"));
  });

  test.each(["健康保険証を", "申し出を", "取り下げ", "暗証番号の", "メールアドレス", "花山 みほんさんは、", "します"])(
    "%s stays whole",
    (word) => {
      expect(wordsOf(word)).toEqual([word]);
    },
  );

  test("with a chance of a break between them, in Japanese alone", () => {
    expect(renderForTest(<Phrases text="いま|終わりました" />)).toContain(phrase("終わり<wbr/>ました"));
    expect(renderForTest(<Phrases text="It |終わりました" />, { locale: "en" })).not.toContain("終わり<wbr/>");
  });
});
