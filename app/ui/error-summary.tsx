import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export interface FormError {
  /** The field's name, which is also its id. */
  field: string;
  text: string;
}

interface ErrorSummaryProps {
  errors: readonly FormError[];
}

/** First on a page that came back: what to put right, each linked to its field. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const { t } = useTranslation("common");
  if (errors.length === 0) return null;
  return (
    <div className="errors" id="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-heading">
      <h2 id="error-summary-heading">
        <Icon name="heed" plain />
        {t("errors.heading", { count: errors.length })}
      </h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field + text}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
