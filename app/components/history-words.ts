/** What was looked at, in words, for the page and for the file that is taken along. */
import { findScheme } from "../domain/schemes";
import { schemeName } from "./catalogue-names";
import type { Locale } from "./page-context";

/** Looks whose place is told by the action alone. */
const PLACES = ["home", "linkages", "cases", "account", "history", "credentials", "notices", "mail", "insurance_use", "certificate"];

export function placeName({ action, target }: { action: string; target: string }, { t, locale }: { t: (key: string, values?: Record<string, unknown>) => string; locale: Locale }): string {
  const scheme = findScheme(target)?.id;
  const name = scheme ? schemeName(scheme, locale) : "";
  const place = PLACES.find((known) => action === `looked_at_${known}`);
  if (place) return t(`place.${place}`);
  if (action === "looked_at_sensitive") return t("place.sensitive", { name });
  if (action === "looked_at_linkage") return t("place.linkage", { name });
  if (action === "exported_history") return t("place.exported");
  if (action === "printed_case") return t("place.printed", { receipt: target });
  if (action === "institution_looked_at_certificate") return t("place.request", { receipt: target });
  return t("place.case", { receipt: target });
}
