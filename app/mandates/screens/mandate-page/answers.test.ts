import { describe, expect, test } from "vitest";
import { readForm } from "../../../platform/form.server";
import { LONGEST_NAME } from "../../mandate-journey";
import { ANSWERS } from "./answers";

async function called(name: string) {
  return ANSWERS.who(
    await readForm(new Request("http://localhost/", { method: "POST", body: new URLSearchParams({ name }) })),
  );
}

describe("how the other person is called", () => {
  test("is kept with single spaces", async () =>
    expect(await called("娘の　 ゆり")).toEqual({ ok: true, value: { name: "娘の ゆり" } }));

  test.each([
    ["", { problem: "missing" }],
    ["ゆり\u0007", { problem: "unusable" }],
    ["ゆ".repeat(LONGEST_NAME + 1), { problem: "tooLong", values: { limit: LONGEST_NAME, have: LONGEST_NAME + 1 } }],
    ["ゆり 1234 5678 9018", { problem: "number", values: { part: "1234 5678 9018" } }],
    ["ゆり 暗証番号は１２３４", { problem: "pin", values: { part: "暗証番号は１２３４" } }],
  ])("%j falls under the one rule for texts", async (name, problem) =>
    expect(await called(name)).toEqual({ ok: false, problems: [{ field: "name", ...problem }] }),
  );
});
