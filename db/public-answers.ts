/** Demo content: what the domain makes people ask, with answers that a supervisor has approved. */
import { deskAgent, deskSupervisor } from "./cast/staff";
import questions from "./public-answers.json" with { type: "json" };
import type { publicAnswers } from "./schema";
import { findTopic } from "../app/enquiries/enquiries";

type Row = typeof publicAnswers.$inferInsert;

/**
 * @param at when they were approved
 * @throws Error where one is about nothing that can be asked about
 */
export function publicAnswerRows(at: Date): Row[] {
  return questions.map(({ topic: about, ...texts }, index) => {
    const topic = findTopic(about);
    if (!topic) throw new Error(`a question about ${about}`);
    return {
      answerId: `01900000-0000-7000-8000-00000000a${String(index + 1).padStart(3, "0")}`,
      topic,
      texts,
      state: "approved",
      draftedBy: deskAgent.id,
      draftedAt: at,
      approvedBy: deskSupervisor.id,
      approvedAt: at,
    };
  });
}
