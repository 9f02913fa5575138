import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "./action-tag";
import { Choice } from "./choice";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";

type FactField = "name" | "birthDate" | "sex" | "address";
const FIELDS: readonly FactField[] = ["name", "birthDate", "sex", "address"];

interface FactsFormProps {
  refused: { errors: Partial<Record<FactField, string>>; values: Record<FactField, string> } | undefined;
  children?: ReactNode;
  more?: string;
}

/** The four facts, copied from a paper that was brought. */
export function FactsForm({ refused, children, more }: FactsFormProps) {
  const { t } = useTranslation("desk-mandates");
  const errorOf = (field: FactField) => {
    const error = refused?.errors[field];
    return error === "empty" ? t(`facts.${field}.empty`) : error && t(`facts.${error}`);
  };
  const errors = FIELDS.flatMap((field) => {
    const text = errorOf(field);
    return text ? [{ field, text }] : [];
  });
  return (
    <>
      <ErrorSummary errors={errors} />
      <form method="post" className="sections" noValidate>
        {children}
        <Field name="name" label={t("facts.name.label")} hint={t("facts.name.hint")} error={errorOf("name")} value={refused?.values.name} autoComplete="off" />
        <Field name="birthDate" label={t("facts.birthDate.label")} hint={t("facts.birthDate.hint")} error={errorOf("birthDate")} value={refused?.values.birthDate} autoComplete="off" />
        <Choice
          name="sex"
          legend={t("facts.sex.label")}
          error={errorOf("sex")}
          value={refused?.values.sex}
          options={[
            { value: "female", label: t("facts.sex.female") },
            { value: "male", label: t("facts.sex.male") },
          ]}
        />
        <Field name="address" label={t("facts.address.label")} hint={t("facts.address.hint")} error={errorOf("address")} value={refused?.values.address} autoComplete="off" width="full" />
        <ActionButton more={more}>{t("facts.find")}</ActionButton>
      </form>
    </>
  );
}
