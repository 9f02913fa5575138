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
import { usePageFacts } from "../../ui/page-context";
import { plainText } from "../../ui/phrases";
import { ReportPage } from "../report-page";
import { Section } from "../../ui/section";
import { SummaryList } from "../../ui/summary-list";
import { Telephone } from "../../ui/telephone";
import { suspendsViewing } from "../reports";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { requireReport, requireStep, stepPath, toStep } from "../report-step.server";
import { reportToSign } from "../report.server";
import { beginSigning } from "../../identity/signing.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, journey } = await requireStep(args, "check");
  const { schemeId, institution, group, version } = journey;
  const { kind = "something_else", details = "", contact, parts = [] } = journey.draft;
  return {
    base: `/${viewing.segment}/linkages/${schemeId}/report`,
    schemeId,
    institution,
    group,
    kind,
    details,
    contact,
    parts,
    version,
    supportId: viewing.support?.supportId,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewing, journey } = await requireReport(args);
  const report = reportToSign(journey.schemeId, journey.draft);
  if (!report.ok) return toStep(viewing, journey, report.missing);
  if ((await readForm(args.request)).get("version") !== String(journey.version))
    return Response.json({ stale: true }, { status: 409 });
  const ceremony = await beginSigning(viewing, {
    content: report.content,
    returnTo: stepPath(viewing, journey, "check"),
  });
  return seeOther(`/${viewing.segment}/sign/${ceremony}`);
}

export default function CheckReport() {
  const { base, schemeId, institution, kind, details, contact, parts, version, supportId } =
    useLoaderData<typeof loader>();
  const refused = useActionData<{ stale: true }>();
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
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
            href: `${base}/details`,
          },
        ]
      : []),
    { label: t("check.to"), value: institutionDesk(institution, locale) },
    { label: t("check.kind"), value: plainText(t(`kinds.${kind}.label`)), href: `${base}/kind` },
    { label: t("check.details"), value: details || t("check.noDetails"), href: `${base}/details` },
    { label: t("check.contact"), value: reach, href: `${base}/contact` },
  ];
  return (
    <ReportPage
      step={4}
      schemeId={schemeId}
      title={t("check.heading")}
      heading={t("check.heading")}
      back={{ href: `${base}/contact`, label: t("back") }}
    >
      {refused?.stale && (
        <Notice tone="heed" heading={t("stale.heading")}>
          {t("check.stale")}
        </Notice>
      )}
      <SummaryList rows={rows} />
      {suspendsViewing(kind) ? (
        <WhatIsHidden />
      ) : (
        <Notice heading={t("check.shown")}>{t(kind === "missing" ? "check.nothing" : "check.shownMore")}</Notice>
      )}
      <Only may="report" otherwise="prepared">
        <form method="post">
          <input type="hidden" name="version" value={version} />
          <ActionButton more={t("check.signMore")}>{t("check.sign")}</ActionButton>
        </form>
      </Only>
      {supportId && (
        <Notice>
          <p>{t("desk-work:approval.linkMore")}</p>
          <GoLink href={`/desk/report-approvals/new?${new URLSearchParams({ support: supportId, scheme: schemeId })}`}>
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
