import { describe, expect, test } from "vitest";
import { findTextProblems } from "./written-text";
import { readForm, refuse, refuseStale } from "./form.server";

describe("a posted form", () => {
  const post = (body: BodyInit) => readForm(new Request("http://localhost/", { method: "POST", body }));

  test.each([
    ["plain", "plain"],
    ["  around  ", "around"],
    ["　全角の空白　", "全角の空白"],
    ["two\r\nlines", "two\nlines"],
    ["a\tb", "a\tb"],
    ["葛󠄀城 🙂 𠮷", "葛󠄀城 🙂 𠮷"],
  ])("%j is read as %j", async (typed, read) => {
    const form = await post(new URLSearchParams({ text: typed }));
    expect(form.get("text")).toBe(read);
    expect(form.values).toEqual({ text: read });
  });

  test.each(["a\u0000b", "\u0007", "a\u001Bb", "\u007F", "a\u000Bb"])(
    "%j holds what no keyboard makes: it is taken out, and marked for the rule for texts",
    async (typed) => {
      const form = await post(new URLSearchParams({ text: typed, other: "x" }));
      expect(findTextProblems(form.values["text"] ?? "")).toEqual([{ problem: "unusable" }]);
      expect(findTextProblems(form.get("text"), { required: false })).toEqual([]);
      // oxlint-disable-next-line no-control-regex
      expect(form.get("text")).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F]/);
    },
  );

  test("a field that is not there is empty", async () =>
    expect((await post(new URLSearchParams())).get("constructor")).toBe(""));

  test("a file in a text field's place is no text", async () => {
    const data = new FormData();
    data.set("text", new File(["x"], "x.txt"));
    expect((await post(data)).get("text")).toBe("");
  });

  test("a body that is no form holds no fields", async () => expect((await post("{}")).get("{}")).toBe(""));

  test("of two fields with one name the last counts", async () => {
    const twice = new URLSearchParams([
      ["pin", "1111"],
      ["pin", "2222"],
    ]);
    expect((await post(twice)).get("pin")).toBe("2222");
  });

  test("comes back whole, with everything that is to be put right, and without secrets", async () => {
    const form = await post(new URLSearchParams({ text: "a\u0000b", pin: "1234" }));
    const problems = [{ field: "text", problem: "unusable" }];
    const refused = refuse(form, problems);
    expect([refused.status, await refused.json()]).toEqual([422, { problems, values: { text: "ab" } }]);
    const stale = refuseStale(form);
    expect([stale.status, await stale.json()]).toEqual([409, { problems: [], values: { text: "ab" }, stale: true }]);
  });
});
