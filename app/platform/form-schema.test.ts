import { expect, test } from "vitest";
import { z } from "zod";
import { withoutSecrets } from "./form";
import { maybeReadBy, parseForm, readBy, writtenText } from "./form-schema.server";

const schema = z.object({
  topic: z.enum(["account", "other"], "missing"),
  text: writtenText({ limit: 20 }),
  key: z.uuid(),
});

test("a form that fits gives typed values, without what nobody asked for", () => {
  const key = "0191e3a8-0000-7000-8000-000000000000";
  expect(parseForm(schema, { topic: "other", text: "はい", key, more: "x" })).toEqual({
    ok: true,
    value: { topic: "other", text: "はい", key },
  });
});

test("all problems are told at once, in the order of the fields, with what their words name", () => {
  expect(parseForm(schema, { key: "x", text: "1234 5678 9012 と PIN 1234" })).toEqual({
    ok: false,
    problems: [
      { field: "topic", problem: "missing" },
      { field: "text", problem: "tooLong", values: { limit: 20, have: 25 } },
      { field: "key", problem: "invalid" },
    ],
  });
  expect(parseForm(schema, {})).toMatchObject({
    problems: [{ field: "topic", problem: "missing" }, { field: "text", problem: "missing" }, { field: "key" }],
  });
});

test("what proves who one is is never given back", () =>
  expect(withoutSecrets({ text: "x", pin: "1234", again: "1234", answer: "{}" })).toEqual({ text: "x" }));

test("a text's problems come with what their words name, and a text that was not sent is empty", () => {
  const read = writtenText().safeParse("番号は 1234-5678-9012");
  expect(read.error?.issues).toMatchObject([{ message: "number", params: { part: "1234-5678-9012" } }]);
  expect(writtenText().safeParse(undefined).error?.issues[0]?.message).toBe("missing");
  expect(writtenText({ required: false }).parse(undefined)).toBe("");
});

test("a field is read by its rule; one that may stay empty is null then", () => {
  const read = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined);
  const numbers = z.object({ must: readBy(read), may: maybeReadBy(read) });
  expect(parseForm(numbers, { must: "12" })).toEqual({ ok: true, value: { must: 12, may: null } });
  expect(parseForm(numbers, { must: "", may: "x" })).toEqual({
    ok: false,
    problems: [
      { field: "must", problem: "missing" },
      { field: "may", problem: "wrong" },
    ],
  });
});
