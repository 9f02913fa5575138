import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary, type FormError } from "../ui/error-summary";
import { Journey } from "../journeys/journey";
import { Page } from "../ui/page";
import { Note } from "../ui/section";

interface RegistrationPageProps {
  title: string;
  heading?: string;
  place: { back: string; step: number; of: number };
  errors?: readonly FormError[];
  failed?: boolean;
  children: ReactNode;
}

/** A page of the journey in which the desk registers a proxy; what comes of it stands beside each. */
export function RegistrationPage({
  title,
  heading,
  place,
  errors = [],
  failed = false,
  children,
}: RegistrationPageProps) {
  const { t } = useTranslation("desk-mandates");
  const aside = (
    <Note heading={t("new.noteHeading")}>
      <p>{t("new.note")}</p>
      <p>{t("new.noteOwn")}</p>
    </Note>
  );
  return (
    <Page
      title={title}
      kicker={t("new.kicker")}
      {...(heading ? { heading } : {})}
      back={{ href: place.back, label: t("back") }}
      failed={failed}
      aside={aside}
    >
      <ErrorSummary errors={errors} />
      <Journey step={place.step} of={place.of} />
      {children}
    </Page>
  );
}
