/** 利用登録: the card's use as insurance card: since when, with which consent, and the two ways out of it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { INSURANCE_SCHEME } from "../../catalogue/schemes";
import { ActionLink } from "../../ui/action-tag";
import { formatDayWithEra } from "../../ui/dates";
import { KeyValues } from "../../ui/key-values";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { Note, Section } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { queryText } from "../../platform/form.server";
import { getInsuranceUse } from "../insurance-use.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const said =
    queryText(args.request, "done") === "cancelled"
      ? "cancelled"
      : queryText(args.request, "refused")
        ? "refused"
        : undefined;
  return { ...(await getInsuranceUse(viewing)), viewer: viewing.segment, said };
}

export default function InsuranceUse() {
  const { use, standing, openCase, viewer, said } = useLoaderData<typeof loader>();
  const { t } = useTranslation("insurance-use");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const day = (date: Date) => formatDayWithEra(date, locale);
  return (
    <Page
      title={t("title")}
      heading={t(`heading.${standing}`, { day: use?.endsAt ? day(use.endsAt) : "" })}
      kicker={t("title")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      news={said && <Notice tone={said === "cancelled" ? "done" : "heed"}>{t(said)}</Notice>}
      aside={<Certificate />}
    >
      <p>{t(`lead.${standing}`, { day: use?.endsAt ? day(use.endsAt) : "", ...whose })}</p>
      {use && (
        <KeyValues
          rows={[
            { label: t("registeredAt"), value: day(use.registeredAt) },
            { label: t("place"), value: { ja: use.placeJa, en: use.placeEn }[locale] },
            { label: t("consent", whose), value: use.consentAt ? day(use.consentAt) : t("noConsent") },
            ...(use.cancelledAt ? [{ label: t("cancelledAt"), value: day(use.cancelledAt) }] : []),
          ]}
        />
      )}
      {standing === "used" && (
        <Only may="manage_insurance_use" otherwise="insuranceUse">
          <ActionLink href={path("insurance-use-cancel", { viewer })} more={t("cancel.more")}>
            {t("cancel.link")}
          </ActionLink>
        </Only>
      )}
      {use && standing !== "ended" && (
        <Only may={openCase ? "follow_case" : "fill_in"}>
          <Section heading={t("without.heading")} lead={t(openCase ? "without.running" : "without.lead")}>
            <GoLink
              href={
                openCase
                  ? path("case", { viewer, receipt: openCase })
                  : path("report-kind", { viewer, scheme: INSURANCE_SCHEME }, { kind: "without_consent" })
              }
            >
              {t(openCase ? "without.follow" : "without.link")}
            </GoLink>
          </Section>
        </Only>
      )}
    </Page>
  );
}

function Certificate() {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("insurance-use");
  return (
    <Note heading={t("certificate.heading")}>
      <p>{t("certificate.text")}</p>
      <GoLink href={path("certificate", { viewer })}>{t("certificate.link")}</GoLink>
    </Note>
  );
}
