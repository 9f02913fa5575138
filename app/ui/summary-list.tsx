import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Japanese } from "./japanese";
import { GoLink } from "./links";

export interface SummaryRow {
  label: string;
  value: ReactNode;
  /** Where this answer can be changed. */
  href?: string | undefined;
}

interface SummaryListProps {
  rows: readonly SummaryRow[];
}

/** Check your answers: each with its way back. */
export function SummaryList({ rows }: SummaryListProps) {
  const { t } = useTranslation("common");
  return (
    <dl className="summary">
      {rows.map(({ label, value, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="summary-value">{typeof value === "string" ? <Japanese text={value} /> : value}</dd>
          {href && (
            <dd className="summary-change">
              <GoLink href={href} about={t("summary.about", { label })}>
                {t("summary.change")}
              </GoLink>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
