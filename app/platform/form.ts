/** What a form sends, and the one shape in which it is refused. */
import { findTextProblems, type TextRule } from "./written-text";

/** A form's fields as they were typed. */
export type Typed = Readonly<Record<string, string>>;

/** What is to be put right in a field: the key of its words, and what these name. */
export interface FieldProblem {
  field: string;
  problem: string;
  values?: Record<string, string | number>;
}

/** What a use case says of a form that it cannot take. */
export interface Unfit {
  ok: false;
  problems: FieldProblem[];
}

/** A form that comes back: what is to be put right, and what was typed. */
export interface Refusal {
  problems: FieldProblem[];
  values: Record<string, string>;
  /** What the form was made from has changed meanwhile: nothing was written. */
  stale?: true;
}

/** Fields that hold what proves who one is: never given back, never kept. */
const SECRET_FIELDS = ["pin", "again", "answer"];

/** @returns the fields without those that hold secrets */
export function withoutSecrets(typed: Typed): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !SECRET_FIELDS.includes(name)));
}

/** @returns what a use case says of a form with this problem */
export function unfit(...problems: FieldProblem[]): Unfit {
  return { ok: false, problems };
}

/** @returns what the one rule for texts says of this field */
export function textProblems(field: string, text: string, rule?: TextRule): FieldProblem[] {
  return findTextProblems(text, rule).map((found) => ({ field, ...found }));
}
