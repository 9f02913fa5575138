/** Which of the two forms of a case's page what was typed belongs to. */
import type { Typed } from "../platform/form";

/** @returns what was typed into the form that the page has in this state; nothing of what was typed into the other */
export function answersOf(state: string, typed: Typed): Typed {
  const isAnswer = typed["event"] === "answer";
  if (state === "awaiting_resident") return isAnswer ? typed : {};
  return state === "viewing_resumed" && !isAnswer ? typed : {};
}
