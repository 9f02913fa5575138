/** What a resident has asked the desk, and where each enquiry stands. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { formatDay, formatTime } from "../../ui/dates";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { callStanding } from "../enquiries";
import { listOwnEnquiries } from "../enquiry.server";
import type { EnquiryRow } from "../own-enquiry.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const enquiries = await listOwnEnquiries(viewing);
  return {
    viewer: viewing.segment,
    enquiries: enquiries.map((one) => ({ ...one, call: callStanding(one, viewing.at) })),
  };
}

export default function Enquiries() {
  const { viewer, enquiries } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enquiries");
  return (
    <Page title={t("title")} heading={t("heading")} back={{ href: path("home", { viewer }), label: t("backHome") }}>
      <p>{t("lead")}</p>
      <ActionLink href={path("enquiry-new", { viewer })} more={t("newMore")}>
        {t("new")}
      </ActionLink>
      <GoLink href={path("questions")}>{t("toQuestions")}</GoLink>
      <Section heading={t("list")} lead={enquiries.length === 0 ? t("none") : undefined}>
        {enquiries.length > 0 && (
          <ol className="queue">
            {enquiries.map((one) => (
              <OneEnquiry one={one} key={one.enquiryId} />
            ))}
          </ol>
        )}
      </Section>
    </Page>
  );
}

interface OneEnquiryProps {
  one: EnquiryRow & { call: ReturnType<typeof callStanding> };
}

function OneEnquiry({ one: { enquiryId, number, topic, state, slotAt, openedAt, call } }: OneEnquiryProps) {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enquiries");
  const { locale } = usePageFacts();
  const when = slotAt && { day: formatDay(slotAt, locale), time: formatTime(slotAt, locale) };
  return (
    <li>
      <h3>{t(`help:reasons.${topic}`)}</h3>
      <p>{when && call ? t(call === "overdue" ? "state.overdue" : "state.callback", when) : t(`state.${state}`)}</p>
      <p className="small">{t("asked", { number, day: formatDay(openedAt, locale) })}</p>
      <GoLink href={path("enquiry", { viewer, enquiry: enquiryId })} about={number}>
        {t("read")}
      </GoLink>
    </li>
  );
}
