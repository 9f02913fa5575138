import { useTranslation } from "react-i18next";
import { describedBy, FieldFrame } from "./field";
import { usePageFacts } from "./page-context";

interface TextAreaProps {
  name: string;
  label: string;
  asHeading?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
  /** Characters allowed; said under the field, checked by the server. */
  limit: number;
}

export function TextArea({ name, label, asHeading = false, hint, error, value, limit }: TextAreaProps) {
  const { t } = useTranslation("common");
  const { locale } = usePageFacts();
  return (
    <FieldFrame id={name} label={label} asHeading={asHeading} hint={hint} error={error}>
      <textarea
        className="input"
        id={name}
        name={name}
        defaultValue={value}
        aria-describedby={describedBy(name, { hint, error, more: `${name}-limit` })}
        aria-invalid={error ? true : undefined}
      />
      <p className="field-hint" id={`${name}-limit`}>
        {t("textArea.limit", { limit: limit.toLocaleString(locale) })}
      </p>
    </FieldFrame>
  );
}
