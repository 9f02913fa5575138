import { useTranslation } from "react-i18next";
import { Japanese } from "../ui/japanese";
import { schemeName } from "../ui/scheme-names";
import { formatDay } from "../ui/dates";
import { institutionDesk } from "../ui/institution-name";
import type { InstitutionNames } from "../ui/institution-name";
import { KeyValues } from "../ui/key-values";
import { usePageFacts, useWhose } from "../ui/page-context";
import { plainText } from "../ui/phrases";
import { SummaryList } from "../ui/summary-list";

interface ReportedProps {
  report: {
    openedAt: Date;
    kind: string;
    parts: string[];
    details: string;
    contact: { channel: "portal" | "phone" | "post"; value?: string };
  };
  institution: InstitutionNames;
  /** Over the whole column, with room for two thousand characters. */
  wide?: boolean;
}

/** What the resident sent: when, to whom, in which words. */
export function Reported({ report, institution, wide = false }: ReportedProps) {
  const { t } = useTranslation("report");
  const whose = useWhose();
  const { locale } = usePageFacts();
  const { openedAt, kind, parts, details, contact } = report;
  const reach = contact.value
    ? t("check.byPhone", { phone: contact.value })
    : plainText(t(`contact.${contact.channel}.label`));
  const rows = [
    { label: t("cases:reported.on"), value: formatDay(openedAt, locale) },
    { label: t("check.to"), value: institutionDesk(institution, locale) },
    ...(parts.length > 0
      ? [{ label: t("check.together"), value: parts.map((id) => schemeName(id, locale)).join(t("check.and")) }]
      : []),
    { label: t("check.kind"), value: plainText(t(`kinds.${kind}.label`, whose)) },
    {
      label: t("check.details"),
      value: (
        <span className="as-written">
          <Japanese text={details || t("check.noDetails")} />
        </span>
      ),
    },
    { label: t("check.contact"), value: reach },
  ];
  return wide ? <SummaryList rows={rows} /> : <KeyValues rows={rows} />;
}
