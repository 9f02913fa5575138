/** The words for what a refused form says is to be put right. */
import { useTranslation } from "react-i18next";
import type { Refusal } from "../platform/form";
import type { FormError } from "./error-summary";

export interface FormErrors {
  /** For the page, which says them first. */
  list: readonly FormError[];
  /** @returns what is to be put right in this field */
  of(field: string): string | undefined;
}

/**
 * @param words where this form's own words stand, for example `enquiries:problem`: `<words>.<field>.<problem>`, else
 * `<words>.<problem>`,
 * else the common words for this problem (`common:problem.<problem>`)
 */
export function useFormErrors(refusal: Pick<Refusal, "problems"> | undefined, words: string): FormErrors {
  const { t } = useTranslation();
  const list = (refusal?.problems ?? []).map(({ field, problem, values }) => ({
    field,
    text: t([`${words}.${field}.${problem}`, `${words}.${problem}`, `common:problem.${problem}`], values ?? {}),
  }));
  const of = (field: string) => {
    const own = list.filter((error) => error.field === field);
    return own.length > 0 ? own.map(({ text }) => text).join(" ") : undefined;
  };
  return { list, of };
}
