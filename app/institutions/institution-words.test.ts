import { expect, test } from "vitest";
import { institutionStep } from "./institution-step.server";

const FORBIDDEN = ["番号は 1234-5678-9012 です", "暗証番号は １２３４ ですか"];

test.each(FORBIDDEN)("an institution tells no resident: %s", (text) => {
  for (const step of [
    { event: "ask", question: text },
    { event: "find", finding: "mislinkage", reason: text },
    { event: "reject", reason: text },
  ])
    expect(institutionStep.safeParse(step).error?.issues[0]?.message).toContain("twelve digits or a PIN");
});

test("what names neither is told as it is", () => {
  const question = "いつからこの保険ですか。電話は 03-1234-5678、10時からです。";
  expect(institutionStep.safeParse({ event: "ask", question }).data).toEqual({ event: "ask", question });
});

const RECORD = {
  kanji: "例 花子",
  kana: "レイ ハナコ",
  birthDate: null,
  sex: null,
  address: "見本市1-2-3",
  number: null,
};
const verify = (change: object) =>
  institutionStep.safeParse({ event: "verify", records: [{ scheme: "pension", record: { ...RECORD, ...change } }] });

test.each([
  ["address", "見本市1-2-3 番号1234-5678-9012", "twelve digits or a PIN"],
  ["kanji", "例 花子\u202e", "cannot be shown"],
  ["kana", "レイ\u0000ハナコ", "cannot be shown"],
  ["number", "12\u20663", "cannot be shown"],
  ["number", "暗証番号1234", "twelve digits or a PIN"],
])("a corrected record holds none in its %s: %j", (fact, text, told) =>
  expect(verify({ [fact]: text }).error?.issues[0]?.message).toContain(told),
);

test("a record's own number may have twelve digits", () => {
  expect(verify({ number: "123456789012" }).success).toBe(true);
});

test("no direction is turned in what an institution tells", () => {
  expect(institutionStep.safeParse({ event: "ask", question: "いつから\u202eですか" }).success).toBe(false);
});

test.each([
  [[{ key: "enrolment_period", value: "番号 1234-5678-9012" }], "twelve digits or a PIN"],
  [[{ key: "enrolment_period", value: "平成\u202e" }], "cannot be shown"],
  [[{ key: "colour", value: "赤" }], "Invalid option"],
  [[1, 2].map(() => ({ key: "enrolment_period", value: "平成7年から" })), "a key twice"],
])("details are texts under known keys, each once: %j", (details, told) =>
  expect(verify({ details }).error?.issues[0]?.message).toContain(told),
);

test("what the record says beside the four facts may be told, or left out", () => {
  const details = [{ key: "enrolment_period", value: "平成7年6月から" }];
  expect(verify({ details }).data).toMatchObject({ records: [{ record: { details } }] });
  expect(verify({}).success).toBe(true);
});
