/** Reads what a page of the journey asks from its form. */
import { MANDATE_MONTHS, type MandateEntries, type MandatePage, SCOPES, scopesOf } from "../../mandates";
import { categories } from "../../../catalogue/schemes";
import type { FormFields } from "../../../platform/form.server";

const LONGEST_NAME = 60;

export type ReadAnswer =
  | { ok: true; entries: MandateEntries }
  | { ok: false; problem: { field: string; problem: string }; values: Record<string, string | string[]> };

/** @returns the answer, or what is to be put right, with what was typed */
export function readAnswer(page: Exclude<MandatePage, "check">, form: FormFields): ReadAnswer {
  switch (page) {
    case "who": {
      const name = form.get("name").replace(/\s+/gu, " ");
      if (name && name.length <= LONGEST_NAME) return { ok: true, entries: { name } };
      return { ok: false, problem: { field: "name", problem: name ? "longName" : "name" }, values: { name } };
    }
    case "scopes":
      return { ok: true, entries: { scopes: scopesOf(SCOPES.filter((scope) => form.get(scope) === "on")) } };
    case "categories":
      return readCategories(form);
    default: {
      const months = MANDATE_MONTHS.find((known) => String(known) === form.get("months"));
      return months
        ? { ok: true, entries: { months } }
        : { ok: false, problem: { field: "months", problem: "months" }, values: {} };
    }
  }
}

function readCategories(form: FormFields): ReadAnswer {
  const extent = form.get("extent");
  const chosen = categories.map(({ id }) => id).filter((id) => form.get(id) === "on");
  if (extent === "all") return { ok: true, entries: { categories: [] } };
  if (extent === "some" && chosen.length > 0) return { ok: true, entries: { categories: chosen } };
  return {
    ok: false,
    problem: { field: "extent", problem: extent === "some" ? "categories" : "extent" },
    values: { extent, categories: chosen },
  };
}
