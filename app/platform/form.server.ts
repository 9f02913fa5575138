/**
 * Reading what a browser sends: the fields of a posted form, a word asked for in the address; and how a form is
 * refused.
 */
import { type FieldProblem, type Refusal, type Typed, withoutSecrets } from "./form";
import type { Answer } from "./responses";
import { markUnusable, withoutUnusable } from "./written-text";

/** @returns what was asked for in the address under this name, without characters that no page can show */
export function queryText(request: Request, name: string): string {
  return withoutUnusable(new URL(request.url).searchParams.get(name) ?? "")
    .trim()
    .slice(0, 100);
}

/** @returns which of these the page that led here has just done, for its news; undefined for none of them */
export function doneOf<Done extends string>(request: Request, known: readonly Done[]): Done | undefined {
  const done = queryText(request, "done");
  return known.find((one) => one === done);
}

/** @returns whether a form that leads on by its address (`method="get"`, with the hidden field `sent`) was sent */
export function wasSent(request: Request): boolean {
  return new URL(request.url).searchParams.has("sent");
}

/** A form's fields as text. */
export interface FormFields {
  /** For a schema: characters that no keyboard makes are marked, so that the rule for texts finds them. */
  values: Typed;
  /** @returns one field, without such characters; empty where it was not sent */
  get(name: string): string;
}

/** Reads a posted form. Line breaks become `\n`; surrounding white space goes. */
export async function readForm(request: Request): Promise<FormFields> {
  const values = await readFields(request);
  return { values: Object.fromEntries(values), get: (name) => withoutUnusable(values.get(name) ?? "") };
}

export async function readFields(request: Request): Promise<Map<string, string>> {
  const data = await request.formData().catch(() => new FormData());
  const values = new Map<string, string>();
  for (const [name, value] of data)
    if (typeof value === "string") values.set(name, markUnusable(value).replaceAll("\r\n", "\n").trim());
  return values;
}

/**
 * The form once more, with everything that is to be put right and all that was typed.
 * @param status 429 where somebody must wait
 */
export function refuse(form: FormFields, problems: FieldProblem[], status: 422 | 429 = 422): Answer<Refusal> {
  return Response.json({ problems, values: givenBack(form) } satisfies Refusal, { status });
}

/** The form once more with all that was typed: nothing is wrong, something is put into it. */
export function giveBack(form: FormFields): Answer<Refusal> {
  return Response.json({ problems: [], values: givenBack(form) } satisfies Refusal);
}

/**
 * The form once more, because what it was made from has changed meanwhile: nothing was written, and nothing of what was
 * typed is lost.
 */
export function refuseStale(form: FormFields, problems: FieldProblem[] = []): Answer<Refusal> {
  return Response.json({ problems, values: givenBack(form), stale: true } satisfies Refusal, { status: 409 });
}

/** The form once more for its next or an earlier part, with what was typed so far: nothing is to be put right. */
export function turnTo(form: FormFields, part: string): Answer<Refusal> {
  return Response.json({ problems: [], values: { ...givenBack(form), part } } satisfies Refusal);
}

/** Longest text that is given back, in UTF-16 units. */
const MOST_GIVEN_BACK = 10_000;

function givenBack({ values }: FormFields): Record<string, string> {
  const typed = Object.entries(withoutSecrets(values));
  return Object.fromEntries(typed.map(([name, value]) => [name, withoutUnusable(value).slice(0, MOST_GIVEN_BACK)]));
}
