import { expect, test } from "vitest";
import { renderForTest } from "../../test/render";
import { type Knot, type Thread, ThreadFigure } from "./thread-figure";

const knot = (name: string, shape: Knot["shape"], word: string, followers: Knot[] = []): Knot => ({
  href: `/me/linkages/${name}`,
  name,
  shape,
  word,
  followers,
});
const thread = (name: string, knots: Knot[]): Thread => ({
  href: `/me/linkages#${name}`,
  name,
  total: 3,
  done: 1,
  knots,
});

const linked = [
  thread("健康・医療", [
    knot("健康保険証", "heed", "住所がちがいます", [knot("医療費", "done", "答え：わたしのもの")]),
    knot("予防接種", "unsure", "答え：わからない"),
  ]),
];
const notLinked = [thread("年金", [knot("年金その他", "loose", "まだ答えていません")])];

test("every linkage is a link with its name and its state in words, also what is folded", () => {
  const html = renderForTest(<ThreadFigure linked={linked} notLinked={notLinked} />);
  const links = [...html.matchAll(/<a href="\/me\/linkages\/[^"]*">(.*?)<\/a>/gs)].map(([, inside = ""]) =>
    inside.replaceAll(/<[^>]*>/g, ""),
  );
  expect(links).toEqual([
    "健康保険証、住所がちがいます",
    "医療費、答え：わたしのもの",
    "予防接種、答え：わからない",
    "年金その他、まだ答えていません",
  ]);
  expect(html).toContain("いっしょに動くもの 1件");
  expect(html).toContain("ひもづいていないもの 1件を見る");
});

test("what the legend says is not shown again at each, what needs a look is", () => {
  const html = renderForTest(<ThreadFigure linked={linked} notLinked={notLinked} />);
  const isShown = (word: string) => html.includes(`>${word}</span>`) && !html.includes(`、${word}</span>`);
  expect(["住所がちがいます", "答え：わからない", "答え：わたしのもの"].map(isShown)).toEqual([true, true, false]);
});

test("the legend names and counts what is there, and nothing else", () => {
  const html = renderForTest(<ThreadFigure linked={linked} notLinked={[]} />);
  const legend = /<ul class="legend".*?<\/ul>/s.exec(html)?.[0].replaceAll(/<[^>]*>/g, "");
  expect(legend).toBe("たしかめてください1答えたがはっきりしない1確認ずみ1");
  expect(html).not.toContain("ひもづいていないもの");
});
