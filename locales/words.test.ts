/** The words of docs/words.md: what is not said stays unsaid. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plainText } from "../app/ui/phrases";
import { textsOf } from "../test/texts";

const [, table = ""] = readFileSync("docs/words.md", "utf8").split("| Not said | Said |");
const notSaid = table.split("\n").flatMap((line) => /^\| ([^-].*) \| .+ \|$/.exec(line)?.[1]?.split(/、|, /) ?? []);

const texts = ["ja", "en"].flatMap((language) =>
  readdirSync(`locales/${language}`).flatMap((area) =>
    [...textsOf(language, area)].map(([key, text]) => ({
      where: `${language}/${area} ${key}`,
      area,
      text: plainText(String(text)),
    })),
  ),
);

test("the table of words is read", () => {
  expect(notSaid).toEqual(expect.arrayContaining(["結ばれ", "だれの番", "second strand"]));
});

test.each(notSaid)("no text says %s", (word) => {
  expect(texts.filter(({ text }) => text.includes(word)).map(({ where }) => where)).toEqual([]);
});

describe("a number says which it is", () => {
  const SAID = /(?<!暗証|受付|口座|電話|確認|カード|カードの|マイナンバーのような12けたの|書類にある)番号/;
  const areas = ["desk", "desk-audit", "desk-cards", "enquiries", "help", "mail", "mandates", "notices", "viewer"];

  test.each(areas)("%s", (area) => {
    const bare = texts.filter((text) => text.area === `${area}.json` && SAID.test(text.text));
    expect(bare.map(({ where }) => where)).toEqual([]);
  });
});
