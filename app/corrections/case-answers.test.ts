import { expect, test } from "vitest";
import { answersOf } from "./case-answers";

const answer = { event: "answer", text: "はい、そうです" };
const dispute = { outcome: "wrong", text: "まだ違います" };

test.each([
  ["awaiting_resident", answer, answer],
  ["awaiting_resident", dispute, {}],
  ["viewing_resumed", dispute, dispute],
  ["viewing_resumed", answer, {}],
  ["closed", dispute, {}],
  ["closed", answer, {}],
])("in %s the form has %j back as %j", (state, typed, expected) => expect(answersOf(state, typed)).toEqual(expected));
