/**
 * A journey of one question a page, declared: what each step keeps, what completes it, and what falls with another
 * answer.
 */
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { FieldProblem } from "../platform/form";

type Schemas = Record<string, z.ZodObject>;
type Fields<S extends Schemas> = { [Q in keyof S]: (fields: z.output<S[Q]>) => void }[keyof S];
/** Every field of every step, none of them there yet. */
type Filled<S extends Schemas> =
  Fields<S> extends (fields: infer All) => void ? { [Field in keyof All]?: All[Field] | undefined } : never;

/** The questions in their order; the last step, to check all answers, follows by itself. */
export type Journey<S extends Schemas = Schemas> = {
  [Q in keyof S]: {
    /** What the step keeps in the draft: it is answered once all of this is there and fits. */
    schema: S[Q];
    /** What is to be put right in an answer that fits, given the answers before it; with none it completes the step. */
    problems?(entries: Filled<S>): FieldProblem[];
    /** Fields of later steps that fall when this one is answered otherwise: they were said of the former answer. */
    undoes?: readonly (keyof Filled<S> & string)[];
  };
};

/** Declares a journey; its steps are reached one after the other, and a step once all before it are answered. */
export function defineJourney<S extends Schemas>(steps: Journey<S>): Journey<S> {
  return steps;
}

/** Any declared journey; what its answers are, `Entries` and `Given` say of each. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Declared = Journey<any>;

export type Question<J> = J extends Journey<infer S> ? keyof S & string : never;
export type Step<J> = Question<J> | "check";
/** What was answered so far. */
export type Entries<J> = J extends Journey<infer S> ? Filled<S> : never;
export type Given<J, Q> = J extends Journey<infer S> ? z.output<S[Q & keyof S]> : never;

export function stepsOf<J extends Declared>(journey: J): Step<J>[] {
  return [...(Object.keys(journey) as Question<J>[]), "check"];
}

/**
 * @param data of a draft, possibly an older one
 * @returns the fields of it that still fit; what does not, is asked again
 */
export function readEntries<J extends Declared>(journey: J, data: Record<string, unknown>): Entries<J> {
  const fields = Object.values<Declared[string]>(journey).flatMap(({ schema }) => Object.entries(schema.shape));
  const fitting = fields.flatMap(([field, schema]) => {
    const read = (schema as z.ZodType).safeParse(data[field]);
    return read.success && read.data !== undefined ? [[field, read.data]] : [];
  });
  return Object.fromEntries(fitting);
}

/** @returns the first step without its answer, `check` where there is none */
export function nextStep<J extends Declared>(journey: J, entries: Entries<J>): Step<J> {
  const missing = Object.entries<Declared[string]>(journey).find(
    ([, { schema, problems }]) => !schema.safeParse(entries).success || (problems?.(entries) ?? []).length > 0,
  );
  return (missing?.[0] ?? "check") as Step<J>;
}

/** Whether this step can be shown now: all before it are answered. */
export function isReached<J extends Declared>(journey: J, step: Step<J>, entries: Entries<J>): boolean {
  const steps = stepsOf(journey);
  return steps.indexOf(step) <= steps.indexOf(nextStep(journey, entries));
}

/** @returns what is kept of this answer: its own fields, and as `undefined` those that it takes away */
export function changesOf<J extends Declared, Q extends Question<J>>(
  journey: J,
  question: Q,
  entries: Entries<J>,
  answer: Given<J, Q>,
): Entries<J> {
  const fallen: readonly string[] = isKept(entries, answer) ? [] : (journey[question]?.undoes ?? []);
  return { ...Object.fromEntries(fallen.map((field) => [field, undefined])), ...answer } as Entries<J>;
}

/** Whether the entries say already what this answer says. */
export function isKept(entries: object, answer: object): boolean {
  return isDeepStrictEqual({ ...entries, ...answer }, entries);
}

/** What a page of a journey shows of it. */
export interface OpenedStep {
  /** Of the draft: the form sends it along. */
  version: number;
  /** From 1. */
  step: number;
  of: number;
  /** Where the step before is; undefined for the first. */
  back: string | undefined;
  /** Whether one was led here because another tab answered otherwise. */
  changed: boolean;
}
