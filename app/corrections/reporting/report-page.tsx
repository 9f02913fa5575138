import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { JourneyPage } from "../../journeys/journey-page";
import { path } from "../../path";
import { usePageFacts } from "../../ui/page-context";
import { schemeName } from "../../ui/scheme-names";

interface ReportPageProps extends Omit<ComponentProps<typeof JourneyPage>, "kicker" | "from"> {
  viewer: string;
  schemeId: string;
}

/** A page of the journey from "something is wrong" to the signature. */
export function ReportPage({ viewer, schemeId, ...page }: ReportPageProps) {
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  const scheme = schemeName(schemeId, locale);
  const from = { href: path("linkage", { viewer, scheme: schemeId }), label: t("kind.back", { scheme }) };
  return <JourneyPage {...page} kicker={t("kicker", { scheme })} from={from} />;
}
