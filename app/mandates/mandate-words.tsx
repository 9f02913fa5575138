/** A mandate in plain words: what it allows, for which records, and how it stands. */
import { useTranslation } from "react-i18next";
import type { Scope } from "./mandates";
import { lastDayOf } from "./registered-mandates";
import type { CategoryId } from "../catalogue/schemes";
import { categoryName } from "../ui/scheme-names";
import { formatDayWithEra } from "../ui/dates";
import { KeyValues } from "../ui/key-values";
import { usePageFacts } from "../ui/page-context";

interface Allowed {
  scopes: readonly Scope[];
  categories: readonly CategoryId[];
}

interface MandateTermsProps extends Allowed {
  endsAt?: Date | undefined;
  /** Where the end is not fixed yet: for how long. */
  months?: number | undefined;
}

/** What is allowed, for what, and until when. */
export function MandateTerms({ scopes, categories, endsAt, months }: MandateTermsProps) {
  const { t } = useTranslation("mandates");
  const { locale } = usePageFacts();
  const until = endsAt
    ? { label: t("terms.until"), value: formatDayWithEra(lastDayOf(endsAt), locale) }
    : { label: t("terms.long"), value: t(`months.${months ?? 1}`) };
  return (
    <KeyValues
      rows={[
        { label: t("terms.may"), value: <Scopes scopes={scopes} /> },
        { label: t("terms.about"), value: <Categories categories={categories} /> },
        until,
      ]}
    />
  );
}

export function Scopes({ scopes }: { scopes: readonly Scope[] }) {
  const { t } = useTranslation("mandates");
  return (
    <ul className="terms">
      {scopes.map((scope) => (
        <li key={scope}>{t(`scope.${scope}.short`)}</li>
      ))}
    </ul>
  );
}

/** Names of the categories, or that it is about all. */
export function Categories({ categories }: { categories: readonly CategoryId[] }) {
  const { t } = useTranslation("mandates");
  const { locale } = usePageFacts();
  if (categories.length === 0) return t("terms.all");
  return categories.map((id) => categoryName(id, locale)).join(t("terms.and"));
}
