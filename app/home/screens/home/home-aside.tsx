import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { schemeName } from "../../../ui/scheme-names";
import { formatDayWithEra } from "../../../ui/dates";
import { GoLink } from "../../../ui/links";
import { usePageFacts } from "../../../ui/page-context";
import { RunningCase } from "../../../corrections/running-case";
import { Note } from "../../../ui/section";
import type { CertificateNotice } from "../../../credentials/certificate";
import type { Home } from "../../home.server";

interface HomeAsideProps {
  home: Home;
  viewer: string;
}

/** What goes on without the resident, and what will need them soon. */
export function HomeAside({
  home: { openCases, begunReports, certificate, eligibilityOffer },
  viewer,
}: HomeAsideProps) {
  const { t } = useTranslation("home");
  const reported = new Set(openCases.map(({ schemeId }) => schemeId));
  const begun = begunReports.filter((schemeId) => !reported.has(schemeId));
  return (
    <>
      {openCases.map(({ receipt, ...openCase }) => (
        <RunningCase
          kicker={t("case", { count: openCases.length })}
          href={path("case", { viewer, receipt })}
          {...openCase}
          key={receipt}
        />
      ))}
      {begun.map((schemeId) => (
        <BegunReport schemeId={schemeId} viewer={viewer} key={schemeId} />
      ))}
      {certificate && <Certificate notice={certificate} />}
      {eligibilityOffer && (
        <Note heading={t("eligibility.heading")}>
          <p>{t(`certificate:offered.${eligibilityOffer}`)}</p>
          <GoLink href={path("certificate", { viewer })}>{t("eligibility.link")}</GoLink>
        </Note>
      )}
    </>
  );
}

function BegunReport({ schemeId, viewer }: { schemeId: string; viewer: string }) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  const name = schemeName(schemeId, locale);
  return (
    <Note heading={t("begun.heading")}>
      <p>{t("begun.text", { name })}</p>
      <GoLink href={path("report", { viewer, scheme: schemeId })} about={name}>
        {t("begun.goOn")}
      </GoLink>
    </Note>
  );
}

function Certificate({ notice: { standing, endsAt, daysLeft } }: { notice: CertificateNotice }) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  const date = formatDayWithEra(endsAt, locale);
  if (standing === "ended") {
    return (
      <Note heading={t("certificate.ended")}>
        <p>{t("certificate.endedOn", { date })}</p>
        <p>{t("certificate.how")}</p>
      </Note>
    );
  }
  return (
    <Note heading={daysLeft > 0 ? t("certificate.ends", { count: daysLeft }) : t("certificate.today")}>
      <p>{t("certificate.until", { date })}</p>
      <p>{t("certificate.how")}</p>
    </Note>
  );
}
