/** What a report says: alike for whoever asks that it be filed and for whoever decides. */
import { useTranslation } from "react-i18next";
import type { ReportContent } from "../corrections/report.server";
import { KeyValues } from "../ui/key-values";
import { usePageFacts } from "../ui/page-context";
import { plainText } from "../ui/phrases";
import { schemeName } from "../ui/scheme-names";

interface Row {
  label: string;
  value: string;
}

interface ReportFactsProps {
  report: Pick<ReportContent, "scheme" | "parts" | "kind" | "details" | "contact">;
  before?: readonly Row[];
  after?: readonly Row[];
}

export function ReportFacts({ report, before = [], after = [] }: ReportFactsProps) {
  const { scheme, parts = [], kind, details, contact } = report;
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const together = parts.map((id) => schemeName(id, locale)).join(t("report:check.and"));
  const reach =
    contact.channel === "phone"
      ? t("report:check.byPhone", { phone: contact.value })
      : t(`report:contact.${contact.channel}.label`);
  const rows = [
    ...before,
    { label: t("approval.scheme"), value: schemeName(scheme, locale) },
    ...(together ? [{ label: t("report:check.together"), value: together }] : []),
    { label: t("approval.kind"), value: plainText(t(`report:kinds.${kind}.label`)) },
    { label: t("approval.details"), value: details || t("report:check.noDetails") },
    { label: t("report:check.contact"), value: reach },
    ...after,
  ];
  return <KeyValues rows={rows} />;
}
