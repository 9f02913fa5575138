/** Last page of a report before the signature: the answers once more, and what will happen. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { ACCOUNT_SCHEME, INSURANCE_SCHEME } from "../../catalogue/schemes";
import { schemeName } from "../../ui/scheme-names";
import { institutionDesk, institutionName } from "../../ui/institution-name";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Only } from "../../ui/only";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { plainText } from "../../ui/phrases";
import { ReportPage } from "../reporting/report-page";
import { Section } from "../../ui/section";
import { SummaryList } from "../../ui/summary-list";
import { Telephone } from "../../ui/telephone";
import { Explained } from "../../ui/glossary/explained";
import { suspendsViewing } from "../reports";
import { readForm, refuseStale } from "../../platform/form.server";
import { openStep, toNextStep } from "../../journeys/journey-page.server";
import { seeOther } from "../../platform/responses";
import { reportToSign } from "../reporting/report-journey.server";
import { requireReport } from "../reporting/report-step.server";
import { path } from "../../path";
import { beginSigning } from "../../identity/signing.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, report } = await requireReport(args);
  const { schemeId, institution, group } = report;
  const opened = openStep(args.request, report, "check");
  const { kind = "something_else", details = "", contact, parts = [] } = report.entries;
  return {
    opened,
    viewer: viewing.segment,
    schemeId,
    institution,
    group,
    kind,
    details,
    contact,
    parts,
    supportId: viewing.support?.supportId,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewing, report } = await requireReport(args);
  const form = await readForm(args.request);
  const content = reportToSign(report);
  if (!content) return toNextStep(report);
  if (form.get("version") !== String(report.version)) return refuseStale(form);
  const ceremony = await beginSigning(viewing, { content, returnTo: report.pathOf("check") });
  return seeOther(path("sign", { viewer: viewing.segment, ceremony }));
}

export default function CheckReport() {
  const { opened, viewer, schemeId, institution, kind, details, contact, parts, supportId } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const names = { viewer, scheme: schemeId };
  const reach =
    contact?.channel === "phone"
      ? t("check.byPhone", { phone: contact.value })
      : t(`contact.${contact?.channel ?? "portal"}.label`);
  const rows = [
    { label: t("check.about"), value: schemeName(schemeId, locale) },
    ...(parts.length > 0
      ? [
          {
            label: t("check.together"),
            value: parts.map((id) => schemeName(id, locale)).join(t("check.and")),
            href: path("report-details", names),
          },
        ]
      : []),
    { label: t("check.to"), value: institutionDesk(institution, locale) },
    { label: t("check.kind"), value: plainText(t(`kinds.${kind}.label`, whose)), href: path("report-kind", names) },
    { label: t("check.details"), value: details || t("check.noDetails"), href: path("report-details", names) },
    { label: t("check.contact"), value: reach, href: path("report-contact", names) },
  ];
  return (
    <ReportPage
      opened={opened}
      viewer={viewer}
      schemeId={schemeId}
      title={t("check.heading")}
      heading={t("check.heading")}
      stale={refused?.stale}
    >
      <SummaryList rows={rows} />
      {suspendsViewing(kind) ? (
        <WhatIsHidden />
      ) : (
        <Notice heading={t("check.shown")}>{t(kind === "missing" ? "check.nothing" : "check.shownMore")}</Notice>
      )}
      <Only may="report" otherwise="prepared">
        <form method="post">
          <input type="hidden" name="version" value={opened.version} />
          <ActionButton more={t("check.signMore")}>{t("check.sign")}</ActionButton>
        </form>
        <Explained words={["signature"]} />
      </Only>
      {supportId && (
        <Notice>
          <p>{t("desk-work:approval.linkMore")}</p>
          <GoLink href={path("report-approval-new", {}, { support: supportId, scheme: schemeId })}>
            {t("desk-work:approval.link")}
          </GoLink>
        </Notice>
      )}
    </ReportPage>
  );
}

function WhatIsHidden() {
  const { institution, group } = useLoaderData<typeof loader>();
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  return (
    <Section heading={t("check.hidden", { count: group.length })} lead={t("check.hiddenMore")}>
      <ul>
        {group.map((schemeId) => (
          <li key={schemeId}>{schemeName(schemeId, locale)}</li>
        ))}
      </ul>
      {group.includes(INSURANCE_SCHEME) && (
        <Notice tone="heed" heading={t("check.clinic")}>
          <p>{t("check.clinicMore", { institution: institutionName(institution, locale) })}</p>
          <Telephone number={institution.phone} />
        </Notice>
      )}
      {group.includes(ACCOUNT_SCHEME) && (
        <Notice tone="info" heading={t("check.account")}>
          {t("check.accountMore")}
        </Notice>
      )}
    </Section>
  );
}
