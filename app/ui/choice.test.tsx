import { expect, test } from "vitest";
import { renderForTest } from "../../test/render";
import { Choice } from "./choice";

const one = { value: "0001", label: "見本銀行", hint: "銀行コード 0001" };

test("one option is not a question: it is said, and sent along", () => {
  const html = renderForTest(<Choice name="bank" legend="見つかった銀行" options={[one]} />);
  expect(html).not.toContain('type="radio"');
  expect(html).toContain('<input type="hidden" name="bank" value="0001"/>');
  for (const said of ["見つかった銀行", "見本銀行", "銀行コード 0001"]) expect(html).toContain(said);
});

test("as the page's heading, with what belongs to it, and what is wrong with it where the summary leads", () => {
  const html = renderForTest(
    <Choice
      name="bank"
      asHeading
      legend="銀行"
      options={[{ ...one, more: <i>くわしく</i> }]}
      error="えらんでください"
    />,
  );
  expect(html).toMatch(/<h1 class="heading">.*銀行.*<\/h1>/s);
  expect(html).toContain("<i>くわしく</i>");
  expect(html).toContain('id="bank" tabindex="-1"');
  expect(html).toContain("えらんでください");
});

test("two options are radio buttons, and nothing is sent without a choice", () => {
  const html = renderForTest(<Choice name="bank" legend="銀行" options={[one, { value: "0002", label: "例銀行" }]} />);
  expect(html.match(/type="radio"/g)).toHaveLength(2);
  expect(html).not.toContain('type="hidden"');
});
