/**
 * Questions and answers for everybody: drafted at the desk, shown once another person, a supervisor, has approved them.
 */
import { and, asc, count, eq } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { publicAnswers } from "../../db/schema";
import type { AuditAction } from "../platform/audit-chain";
import { type FieldProblem, type Typed, type Unfit, unfit } from "../platform/form";
import { parseForm, writtenText } from "../platform/form-schema.server";
import type { Language } from "../platform/display";
import { TOPICS } from "./enquiries";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import type { StaffMember } from "../identity/staff.server";
import { cutPage, type ListPage, PAGE_ROWS, type Place } from "../platform/paging/keyset";
import { inOrder, isBehind } from "../platform/paging/keyset.server";
import { once } from "../platform/submission.server";

export type PublicAnswerRow = typeof publicAnswers.$inferSelect;

export interface ShownAnswer {
  answerId: string;
  topic: string;
  question: string;
  answer: string;
  /** In which of its languages it is shown: Japanese where it has not the one asked for. */
  language: Language;
}

/** @returns what is approved, by topic, each in this language where it has it */
export async function listPublicAnswers(language: Language): Promise<ShownAnswer[]> {
  const rows = await database()
    .select()
    .from(publicAnswers)
    .where(eq(publicAnswers.state, "approved"))
    .orderBy(asc(publicAnswers.approvedAt), asc(publicAnswers.answerId));
  const shown = rows.flatMap(({ answerId, topic, texts }): ShownAnswer[] => {
    const own = texts[language] ? language : "ja";
    const text = texts[own];
    return text ? [{ answerId, topic, ...text, language: own }] : [];
  });
  return shown.sort(
    (a, b) => TOPICS.findIndex((topic) => topic === a.topic) - TOPICS.findIndex((topic) => topic === b.topic),
  );
}

export const ANSWER_STATES = ["draft", "approved", "withdrawn"] as const satisfies PublicAnswerRow["state"][];
export type AnswerState = (typeof ANSWER_STATES)[number];

/** @returns one page of those in this state, as the desk works on them, the oldest first */
export async function listAnswersAtDesk(state: AnswerState, from?: Place): Promise<ListPage<PublicAnswerRow>> {
  const order = { at: publicAnswers.draftedAt, id: publicAnswers.answerId, first: "oldest" } as const;
  const found = await database()
    .select()
    .from(publicAnswers)
    .where(and(eq(publicAnswers.state, state), isBehind(order, from)))
    .orderBy(...inOrder(order))
    .limit(PAGE_ROWS + 1);
  return cutPage(found, ({ draftedAt: at, answerId: id }) => ({ at, id }));
}

/** @returns how many there are in each state */
export async function countAnswersAtDesk(): Promise<Record<AnswerState, number>> {
  const rows = await database()
    .select({ state: publicAnswers.state, answers: count() })
    .from(publicAnswers)
    .groupBy(publicAnswers.state);
  return { draft: 0, approved: 0, withdrawn: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.answers])) };
}

/** @returns one of them, or undefined */
export async function findAnswerAtDesk(answerId: string): Promise<PublicAnswerRow | undefined> {
  if (!isUuid(answerId)) return undefined;
  const [row] = await database().select().from(publicAnswers).where(eq(publicAnswers.answerId, answerId));
  return row;
}

/** Longest question for everybody, in characters. */
export const LONGEST_QUESTION = 200;

const question = { limit: LONGEST_QUESTION };
const draftForm = z.object({
  key: z.uuid(),
  topic: z.enum(TOPICS, "missing"),
  questionJa: writtenText(question),
  answerJa: writtenText(),
  questionEn: writtenText({ ...question, required: false }),
  answerEn: writtenText({ required: false }),
});

export type Drafted = { ok: true; answerId: string } | Unfit | { ok: false; reason: "stale" | "not_found" };

/**
 * Writes a new draft, changes one, or drafts what shall take the place of one that is shown.
 * @param earlier the answer that the form was made from, in that version
 */
export async function draftAnswer(
  staffMember: StaffMember,
  typed: Typed,
  earlier?: { answerId: string; version: number },
): Promise<Drafted> {
  if (!staffMember.may("work")) return { ok: false, reason: "not_found" };
  const read = parseForm(draftForm, typed);
  const half = halfWritten(typed);
  if (!read.ok) return unfit(...read.problems, ...half);
  if (half.length > 0) return unfit(...half);
  const form = read.value;
  const { staffId, at } = staffMember;
  const en: PublicAnswerRow["texts"] = form.questionEn
    ? { en: { question: form.questionEn, answer: form.answerEn } }
    : {};
  const written = {
    topic: form.topic,
    texts: { ja: { question: form.questionJa, answer: form.answerJa }, ...en },
    draftedBy: staffId,
    draftedAt: at,
  };
  return inTransaction((tx) =>
    once(tx, { subject: staffId, at }, `draft:${form.key}`, () => writeDraft(tx, staffMember, written, earlier)),
  );
}

type Written = Pick<PublicAnswerRow, "topic" | "texts" | "draftedBy" | "draftedAt">;

async function writeDraft(
  tx: Transaction,
  staffMember: StaffMember,
  written: Written,
  earlier: { answerId: string; version: number } | undefined,
): Promise<Drafted> {
  const row = earlier && (await lock(tx, earlier.answerId));
  if (earlier && !row) return { ok: false, reason: "not_found" };
  if (row && row.version !== earlier.version) return { ok: false, reason: "stale" };
  const answerId = row?.state === "draft" ? row.answerId : uuidv7();
  if (row?.state === "draft")
    await tx
      .update(publicAnswers)
      .set({ ...written, version: row.version + 1 })
      .where(eq(publicAnswers.answerId, answerId));
  else
    await tx
      .insert(publicAnswers)
      .values({ answerId, ...written, state: "draft", replaces: row?.state === "approved" ? row.answerId : null });
  await note(tx, staffMember, "drafted_answer", answerId);
  return { ok: true, answerId };
}

/** In English both are written, or neither. */
function halfWritten({ questionEn = "", answerEn = "" }: Typed): FieldProblem[] {
  if (Boolean(questionEn) === Boolean(answerEn)) return [];
  return [{ field: questionEn ? "answerEn" : "questionEn", problem: "half" }];
}

/** What is decided about one answer. */
export interface AnswerDecision {
  answerId: string;
  /** As the page showed it. */
  version: number;
  /** Of the page: a second submit decides nothing anew, and is answered alike. */
  key: string;
}

export type Decided = { ok: true } | { ok: false; reason: "stale" | "own" | "not_possible" };

/**
 * A supervisor lets everybody read it: never whoever wrote it last. What it takes the place of goes in the same moment.
 */
export async function approveAnswer(staffMember: StaffMember, decision: AnswerDecision): Promise<Decided> {
  if (!staffMember.may("approve")) return { ok: false, reason: "not_possible" };
  const { staffId, at } = staffMember;
  return decideOnce(staffMember, "approve", decision, async (tx, row) => {
    if (row.state !== "draft") return { ok: false, reason: "not_possible" };
    if (row.version !== decision.version) return { ok: false, reason: "stale" };
    if (row.draftedBy === staffId) return { ok: false, reason: "own" };
    if (row.replaces)
      await tx
        .update(publicAnswers)
        .set({ state: "withdrawn" })
        .where(and(eq(publicAnswers.answerId, row.replaces), eq(publicAnswers.state, "approved")));
    await tx
      .update(publicAnswers)
      .set({ state: "approved", approvedBy: staffId, approvedAt: at, version: row.version + 1 })
      .where(eq(publicAnswers.answerId, row.answerId));
    await note(tx, staffMember, "approved_answer", row.answerId);
    return { ok: true };
  });
}

/** Takes it from the public page at once; a draft is dropped likewise. */
export async function withdrawAnswer(staffMember: StaffMember, decision: AnswerDecision): Promise<Decided> {
  if (!staffMember.may("work")) return { ok: false, reason: "not_possible" };
  return decideOnce(staffMember, "withdraw", decision, async (tx, row) => {
    if (row.state === "withdrawn") return { ok: false, reason: "not_possible" };
    if (row.version !== decision.version) return { ok: false, reason: "stale" };
    await tx
      .update(publicAnswers)
      .set({ state: "withdrawn", version: row.version + 1 })
      .where(eq(publicAnswers.answerId, row.answerId));
    await note(tx, staffMember, "withdrew_answer", row.answerId);
    return { ok: true };
  });
}

/** One page holds the forms of all answers, each with both buttons. */
async function decideOnce(
  staffMember: StaffMember,
  what: string,
  { answerId, key }: AnswerDecision,
  decide: (tx: Transaction, row: PublicAnswerRow) => Promise<Decided>,
): Promise<Decided> {
  if (!isUuid(answerId) || !isUuid(key)) return { ok: false, reason: "not_possible" };
  const { staffId: subject, at } = staffMember;
  return inTransaction((tx) =>
    once(tx, { subject, at }, `${what}-answer:${answerId}:${key}`, async (): Promise<Decided> => {
      const row = await lock(tx, answerId);
      return row ? decide(tx, row) : { ok: false, reason: "not_possible" };
    }),
  );
}

async function lock(tx: Transaction, answerId: string): Promise<PublicAnswerRow | undefined> {
  const [row] = await tx.select().from(publicAnswers).where(eq(publicAnswers.answerId, answerId)).for("update");
  return row;
}

/** It concerns no resident: it stands in the trail of the member of staff. */
function note(tx: Transaction, { staffId, at }: StaffMember, action: AuditAction, answerId: string): Promise<void> {
  return recordAudit(tx, { subject: staffId, at, actor: { kind: "resident", residentId: staffId } }, action, answerId);
}
