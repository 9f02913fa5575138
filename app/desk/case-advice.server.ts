/** The desk has looked at a record together with a resident who could not tell whether it is right, and asks them again. */
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { and, eq, gte } from "drizzle-orm";
import { deskNotes, supports } from "../../db/schema";
import { type CaseRow, takeStep } from "../corrections/case-step.server";
import type { StepRefusal } from "../corrections/correction";
import { deskActor } from "../identity/audit.server";
import type { StaffMember } from "../identity/staff.server";
import { inTransaction } from "../platform/database.server";
import { textProblems, type Unfit, unfit } from "../platform/form";
import { once } from "../platform/submission.server";
import { type CaseKey, lockCaseInReach } from "./desk-reach.server";

export interface Advice {
  /** The form's key: a second submit gives what the first gave. */
  key: string;
  /** Of the case that the form was made from. */
  version: number;
  /** What was said, for the desk only. */
  text: string;
}

export type Advised = { ok: true } | Unfit | { ok: false; reason: "not_found" | "stale" | "not_spoken" | StepRefusal };

/**
 * Notes what was said and asks the resident again whether the record is right; from then on silence closes the case as
 * ever. `not_spoken` where this agent has not looked at the resident's pages since they could not tell: nobody is told of
 * a talk that did not take place. `not_found` alike where there is no such case and where it is out of reach of this member of staff.
 */
export async function adviseOnCase(
  staffMember: StaffMember,
  { residentId, receipt }: CaseKey,
  { key, version, text }: Advice,
): Promise<Advised> {
  const { staffId, at } = staffMember;
  const problems = textProblems("advice", text);
  if (problems.length > 0) return unfit(...problems);
  if (!staffMember.may("work") || !isUuid(key)) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    const row = await lockCaseInReach(tx, staffMember, { residentId, receipt });
    if (!row) return { ok: false, reason: "not_found" };
    return once(tx, { subject: residentId, at }, `advise:${key}`, async (): Promise<Advised> => {
      if (row.version !== version) return { ok: false, reason: "stale" };
      if (!(await haveSpoken(tx, staffId, row))) return { ok: false, reason: "not_spoken" };
      const taken = await takeStep(tx, row, { event: "advise", by: deskActor(staffMember, residentId, "case") });
      if (!taken.ok) return taken;
      await tx.insert(deskNotes).values({ residentId, noteId: uuidv7(), about: receipt, staffId, at, text });
      return { ok: true };
    });
  });
}

/** Whether this agent has looked at the resident's pages with them, or in a call, since they could not tell. */
async function haveSpoken(tx: Transaction, staffId: string, { residentId, stateSince }: CaseRow): Promise<boolean> {
  const looks = await tx
    .select({ id: supports.supportId })
    .from(supports)
    .where(and(eq(supports.residentId, residentId), eq(supports.staffId, staffId), gte(supports.joinedAt, stateSince)))
    .limit(1);
  return looks.length > 0;
}
