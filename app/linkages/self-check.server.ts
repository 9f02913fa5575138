/** One step of the self-check: the answer is kept, and the next linkage without one is found. */
import type { SchemeId } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { type Answered, answerLinkage } from "./answer.server";
import { inTransaction } from "../platform/database.server";
import { readLinkages } from "./linkage.server";

export type CheckedLinkage =
  | (Extract<Answered, { ok: true }> & { next: SchemeId | undefined })
  | Extract<Answered, { ok: false }>;

/**
 * As `answerLinkage`.
 * @returns with the answer kept, the next to check: those that need attention first, undefined when all are answered
 */
export async function checkLinkage(
  viewing: Viewing,
  given: Parameters<typeof answerLinkage>[1],
): Promise<CheckedLinkage> {
  const answered = await answerLinkage(viewing, given);
  if (!answered.ok) return answered;
  const { check } = await inTransaction((tx) => readLinkages(tx, viewing));
  return { ...answered, next: check.next };
}
