import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon";

interface JourneyProps {
  /** Which step this page is, from 1. */
  step: number;
  of: number;
}

/** How far along a journey of one question a page is: knots and words. */
export function Journey({ step, of }: JourneyProps) {
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
