import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDay, formatTime } from "../../../ui/dates";
import { usePageFacts } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import type { ResidentAtDesk } from "../../resident-at-desk.server";

type EnquiriesProps = Pick<ResidentAtDesk, "enquiries"> & { residentId: string };

/** Calls that were promised first, then what was asked in writing. */
export function Enquiries({ enquiries, residentId }: EnquiriesProps) {
  const { t } = useTranslation("desk-resident");
  const isCall = ({ slotAt, state }: EnquiriesProps["enquiries"][number]) => slotAt !== null && state === "open";
  const calls = enquiries.filter(isCall);
  const others = enquiries.filter((one) => !isCall(one));
  return (
    <>
      <Section
        heading={t("calls.heading", { count: calls.length })}
        lead={calls.length === 0 ? t("calls.none") : undefined}
      >
        <List rows={calls} residentId={residentId} />
      </Section>
      <Section
        heading={t("enquiries.heading", { count: others.length })}
        lead={others.length === 0 ? t("enquiries.none") : undefined}
      >
        <List rows={others} residentId={residentId} />
      </Section>
    </>
  );
}

function List({ rows, residentId }: { rows: ResidentAtDesk["enquiries"]; residentId: string }) {
  const { t } = useTranslation("desk-resident");
  const { locale } = usePageFacts();
  const moment = (when: Date) => `${formatDay(when, locale)} ${formatTime(when, locale)}`;
  return (
    <ul className="desk-rows">
      {rows.map(({ enquiryId, number, topic, state, stateSince, slotAt, label }) => (
        <li key={enquiryId}>
          <a href={path("desk-enquiry", { resident: residentId, enquiry: enquiryId })}>{t(`help:reasons.${topic}`)}</a>
          <p>
            {slotAt && state === "open"
              ? t("calls.at", { when: moment(slotAt) })
              : t("enquiries.state", { state: t(`desk-work:state.${state}`), when: moment(stateSince) })}
          </p>
          <p className="small">{t("enquiries.facts", { number, label: label ?? t("cases.nobody") })}</p>
        </li>
      ))}
    </ul>
  );
}
