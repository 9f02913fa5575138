import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary, type FormError } from "./error-summary";
import { HelpBox } from "./help-box";
import { BackLink } from "./links";
import { FirstSubmit } from "./display-links";
import { DeskRail, OtherWork } from "./edges/desk-rail";
import { Footer } from "./edges/footer";
import { Header } from "./edges/header";
import { usePageFacts } from "./page-context";
import { Phrases, plainText } from "./phrases";
import { Sprite } from "./sprite";

interface PageProps {
  /** For the browser's title bar; "|" and "*" are left out. */
  title: string;
  /** The h1, unless the page says its state with StateLine or Calm. */
  heading?: string;
  /** Where one is: a short line over the h1. */
  kicker?: string | undefined;
  back?: { href: string; label: string } | undefined;
  /** What just happened, told before everything else. */
  news?: ReactNode;
  /** Notes beside the text; the help box follows them on every page but the desk's own. */
  aside?: ReactNode;
  /** The form came back: said first in the title, and what is to be put right comes before the form. */
  errors?: readonly FormError[];
  /** The form of this page whose id is `TYPED_FORM` holds what somebody types: changing the display keeps it. */
  keepsTyped?: boolean;
  children?: ReactNode;
}

export function Page({
  title,
  heading,
  kicker,
  back,
  news,
  aside,
  errors = [],
  keepsTyped = false,
  children,
}: PageProps) {
  const { t } = useTranslation("common");
  const { desk } = usePageFacts();
  const fullTitle = `${errors.length > 0 ? t("page.failed") : ""}${plainText(title)} | ${plainText(t("brand"))}`;
  return (
    <>
      <title>{fullTitle}</title>
      <Sprite />
      {keepsTyped && <FirstSubmit />}
      <a className="skip" href="#main">
        {t("page.skip")}
      </a>
      <Header keepsTyped={keepsTyped} />
      <div className={desk ? "frame desk-frame" : "frame"}>
        {desk && <DeskRail role={desk.role} waiting={desk.waiting} />}
        <main className="main flow" id="main" tabIndex={-1}>
          {back && <BackLink {...back} />}
          {news}
          {kicker && (
            <p className="kicker">
              <Phrases text={kicker} />
            </p>
          )}
          {heading && (
            <h1 className="heading">
              <Phrases text={heading} />
            </h1>
          )}
          <ErrorSummary errors={errors} />
          {children}
        </main>
        {(aside || !desk) && (
          <aside className="notes" aria-label={t("page.notes")}>
            {aside}
            {!desk && <HelpBox />}
          </aside>
        )}
        {desk && <OtherWork role={desk.role} />}
      </div>
      <Footer />
    </>
  );
}
