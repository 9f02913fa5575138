/** The answer that is kept to the question of this page, in words: for who is told that another tab changed it. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { categories } from "../../../catalogue/schemes";
import { usePageFacts } from "../../../ui/page-context";
import type { loader } from "./load-question.server";

export function useAnswerInWords(): string | undefined {
  const { page, entries } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const { locale } = usePageFacts();
  switch (page) {
    case "who":
      return entries.name;
    case "scopes":
      return entries.scopes?.map((scope) => t(`scope.${scope}.label`)).join(" / ");
    case "categories": {
      const chosen = categories.filter(({ id }) => entries.categories?.includes(id)).map((one) => one[locale]);
      return entries.categories && (chosen.join(" / ") || t("extent.all"));
    }
    case "until":
      return entries.months && t(`months.${entries.months}`);
    case "check":
      return undefined;
  }
}
