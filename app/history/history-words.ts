/** What was looked at, in words, for the page and for the file that is taken along. */
import type { Looker } from "./history";
import { findScheme } from "../catalogue/schemes";
import { schemeName } from "../ui/scheme-names";
import type { Language } from "../platform/display";

/** Looks whose place is told by the action alone. */
const PLACES = [
  "home",
  "linkages",
  "cases",
  "account",
  "history",
  "credentials",
  "notices",
  "mail",
  "insurance_use",
  "certificate",
  "mandates",
  "attention",
  "summary",
  "enquiries",
  "trail",
];

export function placeName(
  { action, target }: { action: string; target: string },
  { t, locale }: { t: (key: string, values?: Record<string, unknown>) => string; locale: Language },
): string {
  const scheme = findScheme(target)?.id;
  const name = scheme ? schemeName(scheme, locale) : "";
  const place = PLACES.find((known) => action === `looked_at_${known}`);
  if (place) return t(`place.${place}`);
  if (action === "looked_at_sensitive") return t("place.sensitive", { name });
  if (action === "looked_at_linkage") return t("place.linkage", { name });
  if (action === "desk_joined" || action === "desk_looked_up") return t("place.support");
  if (action === "desk_looked_at_mandate") return t("place.mandate");
  if (action === "desk_looked_at_report") return t("place.report", { name });
  if (action === "desk_looked_at_enquiry") return t("place.enquiry", { number: target });
  if (action === "exported_history") return t("place.exported");
  if (action === "printed_case") return t("place.printed", { receipt: target });
  if (action === "institution_looked_at_certificate") return t("place.request", { receipt: target });
  return t("place.case", { receipt: target });
}

/**
 * @returns on what ground a proxy, or on which occasion and why the desk looked; empty for others, whose ground is told
 * elsewhere
 */
export function whyLooked(
  who: Looker,
  { t }: { t: (key: string, values?: Record<string, unknown>) => string },
): string {
  if (who.kind === "proxy" && who.ground) return t(`proxyWhy.${who.ground}`);
  if (who.kind !== "desk") return "";
  if ("work" in who) return t(`deskWhy.work.${who.work}`);
  return t(`deskWhy.${who.support ?? "screen"}`, { reason: t(`help:reasons.${who.reason ?? "other"}`) });
}

/** @param nameOf an office's name @returns who looked, as the heading of an entry */
export function lookerName(
  who: Looker,
  { t, nameOf }: { t: (key: string, values?: Record<string, unknown>) => string; nameOf: (officeId: string) => string },
): string {
  switch (who.kind) {
    case "institution":
      return t("looks.institution", { office: nameOf(who.institutionId) });
    case "proxy":
      return t("looks.proxy", { name: who.name ?? "" });
    case "desk":
      return t("looks.desk", { label: who.label ?? "" });
    default:
      return t(`looks.${who.kind}`);
  }
}
