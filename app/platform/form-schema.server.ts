/** Reading what was typed by a schema: typed values, or everything that is to be put right at once. */
import { z } from "zod";
import { type FieldProblem, type Typed, type Unfit, unfit } from "./form";
import { findTextProblems, type TextRule } from "./written-text";

/** The one rule for texts as a schema, for a form's or an institution's; a field that was not sent counts as empty. */
export function writtenText(rule: TextRule = {}) {
  return z
    .string()
    .superRefine((text, context) => {
      for (const { problem, ...rest } of findTextProblems(text, rule))
        context.addIssue({ code: "custom", message: problem, params: "values" in rest ? rest.values : {} });
    })
    .prefault("");
}

/**
 * A field that a rule reads, such as a telephone number; `missing` where nothing was typed, `wrong` where the rule
 * cannot read it.
 * @param read gives undefined for what it cannot read
 * @param why the key of the words for such a text, where there is more to say than `wrong`
 */
export function readBy<T>(read: (text: string) => T | undefined, why: (text: string) => string = () => "wrong") {
  return z
    .string()
    .prefault("")
    .transform((text, context): T => {
      const value = text === "" ? undefined : read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", message: text === "" ? "missing" : why(text) });
      return z.NEVER;
    });
}

/** As `readBy`, of a field that may stay empty: null then. */
export function maybeReadBy<T>(read: (text: string) => T | undefined) {
  return z
    .string()
    .prefault("")
    .transform((text, context): T | null => {
      const value = text === "" ? null : read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", message: "wrong" });
      return z.NEVER;
    });
}

/**
 * Reads a form by its schema, whose messages are the keys of the words (`z.enum(TOPICS, "missing")`); a custom issue's
 * `params` are what
 * these name. A schema that says no words gives `invalid`.
 * @returns the typed values, or all problems at once, in the order of the schema's fields
 */
export function parseForm<S extends z.ZodObject>(schema: S, typed: Typed): { ok: true; value: z.output<S> } | Unfit {
  const read = schema.safeParse(typed, { error: () => "invalid" });
  if (read.success) return { ok: true, value: read.data };
  const order = Object.keys(schema.shape);
  const problems = read.error.issues.map((issue): FieldProblem => {
    const values = issue.code === "custom" ? (issue.params as FieldProblem["values"]) : undefined;
    const named = values && Object.keys(values).length > 0 ? { values } : {};
    return { field: String(issue.path[0] ?? ""), problem: issue.message, ...named };
  });
  return unfit(...problems.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)));
}
