import { describe, expect, test } from "vitest";
import { renderForTest } from "../../test/render";
import { ActionButton, ActionLink, QuietButton, QuietLink } from "./action-tag";
import { Choice } from "./choice";
import { Field } from "./field";
import { GoLink, PlainButton } from "./links";
import { Only } from "./only";
import { Section } from "./section";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";

const guiding = {
  residentName: "花山 みほん",
  kind: "screen",
  following: true,
  isTogether: true,
  pointed: undefined,
  summary: undefined,
  page: "linkages/pension",
} as const;
const EVERYTHING = (
  <Only may="report" otherwise="report">
    <ActionLink href="/1">札|リンク</ActionLink>
    <QuietLink href="/2">枠のリンク</QuietLink>
    <GoLink href="/3">先へ</GoLink>
    <form method="post">
      <Field name="a" label="欄" value="入れた字" />
      <TextArea name="b" label="広い欄" limit={10} value="書いた文" />
      <SelectField name="c" label="一覧" empty="なし" groups={[]} />
      <Choice name="d" legend="問い" options={[{ value: "x", label: "はい" }]} value="x" />
      <PlainButton name="e">小さく</PlainButton>
      <QuietButton>枠の</QuietButton>
      <ActionButton>送る</ActionButton>
    </form>
  </Only>
);

describe("what only the resident does", () => {
  test("is seen from the desk as words, and nothing of it can be pressed, filled in or sent", () => {
    const html = renderForTest(EVERYTHING, { segment: "s-1", guiding });
    for (const word of ["札", "枠のリンク", "先へ", "欄", "広い欄", "一覧", "問い", "はい", "小さく", "枠の", "送る"])
      expect(html).toContain(word);
    expect(html).not.toMatch(/<(a|button|input|select|textarea|fieldset)\b/);
    expect(html.split('href="#i-lock"')).toHaveLength(11);
    expect(html).not.toMatch(/入れた字|書いた文/);
  });

  test("is pressed by whoever may, and left out for a proxy who may not", () => {
    const own = renderForTest(EVERYTHING, { segment: "me", allowed: ["report"] });
    expect(own).toMatch(/<button class="action-tag"/);
    expect(own).not.toContain("ghost");
    const proxy = renderForTest(EVERYTHING, { segment: "m-1", principal: "花山 みほん" });
    expect(proxy).not.toContain("送る");
  });

  test("what is to be seen only by some is left out at the desk, too", () => {
    expect(renderForTest(<Only may="see_history">履歴</Only>, { segment: "s-1", guiding })).toBe("");
  });

  test("a part of it can still be pointed at", () => {
    const part = (
      <Only may="answer">
        <Section heading="答え" id="answer">
          <GoLink href="/x">先へ</GoLink>
        </Section>
      </Only>
    );
    const html = renderForTest(part, { segment: "s-1", guiding });
    expect(html.split("<button")).toHaveLength(2);
    expect(html).toMatch(/value="point" name="do"/);
  });
});
