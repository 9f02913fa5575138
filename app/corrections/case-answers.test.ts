import { expect, test } from "vitest";
import type { Typed } from "../platform/form";
import { answersOf } from "./case-answers";
import type { CorrectionState } from "./correction";

const answer = { event: "answer", text: "はい、そうです" };
const dispute = { outcome: "wrong", text: "まだ違います" };

test.each<[CorrectionState, Typed, Typed]>([
  ["awaiting_resident", answer, answer],
  ["awaiting_resident", dispute, {}],
  ["viewing_resumed", dispute, dispute],
  ["viewing_resumed", answer, {}],
  ["resident_unsure", dispute, dispute],
  ["closed", dispute, {}],
  ["closed", answer, {}],
])("in %s the form has %j back as %j", (state, typed, expected) => expect(answersOf(state, typed)).toEqual(expected));
