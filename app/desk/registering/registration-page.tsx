import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { JourneyPage } from "../../journeys/journey-page";
import { path } from "../../path";
import { Note } from "../../ui/section";

type RegistrationPageProps = Omit<ComponentProps<typeof JourneyPage>, "from" | "kicker" | "aside">;

/** A page of the journey in which the desk registers a proxy; what comes of it stands beside each. */
export function RegistrationPage(page: RegistrationPageProps) {
  const { t } = useTranslation("desk-mandates");
  const aside = (
    <Note heading={t("new.noteHeading")}>
      <p>{t("new.note")}</p>
      <p>{t("new.noteOwn")}</p>
    </Note>
  );
  const from = { href: path("registrations"), label: t("back") };
  return <JourneyPage {...page} kicker={t("new.kicker")} from={from} aside={aside} />;
}
