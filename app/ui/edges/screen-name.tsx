/** What a resident calls the screen that is open, for whoever helps by telephone. */
import { useTranslation } from "react-i18next";
import { findScreen, path } from "../../path";
import type { ScreenId } from "../../routes";
import { usePageFacts } from "../page-context";
import { schemeName } from "../scheme-names";
import { MAIN_PLACES } from "./places";

/** Words of the places at the foot of a page. */
const OTHERS: Partial<Record<ScreenId, string>> = {
  history: "history",
  account: "account",
  "insurance-use": "insuranceUse",
  enquiries: "enquiries",
};

/** @param page path and query below the viewer @returns as the links to it are called, or the record's own name */
export function useScreenName(page: string): string {
  const { t } = useTranslation("common");
  const { locale } = usePageFacts();
  const found = findScreen(`${path("home", { viewer: "me" })}/${page.replace(/\?.*$/s, "")}`);
  const { scheme, receipt } = found?.params ?? {};
  if (scheme) return schemeName(scheme, locale);
  if (receipt) return t("viewer:screen.case", { receipt });
  const place = MAIN_PLACES.find((one) => one === found?.id);
  if (place) return t(`places.${place}`);
  const other = found && OTHERS[found.id];
  return other ? t(`footer.${other}`) : t("viewer:screen.own");
}
