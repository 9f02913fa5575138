import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDay, formatTime } from "../../../ui/dates";
import { usePageFacts } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import type { EnquiryAtDesk, ResidentAtDesk } from "../../resident-at-desk.server";

type EnquiriesProps = Pick<ResidentAtDesk, "calls" | "enquiries"> & { residentId: string };

/** Calls that were promised first, then everything else that was asked. */
export function Enquiries({ calls, enquiries: { rows, count }, residentId }: EnquiriesProps) {
  const { t } = useTranslation("desk-resident");
  return (
    <>
      <Section
        heading={t("calls.heading", { count: calls.length })}
        lead={calls.length === 0 ? t("calls.none") : undefined}
      >
        <List rows={calls} residentId={residentId}>
          {({ slotAt }, moment) => slotAt && t("calls.at", { when: moment(slotAt) })}
        </List>
      </Section>
      <Section heading={t("enquiries.heading", { count })} lead={count === 0 ? t("enquiries.none") : undefined}>
        <List rows={rows} residentId={residentId}>
          {({ state, stateSince }, moment) =>
            t("enquiries.state", { state: t(`desk-work:state.${state}`), when: moment(stateSince) })
          }
        </List>
        {count > rows.length && <p className="small">{t("enquiries.shown", { count, shown: rows.length })}</p>}
      </Section>
    </>
  );
}

interface ListProps {
  rows: readonly EnquiryAtDesk[];
  residentId: string;
  /** Where one of them stands. */
  children: (one: EnquiryAtDesk, moment: (when: Date) => string) => ReactNode;
}

function List({ rows, residentId, children }: ListProps) {
  const { t } = useTranslation("desk-resident");
  const { locale } = usePageFacts();
  const moment = (when: Date) => `${formatDay(when, locale)} ${formatTime(when, locale)}`;
  return (
    <ul className="desk-rows">
      {rows.map((one) => (
        <li key={one.enquiryId}>
          <a href={path("desk-enquiry", { resident: residentId, enquiry: one.enquiryId })}>
            {t(`help:reasons.${one.topic}`)}
          </a>
          <p>{children(one, moment)}</p>
          <p className="small">{t("enquiries.facts", { number: one.number, label: one.label ?? t("cases.nobody") })}</p>
        </li>
      ))}
    </ul>
  );
}
