/** A journey under way: where somebody stands in it, what they answered, and whether another tab answered meanwhile. */
import { randomUUID } from "node:crypto";
import { type Unfit, unfit } from "../platform/form";
import { type Drafting, findDraft, saveDraft } from "./draft.server";
import {
  type Given,
  changesOf,
  type Declared,
  type Entries,
  isKept,
  nextStep,
  type Question,
  readEntries,
  type Step,
} from "./journey";

/** Whose journey it is, where its answers are kept, and where its steps stand. */
export interface Course<J extends Declared> {
  journey: J;
  drafter: Drafting;
  /** The kind of its draft. */
  draft: string;
  pathOf(step: Step<J>): string;
}

export interface Underway<J extends Declared> extends Course<J> {
  entries: Entries<J>;
  /** Names what will come of it: sent twice, it is one. There from the first answer on. */
  key: string | undefined;
  /** Of the draft; 0 before the first answer. */
  version: number;
  /** The first step whose answer is missing, `check` when none is. */
  next: Step<J>;
}

/** @returns where this person stands, however long ago it was left */
export async function findUnderway<J extends Declared>(course: Course<J>): Promise<Underway<J>> {
  const { data = {}, version = 0 } = (await findDraft(course.drafter, course.draft)) ?? {};
  const key = typeof data["key"] === "string" ? data["key"] : undefined;
  return withEntries({ ...course, key, version }, readEntries(course.journey, data));
}

/** @param entries what of the answers still holds, where the world has changed since they were given */
export function withEntries<J extends Declared>(
  underway: Omit<Underway<J>, "entries" | "next">,
  entries: Entries<J>,
): Underway<J> {
  return { ...underway, entries, next: nextStep(underway.journey, entries) };
}

export type SavedStep<J extends Declared> = { ok: true; next: Step<J> } | Unfit | { ok: false; reason: "stale" };

/**
 * Keeps the answer of one step, unless the step has problems with it, and takes away what it undoes.
 * @param version the one that the form was made from; `stale` when another tab saved something else meanwhile, and
 * nothing is written
 */
export async function saveStep<J extends Declared, Q extends Question<J>>(
  underway: Underway<J>,
  question: Q,
  answer: Given<J, Q>,
  version: number,
): Promise<SavedStep<J>> {
  const { journey, drafter, draft, entries, key = randomUUID() } = underway;
  const changes = changesOf(journey, question, entries, answer);
  const problems = journey[question]?.problems?.({ ...entries, ...changes }) ?? [];
  if (problems.length > 0) return unfit(...problems);
  // What this answer undoes was worked out from the entries at hand: they must be those of the form.
  const isOlder = version !== underway.version;
  const saved = isOlder ? undefined : await saveDraft(drafter, draft, { key, ...changes }, version);
  if (saved?.ok) return { ok: true, next: nextStep(journey, { ...entries, ...changes }) };
  const now = isOlder ? underway : await findUnderway(underway);
  return isKept(now.entries, answer) ? { ok: true, next: now.next } : { ok: false, reason: "stale" };
}
