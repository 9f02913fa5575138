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
