/** What a resident calls the screen that is open, for whoever helps by telephone. */
import { useTranslation } from "react-i18next";
import { findScreen, path } from "../../path";
import { usePageFacts } from "../page-context";
import { schemeName } from "../scheme-names";
import { MAIN_PLACES, OTHER_PLACES, OTHER_WORDS, withoutQuery } from "./places";

/** @param page path and query below the viewer @returns as the links to it are called, or the record's own name */
export function useScreenName(page: string): string {
  const { t } = useTranslation("common");
  const { locale } = usePageFacts();
  const found = findScreen(`${path("home", { viewer: "me" })}/${withoutQuery(page)}`);
  const { scheme, receipt } = found?.params ?? {};
  if (scheme) return schemeName(scheme, locale);
  if (receipt) return t("viewer:screen.case", { receipt });
  const place = MAIN_PLACES.find((one) => one === found?.id);
  if (place) return t(`places.${place}`);
  const other = OTHER_PLACES.find((one) => one === found?.id);
  return other ? t(`footer.${OTHER_WORDS[other]}`) : t("viewer:screen.own");
}
