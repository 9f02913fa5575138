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
