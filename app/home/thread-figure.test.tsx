import { expect, test } from "vitest";
import { renderForTest } from "../../test/render";
import { countKnots, ThreadFigure } from "./thread-figure";
import type { Thread } from "./thread-figure";

const threads: Thread[] = [
  {
    href: "/me/linkages#health",
    name: "健康・医療",
    items: ["heed", "open", "done", "done"],
    notes: [{ kind: "heed", text: "住所がちがいます" }],
  },
  { href: "/me/linkages#pension", name: "年金", items: ["done", "hold"], notes: [] },
];

test("counts every item once, over all threads", () => {
  expect(countKnots(threads)).toEqual({ done: 3, open: 1, heed: 1, hold: 1 });
  expect(countKnots([])).toEqual({ done: 0, open: 0, heed: 0, hold: 0 });
});

test("says in words what the knots show, and hides the knots from assistive technology", () => {
  const html = renderForTest(<ThreadFigure threads={threads} />);
  expect(html).toContain("4件のうち 2件 確認ずみ");
  expect(html).toContain("住所がちがいます");
  expect(html.match(/class="knots" aria-hidden="true"/g)).toHaveLength(2);
});

test("leaves out of the legend what is not there", () => {
  const html = renderForTest(
    <ThreadFigure threads={[{ href: "/me/linkages#pension", name: "年金", items: ["done"], notes: [] }]} />,
  );
  const legend = /<ul class="legend">.*?<\/ul>/s.exec(html)?.[0];
  expect(legend).toContain("確認ずみ");
  expect(legend).not.toContain("止めている");
});
