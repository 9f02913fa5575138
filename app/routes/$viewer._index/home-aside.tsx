import { useTranslation } from "react-i18next";
import { CaseTag } from "../../components/case-tag";
import { schemeName } from "../../components/catalogue-names";
import { formatDay, formatDayWithEra } from "../../components/dates";
import { GoLink } from "../../components/links";
import { usePageFacts } from "../../components/page-context";
import { Note } from "../../components/section";
import type { CertificateNotice } from "../../domain/certificate";
import type { Home, OpenCase } from "../../services/home.server";

interface HomeAsideProps {
  home: Home;
  base: string;
}

/** What goes on without the resident, and what will need them soon. */
export function HomeAside({ home: { openCases, begunReports, certificate }, base }: HomeAsideProps) {
  const reported = new Set(openCases.map(({ schemeId }) => schemeId));
  const begun = begunReports.filter((schemeId) => !reported.has(schemeId));
  return (
    <>
      {openCases.map((openCase) => (
        <CaseOnHome openCase={openCase} count={openCases.length} base={base} key={openCase.receipt} />
      ))}
      {begun.map((schemeId) => (
        <BegunReport schemeId={schemeId} base={base} key={schemeId} />
      ))}
      {certificate && <Certificate notice={certificate} />}
    </>
  );
}

function CaseOnHome({ openCase: { receipt, schemeId, institution, status }, count, base }: { openCase: OpenCase; count: number; base: string }) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  const office = locale === "ja" ? institution.nameJa : institution.nameEn;
  const day = status.due && formatDay(status.due, locale);
  return (
    <CaseTag
      kicker={t("case.kicker", { count })}
      heading={t("case.heading", { name: schemeName(schemeId, locale) })}
      href={`${base}/cases/${receipt}`}
      now={t(`case.now.${status.statusKey}`, { office })}
      next={t(day && !status.overdue ? "case.nextBy" : "case.nextSoon", { day, step: t(`case.next.${status.nextStepKey}`, { office }) })}
      you={t(status.mustIAct ? "case.act" : "case.wait")}
    />
  );
}

function BegunReport({ schemeId, base }: { schemeId: string; base: string }) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  const name = schemeName(schemeId, locale);
  return (
    <Note heading={t("begun.heading")}>
      <p>{t("begun.text", { name })}</p>
      <GoLink href={`${base}/linkages/${schemeId}/report`} about={name}>
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
