import { useTranslation } from "react-i18next";
import { MOST_CHARACTERS } from "../../../platform/written-text";
import { ActionButton } from "../../../ui/action-tag";
import { Section } from "../../../ui/section";
import { TextArea } from "../../../ui/text-area";

interface AdviceFormProps {
  /** Of the form, so that a second submit asks nobody twice. */
  formKey: string;
  version: number;
  error: string | undefined;
  value: string | undefined;
}

/** The resident could not tell: once the desk has spoken with them, it notes what was said and asks them again. */
export function AdviceForm({ formKey, version, error, value }: AdviceFormProps) {
  const { t } = useTranslation("desk-work");
  return (
    <Section heading={t("advice.heading")} lead={t("advice.lead")}>
      <form method="post" noValidate>
        <input type="hidden" name="do" value="advise" />
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="advice"
          label={t("advice.label")}
          hint={t("notes.hint")}
          error={error}
          value={value}
          limit={MOST_CHARACTERS}
        />
        <ActionButton>{t("advice.send")}</ActionButton>
      </form>
    </Section>
  );
}
