/** Which of the two forms of a case's page what was typed belongs to. */
import { asksForReview, type CorrectionState } from "./correction";
import type { Typed } from "../platform/form";

/** @returns what was typed into the form that the page has in this state; nothing of what was typed into the other */
export function answersOf(state: CorrectionState, typed: Typed): Typed {
  const isAnswer = typed["event"] === "answer";
  if (state === "awaiting_resident") return isAnswer ? typed : {};
  return asksForReview(state) && !isAnswer ? typed : {};
}
