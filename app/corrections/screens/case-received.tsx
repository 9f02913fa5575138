/** After the signature: the receipt number, and what happens next by when. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { NextSteps } from "../case-path";
import { schemeName } from "../../ui/scheme-names";
import { institutionName } from "../../ui/institution-name";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { INSURANCE_SCHEME } from "../../catalogue/schemes";
import { CareMeanwhile } from "../../linkages/care-meanwhile";
import { recordsHiddenWith } from "../viewing-suspension";
import { Receipt } from "../../ui/receipt";
import { requireCase } from "../case-page.server";

/** How many of the coming steps are told at once. */
const NEXT_STEPS = 3;

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, row, path: timeline, institution, hidden } = await requireCase(args);
  return { viewer: viewing.segment, row, path: timeline, institution, hidden };
}

export default function Received() {
  const { viewer, row, path: timeline, institution, hidden } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const names = { institution: institutionName(institution, locale) };
  const questions = t(`received.contact.${row.contact.channel}`, { ...names, phone: row.contact.value });
  return (
    <Page title={t("received.heading")} kicker={t("one.kicker", { scheme: schemeName(row.schemeId, locale) })}>
      <Calm heading={t("received.heading")}>
        <p>{t(hidden ? "received.hidden" : "received.shown")}</p>
      </Calm>
      <Receipt number={row.receipt} />
      {hidden && recordsHiddenWith(row).includes(INSURANCE_SCHEME) && <CareMeanwhile />}
      <p>{t("received.keep")}</p>
      <GoLink href={path("case-print", { viewer, receipt: row.receipt })}>{t("print.link")}</GoLink>
      <ActionLink href={path("case", { viewer, receipt: row.receipt })}>{t("received.follow")}</ActionLink>
      <NextSteps
        path={timeline}
        institution={institution}
        lead={`${t("received.nothingToDo")}${questions}`}
        most={NEXT_STEPS}
      />
    </Page>
  );
}
