import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { JourneyPage } from "../journeys/journey-page";
import { path } from "../path";

interface AccountPageProps extends Omit<ComponentProps<typeof JourneyPage>, "from"> {
  viewer: string;
}

/** A page on which a new public-money account is filled in. */
export function AccountPage({ viewer, ...page }: AccountPageProps) {
  const { t } = useTranslation("account");
  return <JourneyPage {...page} from={{ href: path("account", { viewer }), label: t("backToAccount") }} />;
}
