import { describe, expect, test } from "vitest";
import { Choice } from "./choice";
import { ErrorSummary } from "./error-summary";
import { describedBy, Field } from "./field";
import { PinField } from "../simulator/pin-field";
import { renderForTest } from "../../test/render";

describe("describedBy", () => {
  test.each([
    [{}, undefined],
    [{ hint: "h" }, "f-hint"],
    [{ hint: "h", error: "e", more: "f-limit" }, "f-hint f-error f-limit"],
  ])("%j", (parts, ids) => {
    expect(describedBy("f", parts)).toBe(ids);
  });
});

test("what the summary links to is there to be focused", () => {
  const summary = renderForTest(
    <ErrorSummary
      errors={[
        { field: "phone", text: "番号" },
        { field: "kind", text: "種類" },
      ]}
    />,
  );
  expect(summary).toContain('id="error-summary"');
  expect(summary).toContain("（2か所）");
  expect(summary).toContain('href="#phone"');
  expect(renderForTest(<Field name="phone" label="電話" error="番号" />)).toMatch(
    /<input[^>]* id="phone"[^>]* aria-invalid="true"/,
  );
  const choice = renderForTest(
    <Choice
      name="kind"
      legend="種類"
      options={[
        { value: "a", label: "A" },
        { value: "b", label: "B" },
      ]}
      value="b"
    />,
  );
  expect(choice.match(/id="kind"/g)).toHaveLength(1);
  expect(choice).toMatch(/checked=""[^>]* value="b"|value="b"[^>]* checked=""/);
});

test("no errors, no summary", () => {
  expect(renderForTest(<ErrorSummary errors={[]} />)).toBe("");
});

describe("PinField", () => {
  test.each([
    [3, "あと3回", false],
    [1, "あと1回", true],
    [0, "もう入れられません", false],
  ])("%i tries left", (left, words, warns) => {
    const html = renderForTest(<PinField label="暗証番号" triesLeft={left} />);
    expect(html).toContain(words);
    expect(html.includes("カードにロックがかかります")).toBe(warns);
    expect(html).toContain('aria-describedby="pin-tries"');
    expect(html.match(/#i-try/g) ?? []).toHaveLength(left);
  });

  test("leaves room for a PIN pasted with spaces", () => {
    expect(renderForTest(<PinField label="暗証番号" triesLeft={3} />)).toMatch(/maxLength="(1\d|[89])"/i);
  });
});

const ONE_BANK = { value: "0001", label: "見本銀行", hint: "銀行コード 0001" };

test("one option is not a question: it is said, and sent along", () => {
  const html = renderForTest(<Choice name="bank" legend="見つかった銀行" options={[ONE_BANK]} />);
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
      options={[{ ...ONE_BANK, more: <i>くわしく</i> }]}
      error="えらんでください"
    />,
  );
  expect(html).toMatch(/<h1 class="heading">.*銀行.*<\/h1>/s);
  expect(html).toContain("<i>くわしく</i>");
  expect(html).toContain('id="bank" tabindex="-1"');
  expect(html).toContain("えらんでください");
});

test("two options are radio buttons, and nothing is sent without a choice", () => {
  const html = renderForTest(
    <Choice name="bank" legend="銀行" options={[ONE_BANK, { value: "0002", label: "例銀行" }]} />,
  );
  expect(html.match(/type="radio"/g)).toHaveLength(2);
  expect(html).not.toContain('type="hidden"');
});
