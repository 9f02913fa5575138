/** A case for paper: what was sent, to whom, and how far it is. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { CasePath } from "../case-path";
import { schemeName } from "../../ui/scheme-names";
import { formatDay, formatTime } from "../../ui/dates";
import { institutionDesk, institutionName } from "../../ui/institution-name";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { PrintButton } from "../../ui/paper/print-button";
import { QrCode } from "../../ui/paper/qr-code";
import { Receipt } from "../../ui/receipt";
import { Reported } from "../reported";
import { Section } from "../../ui/section";
import { Telephone } from "../../ui/telephone";
import { requireCasePaper } from "../case-page.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, paper } = await requireCasePaper(args);
  const { row, path: timeline, institution, status, hidden, signature, url } = paper;
  return {
    viewer: viewing.segment,
    at: viewing.at,
    row,
    path: timeline,
    institution,
    status,
    hidden,
    signature,
    url,
  };
}

export default function PrintCase() {
  const {
    viewer,
    at,
    row,
    path: timeline,
    institution,
    status,
    hidden,
    signature,
    url,
  } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const names = { institution: institutionName(institution, locale), ...whose };
  return (
    <Page
      title={t("print.heading")}
      heading={t("print.heading")}
      kicker={t("one.kicker", { scheme: schemeName(row.schemeId, locale) })}
      back={{ href: path("case", { viewer, receipt: row.receipt }), label: t("withdraw.back") }}
    >
      <PrintButton />
      <GoLink href={path("case-receipt-pdf", { viewer, receipt: row.receipt })}>{t("print.pdf")}</GoLink>
      <Receipt number={row.receipt} />
      <QrCode url={url} meaning={t("paper.qr")} />
      <Section heading={t("reported.heading", whose)}>
        <Reported report={row} institution={institution} wide />
      </Section>
      <Section heading={t("print.now", { day: formatDay(at, locale), time: formatTime(at, locale) })}>
        <p>{t(`status.${status.statusKey}`, names)}</p>
        {hidden && <p>{t("one.hidden")}</p>}
        <p>{t("print.ask", { desk: institutionDesk(institution, locale) })}</p>
        <Telephone number={institution.phone} />
      </Section>
      <Section heading={t("paper.signed.heading")}>
        <p>
          {signature
            ? t(`paper.signed.${signature.proxyName ? "proxy" : signature.kind}`, {
                name: signature.proxyName,
                day: formatDay(signature.signedAt, locale),
                time: formatTime(signature.signedAt, locale),
                label: signature.label,
              })
            : t(row.approvalId ? "paper.signed.desk" : "paper.signed.none")}
        </p>
        {signature && <p className="small">{t("paper.signed.fingerprint", { fingerprint: signature.fingerprint })}</p>}
      </Section>
      <CasePath path={timeline} institution={institution} overdue={status.overdue} cause={row.cause} />
    </Page>
  );
}
