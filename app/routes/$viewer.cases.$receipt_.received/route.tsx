/** After the signature: the receipt number, and what happens next by when. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionLink } from "../../components/action-tag";
import { Calm } from "../../components/calm";
import { schemeName } from "../../components/catalogue-names";
import { formatDay } from "../../components/dates";
import { institutionName } from "../../components/institution-name";
import { KeyValues } from "../../components/key-values";
import { GoLink } from "../../components/links";
import { Page } from "../../components/page";
import { usePageFacts } from "../../components/page-context";
import { plainText } from "../../components/phrases";
import { Receipt } from "../../components/receipt";
import { Section } from "../../components/section";
import { requireCase } from "../../case-page.server";

/** How many of the coming steps are told at once. */
const NEXT_STEPS = 3;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewing, row, path, institution, hidden } = await requireCase({ request, params });
  const ahead = path.main.filter(({ state }) => state !== "done").slice(0, NEXT_STEPS);
  return { self: `/${viewing.segment}/cases/${row.receipt}`, row, institution, hidden, ahead };
}

export default function Received() {
  const { self, row, institution, hidden, ahead } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const names = { institution: institutionName(institution, locale) };
  const steps = ahead.map(({ key, due }) => ({
    label: due ? t("path.around", { day: formatDay(due, locale) }) : "",
    value: plainText(t(`step.${key}.later`, names)),
  }));
  return (
    <Page title={t("received.heading")} kicker={t("one.kicker", { scheme: schemeName(row.schemeId, locale) })}>
      <Calm heading={t("received.heading")}>
        <p>{t(hidden ? "received.hidden" : "received.shown")}</p>
      </Calm>
      <Receipt number={row.receipt} />
      <p>{t("received.keep")}</p>
      <GoLink href={`${self}/print`}>{t("print.link")}</GoLink>
      <Section heading={t("received.next")} lead={t("received.nothingToDo")}>
        <KeyValues rows={steps} />
        <p>{t("path.targets")}</p>
        <p>{t(`received.contact.${row.contact.channel}`, { ...names, phone: row.contact.value })}</p>
      </Section>
      <ActionLink href={self}>{t("received.follow")}</ActionLink>
    </Page>
  );
}
