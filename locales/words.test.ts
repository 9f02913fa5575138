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
  const SAID =
    /(?<!暗証|受付|口座|支店|電話|電話の|確認|エラー|カード|カードの|マイナンバーのような12けたの|書類にある|に書かれた|画面の)番号/;
  /** Each speaks of numbers that are called as the paper or the thing calls them that bears them. */
  const OTHERS: Record<string, string> = {
    account: "the number at a bank, as the passbook calls it",
    bring: "of papers to bring",
    cases: "of a record, beside its paper",
    common: "of a record, and any with twelve digits",
    credentials: "of the lock of a screen",
    glossary: "explains what papers call theirs",
    inspection: "of a record, as institutions call it",
    linkage: "of a record, beside its paper",
    record: "of a record, as its paper calls it",
    report: "of a record, and a telephone's under its own label",
    "sign-in": "of a card, on its front",
  };
  const bare = texts.filter(({ text }) => SAID.test(text));

  test("in every area that has no other numbers", () => {
    expect(bare.filter(({ area }) => !(area.replace(".json", "") in OTHERS)).map(({ where }) => where)).toEqual([]);
  });

  test("and no area is left out for nothing", () => {
    const used = new Set(bare.map(({ area }) => area.replace(".json", "")));
    expect(Object.keys(OTHERS).filter((area) => !used.has(area))).toEqual([]);
  });
});
