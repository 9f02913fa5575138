import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../ui/action-tag";
import { Choice } from "../ui/choice";
import { Field } from "../ui/field";

type FactField = "name" | "birthDate" | "sex" | "address";
const FIELDS: readonly FactField[] = ["name", "birthDate", "sex", "address"];

export interface RefusedFacts {
  errors: Partial<Record<FactField, string>>;
  values: Record<FactField, string>;
  /** What the form was made from has changed meanwhile. */
  stale?: true;
}

interface FactsFormProps {
  refused: RefusedFacts | undefined;
  children?: ReactNode;
  more?: string;
}

/** @returns what is to be put right, for the summary over the form; `desk-mandates` holds the words */
export function factErrors(
  refused: RefusedFacts | undefined,
  t: (key: string) => string,
): { field: FactField; text: string }[] {
  return FIELDS.flatMap((field) => {
    const error = refused?.errors[field];
    return error ? [{ field, text: t(`desk-mandates:facts.${error === "empty" ? `${field}.empty` : error}`) }] : [];
  });
}

/** The four facts, copied from a paper that was brought. */
export function FactsForm({ refused, children, more }: FactsFormProps) {
  const { t } = useTranslation("desk-mandates");
  const errors = factErrors(refused, t);
  const errorOf = (field: FactField) => errors.find((one) => one.field === field)?.text;
  return (
    <form method="post" className="sections" noValidate>
      {children}
      <Field
        name="name"
        label={t("facts.name.label")}
        hint={t("facts.name.hint")}
        error={errorOf("name")}
        value={refused?.values.name}
        autoComplete="off"
      />
      <Field
        name="birthDate"
        label={t("facts.birthDate.label")}
        hint={t("facts.birthDate.hint")}
        error={errorOf("birthDate")}
        value={refused?.values.birthDate}
        autoComplete="off"
      />
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
      <Field
        name="address"
        label={t("facts.address.label")}
        hint={t("facts.address.hint")}
        error={errorOf("address")}
        value={refused?.values.address}
        autoComplete="off"
        width="full"
      />
      <ActionButton more={more}>{t("facts.find")}</ActionButton>
    </form>
  );
}
