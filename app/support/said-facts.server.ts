/** The four facts as they are typed at the desk from a paper, and what is to be put right in them. */
import type { RefusedFacts } from "./facts-form";
import type { FormFields } from "../platform/form.server";
import { readBirthDate } from "../matching/birth-date";
import { readSex } from "../matching/sex";

const FIELDS = ["name", "birthDate", "sex", "address"] as const;
export type TypedFacts = Record<(typeof FIELDS)[number], string>;

/** Longest text that is looked at; characters. */
const LONGEST = 200;

/** @returns the facts, or what is missing or cannot be read */
export function readFacts(form: FormFields): { ok: true; facts: TypedFacts } | ({ ok: false } & RefusedFacts) {
  const values = Object.fromEntries(FIELDS.map((field) => [field, form.get(field).slice(0, LONGEST)])) as TypedFacts;
  const errors: RefusedFacts["errors"] = {};
  for (const field of FIELDS) if (!values[field]) errors[field] = "empty";
  if (values.birthDate && !readBirthDate(values.birthDate)) errors.birthDate = "not_a_date";
  if (values.sex && !readSex(values.sex)) errors.sex = "empty";
  return Object.keys(errors).length > 0 ? { ok: false, errors, values } : { ok: true, facts: values };
}

/**
 * The form once more.
 * @param error about the four facts together, told at the first field; `stale` is told by the page
 */
export function refuseFacts(values: TypedFacts, error: string): Response {
  if (error === "stale")
    return Response.json({ errors: {}, values, stale: true } satisfies RefusedFacts, { status: 409 });
  return Response.json({ errors: { name: error }, values } satisfies RefusedFacts, { status: 422 });
}
