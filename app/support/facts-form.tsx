import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../ui/action-tag";
import { Choice } from "../ui/choice";
import { Field } from "../ui/field";
import type { FormErrors } from "../ui/form-errors";
import type { Typed } from "../platform/form";

/** Where the words for what is to be put right in them stand. */
export const FACT_WORDS = "desk-mandates:facts";

interface FactsFormProps {
  errors: FormErrors;
  typed: Typed | undefined;
  children?: ReactNode;
  more?: string;
}

/** The four facts, copied from a paper that was brought. */
export function FactsForm({ errors, typed, children, more }: FactsFormProps) {
  const { t } = useTranslation("desk-mandates");
  return (
    <form method="post" className="sections" noValidate>
      {children}
      <Field
        name="name"
        label={t("facts.name.label")}
        hint={t("facts.name.hint")}
        error={errors.of("name")}
        value={typed?.["name"]}
        autoComplete="off"
      />
      <Field
        name="birthDate"
        label={t("facts.birthDate.label")}
        hint={t("facts.birthDate.hint")}
        error={errors.of("birthDate")}
        value={typed?.["birthDate"]}
        autoComplete="off"
      />
      <Choice
        name="sex"
        legend={t("facts.sex.label")}
        error={errors.of("sex")}
        value={typed?.["sex"]}
        options={[
          { value: "female", label: t("facts.sex.female") },
          { value: "male", label: t("facts.sex.male") },
        ]}
      />
      <Field
        name="address"
        label={t("facts.address.label")}
        hint={t("facts.address.hint")}
        error={errors.of("address")}
        value={typed?.["address"]}
        autoComplete="off"
        width="full"
      />
      <ActionButton more={more}>{t("facts.find")}</ActionButton>
    </form>
  );
}
