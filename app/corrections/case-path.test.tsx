import { expect, test } from "vitest";
import { renderForTest } from "../../test/render";
import { textsOf } from "../../test/texts";
import { CasePath } from "./case-path";

const institution = { nameJa: "みほん市", nameEn: "Mihon City", officeJa: "", officeEn: "", phone: "0120-000-000" };
const at = new Date("2026-11-24T03:00:00Z");
const found = { state: "done", at, due: undefined, owner: "institution" } as const;
const path = {
  main: [{ ...found, key: "found_another_person" as const, text: "前の行の人の記録でした" }],
  leak: [],
};

test.each(["ja", "en"] as const)("the cause, which an institution tells by a code, is said in %s", (locale) => {
  const html = renderForTest(
    <CasePath path={path} institution={institution} overdue={false} cause="file_row_shift" />,
    {
      locale,
    },
  );
  expect(html).toContain(textsOf(locale, "cases.json").get("letter.cause.file_row_shift"));
  expect(html).toContain('lang="ja">前の行の人の記録でした');
});

test("another cause is told in the institution's words alone", () => {
  const html = renderForTest(<CasePath path={path} institution={institution} overdue={false} cause="other" />);
  expect(html).not.toContain("step-note");
});
