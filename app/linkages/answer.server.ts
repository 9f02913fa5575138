/** The self-check: the resident's own answer to "is this mine?", which can be changed, left and taken up again. */
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { answers, linkages } from "../../db/schema";
import type { SchemeId } from "../catalogue/schemes";
import { caseAbout, listOpenCases } from "./record-case.server";
import type { Answer } from "./self-check";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { tellOfProxyAct } from "../notices/notice.server";

export type Answered =
  | { ok: true; version: number }
  | { ok: false; reason: "not_found" | "stale" | "suspended" | "under_correction" };

/**
 * Keeps the answer. The same answer again changes nothing and is fine. While a case about the record is open only the
 * case asks (`under_correction`): an answer here would be taken for one there.
 * @param version of the answer that the form was made from, 0 before the first; `stale` when another page answered
 * otherwise meanwhile
 */
export async function answerLinkage(
  viewing: Viewing,
  given: { schemeId: SchemeId; answer: Answer; version: number },
): Promise<Answered> {
  return inTransaction(async (tx): Promise<Answered> => {
    const { subject: residentId, at: answeredAt } = viewing;
    const { schemeId, answer } = given;
    const [linkage] = await tx
      .select()
      .from(linkages)
      .where(and(eq(linkages.residentId, residentId), eq(linkages.schemeId, schemeId)))
      .for("update");
    if (!linkage || !viewing.may("answer") || !viewing.sees(schemeId)) return { ok: false, reason: "not_found" };
    if (linkage.suspendedAt) return { ok: false, reason: "suspended" };
    if (caseAbout(await listOpenCases(tx, residentId), schemeId)) return { ok: false, reason: "under_correction" };
    const [before] = await tx
      .select()
      .from(answers)
      .where(and(eq(answers.residentId, residentId), eq(answers.schemeId, schemeId)));
    if (before?.answer === answer) return { ok: true, version: before.version };
    if ((before?.version ?? 0) !== given.version) return { ok: false, reason: "stale" };
    const version = given.version + 1;
    const row = { answer, answeredAt, version };
    await tx
      .insert(answers)
      .values({ residentId, schemeId, ...row })
      .onConflictDoUpdate({ target: [answers.residentId, answers.schemeId], set: row });
    await recordAudit(tx, viewing, "answered", `${schemeId}:${answer}`);
    await tellOfProxyAct(tx, viewing, {
      did: "answered",
      what: `${schemeId}:${answeredAt.toISOString()}`,
      about: { schemeId },
    });
    return { ok: true, version };
  });
}

/**
 * At the end of a case the answer that began it is settled, in the case's transaction: "mine" where the resident said
 * that it is right now; otherwise a "wrong" that leads nowhere any more is taken away, and the linkage counts as not
 * answered.
 */
export async function settleAnswer(
  tx: Transaction,
  about: { residentId: string; schemeId: SchemeId; at: Date },
  isRight: boolean,
): Promise<void> {
  const { residentId, schemeId, at: answeredAt } = about;
  const own = and(eq(answers.residentId, residentId), eq(answers.schemeId, schemeId));
  if (!isRight) {
    await tx.delete(answers).where(and(own, eq(answers.answer, "wrong")));
    return;
  }
  const row = { answer: "mine" as const, answeredAt };
  await tx
    .insert(answers)
    .values({ residentId, schemeId, ...row })
    .onConflictDoUpdate({
      target: [answers.residentId, answers.schemeId],
      set: { ...row, version: sql`${answers.version} + 1` },
    });
}
