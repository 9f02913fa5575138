/**
 * A step of a journey as a page: opened where the journey has reached it, and answered with a form that knows its
 * version.
 */
import { seeOther } from "../platform/responses";
import { type FormFields, refuse, refuseStale } from "../platform/form.server";
import { type Declared, type Given, isReached, type OpenedStep, type Question, type Step, stepsOf } from "./journey";
import { saveStep, type Underway } from "./journey.server";
import { keeperOf, keepUnsent, unsentOf } from "./unsent.server";
import type { Viewing } from "../identity/viewing";

/**
 * Stands in the address where another tab has changed the answers, so that one was led to another step than the form's.
 */
const CHANGED = "changed";

/** @throws a redirect to the first unanswered step where this one is not reached: the state decides the page */
export function openStep<J extends Declared>(request: Request, underway: Underway<J>, step: Step<J>): OpenedStep {
  const { journey, entries, pathOf, version } = underway;
  if (!isReached(journey, step, entries)) throw toNextStep(underway);
  const steps = stepsOf(journey);
  const index = steps.indexOf(step);
  const before = steps[index - 1];
  return {
    version,
    step: index + 1,
    of: steps.length,
    back: before && pathOf(before),
    changed: new URL(request.url).searchParams.has(CHANGED),
  };
}

/** @returns what was typed on this page and did not get as far as the draft, where there is any */
export async function findTyped(viewing: Viewing, request: Request): Promise<Record<string, string> | undefined> {
  const typed = await unsentOf(viewing, request);
  return Object.keys(typed).length > 0 ? typed : undefined;
}

/** To the first step whose answer is missing: where a journey begins, or goes on. */
export function toNextStep<J extends Declared>({ pathOf, next }: Underway<J>): Response {
  return seeOther(pathOf(next));
}

/**
 * Keeps the answer and goes on. Where another tab saved something else meanwhile, the form once more with what was
 * typed.
 */
export async function saveAndGoOn<J extends Declared, Q extends Question<J>>(
  underway: Underway<J>,
  question: Q,
  answer: Given<J, Q>,
  form: FormFields,
) {
  const { journey, entries, pathOf, next } = underway;
  const version = Number(form.get("version"));
  if (!isReached(journey, question, entries)) {
    if (version === underway.version) return seeOther(pathOf(next));
    await keepTyped(underway, question, form);
    return seeOther(`${pathOf(next)}?${CHANGED}`);
  }
  const saved = await saveStep(underway, question, answer, version);
  if (saved.ok) return seeOther(pathOf(saved.next));
  return "problems" in saved ? refuse(form, saved.problems) : refuseStale(form);
}

/** For when one comes to this step again; not at the desk, whose seats are shared. */
async function keepTyped<J extends Declared>({ drafter, pathOf }: Underway<J>, step: Step<J>, form: FormFields) {
  if (!drafter.session || drafter.via === "desk") return;
  const { actor, session } = drafter;
  const fields = new Map(Object.entries(form.values));
  await keepUnsent(keeperOf({ actor, session }), { path: pathOf(step), fields, at: drafter.at });
}
