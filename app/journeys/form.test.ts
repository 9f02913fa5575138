import { describe, expect, test } from "vitest";
import { readForm } from "./form.server";

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
    expect(form.unusable).toEqual([]);
  });

  test.each(["a\u0000b", "\u0007", "a\u001Bb", "\u007F", "a\u000Bb"])(
    "%j holds what no keyboard makes: it is taken out and told",
    async (typed) => {
      const form = await post(new URLSearchParams({ text: typed, other: "x" }));
      expect(form.unusable).toEqual(["text"]);
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
});
