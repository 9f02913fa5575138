import { expect, test } from "vitest";
import { differingFirst, FactComparison } from "./fact-comparison";
import type { FactVerdict } from "./fact-comparison";
import { renderForTest } from "../../test/render";

test.each<[FactVerdict[], FactVerdict[]]>([
  [
    ["same", "different", "notation", "different"],
    ["different", "different", "same", "notation"],
  ],
  [
    ["unsure", "same"],
    ["unsure", "same"],
  ],
])("%j: what differs comes first, the rest stays in order", (given, shown) => {
  expect(differingFirst(given.map((verdict) => ({ verdict }))).map(({ verdict }) => verdict)).toEqual(shown);
});

test("each verdict has its word beside its shape", () => {
  const verdicts = ["same", "notation", "different", "unsure"] as const;
  const html = renderForTest(
    <FactComparison facts={verdicts.map((verdict) => ({ name: verdict, verdict, own: "あ", record: "い" }))} />,
  );
  for (const verdict of verdicts) expect(html).toContain(`#i-${verdict}`);
  for (const word of ["同じ", "書き方が", "ちがう", "わからない"]) expect(html).toContain(word);
});

test("a former surname is called that, not another way of writing", () => {
  const name = { name: "名前", verdict: "notation", isFormerName: true, own: "あ", record: "い" } as const;
  const html = renderForTest(<FactComparison facts={[name]} />);
  expect(html).toContain("旧姓");
  expect(html).not.toContain("書き方");
});
