import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FormError } from "../ui/error-summary";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Phrases } from "../ui/phrases";
import type { OpenedStep } from "./journey";

interface JourneyPageProps {
  opened: OpenedStep;
  title: string;
  kicker?: string | undefined;
  /** Only where the page's question is not its h1. */
  heading?: string | undefined;
  /** Whence one came to the first step: there its way back leads. */
  from: { href: string; label: string };
  errors?: readonly FormError[];
  /** Another tab saved something else before this form came. */
  stale?: boolean | undefined;
  /** The answer to this question that is kept now, in words. */
  saved?: string | undefined;
  aside?: ReactNode;
  /** The form with the id `TYPED_FORM` holds what somebody types (see `Page`). */
  keepsTyped?: boolean;
  children: ReactNode;
}

/**
 * A page of a journey: the way back, how far along it is, what is to be put right, and what another tab did meanwhile.
 */
export function JourneyPage(props: JourneyPageProps) {
  const { opened, title, kicker, heading, from, errors = [], stale = false, saved } = props;
  const { t } = useTranslation("journeys");
  const { step, of, back, changed } = opened;
  const told = stale ? (step === of ? "check" : "question") : changed ? "changed" : undefined;
  return (
    <Page
      title={title}
      kicker={kicker}
      back={back ? { href: back, label: t("back") } : from}
      aside={props.aside}
      errors={errors}
      keepsTyped={props.keepsTyped ?? false}
    >
      {told && (
        <Notice tone="heed" heading={t("stale.heading")}>
          <p>{t(`stale.${told}`)}</p>
          {told === "question" && saved && <p>{t("stale.saved", { saved })}</p>}
        </Notice>
      )}
      <Progress step={step} of={of} />
      {heading && (
        <h1 className="heading">
          <Phrases text={heading} />
        </h1>
      )}
      {props.children}
    </Page>
  );
}

/** How far along a journey a page is: knots and words. */
function Progress({ step, of }: Pick<OpenedStep, "step" | "of">) {
  const { t } = useTranslation("common");
  const steps = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <div className="journey">
      <ol aria-hidden="true">
        {steps.map((each) => (
          <li key={each}>
            <Icon name={each < step ? "done" : each === step ? "now" : "open"} tone="cord" />
          </li>
        ))}
      </ol>
      <p>{t("journey", { step, of })}</p>
    </div>
  );
}
