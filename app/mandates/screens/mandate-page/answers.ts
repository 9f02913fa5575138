/** Reads what a page of the journey asks from its form. */
import { z } from "zod";
import { categories } from "../../../catalogue/schemes";
import type { FormFields } from "../../../platform/form.server";
import type { Given, Question } from "../../../journeys/journey";
import { type Unfit, unfit } from "../../../platform/form";
import { parseForm, writtenText } from "../../../platform/form-schema.server";
import { LONGEST_NAME, type MANDATE } from "../../mandate-journey";
import { MANDATE_MONTHS, SCOPES, scopesOf } from "../../mandates";

type Read<Value> = { ok: true; value: Value } | Unfit;

const whoForm = z.object({
  name: writtenText({ limit: LONGEST_NAME }).transform((name) => name.replace(/\s+/gu, " ")),
});

/** For each question what was answered, or what is to be put right. */
export const ANSWERS: { [Q in Question<typeof MANDATE>]: (form: FormFields) => Read<Given<typeof MANDATE, Q>> } = {
  who: (form) => parseForm(whoForm, form.values),
  scopes: (form) => given({ scopes: scopesOf(SCOPES.filter((scope) => form.get(scope) === "on")) }),
  categories: (form) => {
    const extent = form.get("extent");
    const chosen = categories.map(({ id }) => id).filter((id) => form.get(id) === "on");
    if (extent === "all") return given({ categories: [] });
    if (extent === "some" && chosen.length > 0) return given({ categories: chosen });
    return unfit({ field: "extent", problem: extent === "some" ? "none" : "missing" });
  },
  until: (form) => {
    const months = MANDATE_MONTHS.find((known) => String(known) === form.get("months"));
    return months ? given({ months }) : unfit({ field: "months", problem: "missing" });
  },
};

function given<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}
