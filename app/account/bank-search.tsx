import { useTranslation } from "react-i18next";
import { ActionButton, QuietButton } from "../ui/action-tag";
import { Field } from "../ui/field";

interface BankSearchProps {
  label: string;
  hint: string;
  query: string;
  error: string | undefined;
  /** Nothing can be chosen yet: to search is what this page is for. */
  isFirst: boolean;
}

/** Looks for a bank or a branch by name or code; what it finds stands below. */
export function BankSearch({ label, hint, query, error, isFirst }: BankSearchProps) {
  const { t } = useTranslation("account");
  return (
    <form method="get" className="flow">
      <input type="hidden" name="sent" value="1" />
      <Field name="q" label={label} hint={hint} value={query} error={error} autoComplete="off" />
      {isFirst ? <ActionButton>{t("search")}</ActionButton> : <QuietButton>{t("search")}</QuietButton>}
    </form>
  );
}
