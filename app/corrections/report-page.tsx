import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { schemeName } from "../ui/scheme-names";
import { ErrorSummary } from "../ui/error-summary";
import type { FormError } from "../ui/error-summary";
import { Journey } from "../journeys/journey";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { usePageFacts } from "../ui/page-context";
import { Phrases } from "../ui/phrases";

const STEPS = 4;

interface ReportPageProps {
  step: 1 | 2 | 3 | 4;
  schemeId: string;
  title: string;
  /** Only where the page's question is not its h1. */
  heading?: string;
  back: { href: string; label: string };
  errors?: readonly FormError[];
  /** Another page saved something else meanwhile: what is kept now. */
  savedMeanwhile?: string | undefined;
  children: ReactNode;
}

/** A page of the journey from "something is wrong" to the signature. */
export function ReportPage({
  step,
  schemeId,
  title,
  heading,
  back,
  errors = [],
  savedMeanwhile,
  children,
}: ReportPageProps) {
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  return (
    <Page
      title={title}
      kicker={t("kicker", { scheme: schemeName(schemeId, locale) })}
      back={back}
      failed={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {savedMeanwhile !== undefined && (
        <Notice tone="heed" heading={t("stale.heading")}>
          <p>{t("stale.more")}</p>
          {savedMeanwhile && <p>{t("stale.saved", { saved: savedMeanwhile })}</p>}
        </Notice>
      )}
      <Journey step={step} of={STEPS} />
      {heading && (
        <h1 className="heading">
          <Phrases text={heading} />
        </h1>
      )}
      {children}
    </Page>
  );
}
