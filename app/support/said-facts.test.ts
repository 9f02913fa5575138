import { describe, expect, test } from "vitest";
import { readForm } from "../platform/form.server";
import { readFacts, refuseFacts } from "./said-facts.server";

const SAID = { name: "見本　花子", birthDate: "昭和13年10月8日", sex: "female", address: "架空県みほん市本町1-1" };

function post(typed: Record<string, string>) {
  return readForm(new Request("http://localhost/", { method: "POST", body: new URLSearchParams(typed) }));
}

describe("the four facts of a paper", () => {
  test("are handed on as they were typed", async () =>
    expect(readFacts(await post(SAID))).toEqual({ ok: true, value: SAID }));

  test("are refused with everything that is missing at once, in the order of the form", async () => {
    const problems = ["name", "birthDate", "sex", "address"].map((field) => ({ field, problem: "missing" }));
    expect(readFacts(await post({}))).toEqual({ ok: false, problems });
  });

  test.each([
    ["birthDate", "昭和の秋", { problem: "impossible_date" }],
    ["birthDate", "28.2.10", { problem: "era_missing" }],
    ["birthDate", "昭和15年00月00日", { problem: "birthday_unknown" }],
    ["sex", "unknown", { problem: "missing" }],
    ["name", "見本\u0000花子", { problem: "unusable" }],
    ["address", "町".repeat(201), { problem: "tooLong", values: { limit: 200, have: 201 } }],
  ])("%s %j cannot be taken", async (field, typed, problem) =>
    expect(readFacts(await post({ ...SAID, [field]: typed }))).toEqual({
      ok: false,
      problems: [{ field, ...problem }],
    }),
  );

  test("that fit nobody come back with what was typed, told at the first; a stale form is told by its page", async () => {
    const form = await post(SAID);
    const refused = refuseFacts(form, "not_found");
    const problems = [{ field: "name", problem: "not_found" }];
    expect([refused.status, await refused.json()]).toEqual([422, { problems, values: SAID }]);
    expect([refuseFacts(form, "stale").status, (await refuseFacts(form, "stale").json()).problems]).toEqual([409, []]);
  });
});
