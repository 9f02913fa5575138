/** What holds of every journey, in whatever order its questions are answered. */
import fc from "fast-check";
import { expect } from "vitest";
import {
  type Given,
  changesOf,
  type Declared,
  type Entries,
  isReached,
  nextStep,
  type Question,
  readEntries,
  stepsOf,
} from "../app/journeys/journey";

type Answers<J> = { [Q in Question<J>]: fc.Arbitrary<Given<J, Q>> };

/** Answers as they come back from a draft: what is `undefined` is gone, and the fields stand in any order. */
function keep<J extends Declared>(journey: J, entries: Entries<J>): Entries<J> {
  const fields = Object.entries(JSON.parse(JSON.stringify(entries)) as Record<string, unknown>).toReversed();
  return readEntries(journey, { key: "of the draft", ...Object.fromEntries(fields) });
}

function fieldsOf(journey: Declared, question: string): string[] {
  return Object.keys(journey[question]?.schema.shape ?? {});
}

/**
 * @param answers what may be given to each question
 * @throws where a sequence of answers breaks what a journey promises
 */
export function expectJourneyHolds<J extends Declared>(journey: J, answers: Answers<J>): void {
  const questions = stepsOf(journey).filter((step) => step !== "check") as Question<J>[];
  const given = questions.map((question) =>
    fc.record({ question: fc.constant(question), answer: answers[question] as fc.Arbitrary<object> }),
  );
  const walk = fc.array(fc.oneof(...given), { maxLength: 3 * questions.length });
  fc.assert(
    fc.property(walk, (walked) => {
      let entries = keep(journey, {} as Entries<J>);
      for (const { question, answer } of walked) {
        const changes = changesOf(journey, question, entries, answer as never);
        const after = keep(journey, { ...entries, ...changes });
        expectInOrder(journey, after);
        expectUndone(journey, { question, answer, before: entries, after });
        // Sent twice, it is one.
        expect(keep(journey, { ...after, ...changesOf(journey, question, after, answer as never) })).toEqual(after);
        entries = after;
      }
      expectForward(journey, answers, entries);
    }),
  );
}

/** No step can be reached behind an unanswered one, and all up to it can. */
function expectInOrder<J extends Declared>(journey: J, entries: Entries<J>): void {
  const steps = stepsOf(journey);
  const isAnswered = (step: string) => {
    const rule = journey[step];
    return (
      rule === undefined || (rule.schema.safeParse(entries).success && (rule.problems?.(entries) ?? []).length === 0)
    );
  };
  for (const [index, step] of steps.entries())
    expect(isReached(journey, step, entries), step).toBe(steps.slice(0, index).every(isAnswered));
}

interface Answered<J> {
  question: Question<J>;
  answer: object;
  before: Entries<J>;
  after: Entries<J>;
}

/** Another answer takes away exactly what was said of the former one; earlier answers stay. */
function expectUndone<J extends Declared>(journey: J, { question, answer, before, after }: Answered<J>): void {
  const own = fieldsOf(journey, question);
  const was = before as Record<string, unknown>;
  const is = after as Record<string, unknown>;
  const isOther = own.some((field) => JSON.stringify(was[field]) !== JSON.stringify((answer as typeof was)[field]));
  const undone: readonly string[] = isOther ? (journey[question]?.undoes ?? []) : [];
  for (const field of undone) expect(is[field], field).toBeUndefined();
  const others = Object.keys(was).filter((field) => !own.includes(field) && !undone.includes(field));
  for (const field of others) expect(is[field], field).toEqual(was[field]);
}

/** Whoever answers what is asked comes nearer to the last step with each answer, and never back. */
function expectForward<J extends Declared>(journey: J, answers: Answers<J>, begun: Entries<J>): void {
  const steps = stepsOf(journey);
  let entries = begun;
  let last = -1;
  for (let next = nextStep(journey, entries); next !== "check"; next = nextStep(journey, entries)) {
    expect(steps.indexOf(next)).toBeGreaterThan(last);
    last = steps.indexOf(next);
    const question = next as Question<J>;
    const completing = (answers[question] as fc.Arbitrary<object>).filter((answer) => {
      const tried = { ...entries, ...changesOf(journey, question, entries, answer as never) };
      return nextStep(journey, tried) !== next;
    });
    const [answer] = fc.sample(completing, 1);
    entries = keep(journey, { ...entries, ...changesOf(journey, question, entries, answer as never) });
  }
}
