import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { JourneyPage } from "../journeys/journey-page";
import { path } from "../path";

interface CertificateRequestPageProps extends Omit<ComponentProps<typeof JourneyPage>, "from"> {
  viewer: string;
}

/** A page of a request for a certificate. */
export function CertificateRequestPage({ viewer, ...page }: CertificateRequestPageProps) {
  const { t } = useTranslation("certificate");
  return <JourneyPage {...page} from={{ href: path("certificate", { viewer }), label: t("ask.back") }} />;
}
