/**
 * Journeys filled in as somebody fills them in: question by question, each from a page of its own. For tests of
 * services.
 */
import type { Declared, Given, Question } from "../app/journeys/journey";
import { type Course, findUnderway, saveStep, type Underway } from "../app/journeys/journey.server";

export type Answers<J> = { [Q in Question<J>]?: Given<J, Q> };

/** @returns where one stands then @throws Error where another tab was quicker */
export async function answerAll<J extends Declared>(course: Course<J>, answers: Answers<J>): Promise<Underway<J>> {
  let underway = await findUnderway(course);
  for (const [question, answer] of Object.entries(answers)) {
    const saved = await saveStep(underway, question as Question<J>, answer as never, underway.version);
    if (!saved.ok) throw new Error(JSON.stringify(saved));
    underway = await findUnderway(course);
  }
  return underway;
}
