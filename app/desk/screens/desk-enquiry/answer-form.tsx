import { useTranslation } from "react-i18next";
import { ActionButton } from "../../../ui/action-tag";
import { Choice } from "../../../ui/choice";
import { Section } from "../../../ui/section";
import { SelectField } from "../../../ui/select-field";
import { TextArea } from "../../../ui/text-area";
import { SITUATIONS } from "../../../guides/bring";
import { MOST_CHARACTERS } from "../../../enquiries/enquiries";

export interface Refused {
  field: "note" | "text";
  problem: string;
  values: Record<"note" | "text" | "settles" | "bring", string>;
}

interface AnswerFormProps {
  refused: Refused | undefined;
  /** Makes a second submit answer nothing anew. */
  formKey: string;
  /** Of the enquiry as the page shows it. */
  version: number;
}

/** The answer that the resident reads. */
export function AnswerForm({ refused, formKey, version }: AnswerFormProps) {
  const { t } = useTranslation("desk-work");
  const own = refused?.field === "text" ? refused : undefined;
  const situations = SITUATIONS.map((value) => ({ value, label: t(`bring:situation.${value}.name`) }));
  return (
    <Section heading={t("answer.heading")} lead={t("answer.lead")}>
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="text"
          label={t("answer.text")}
          error={own && t(`problem.${own.problem}`)}
          value={own?.values.text}
          limit={MOST_CHARACTERS}
        />
        <SelectField
          name="bring"
          label={t("answer.bring")}
          hint={t("answer.bringHint")}
          empty={t("answer.bringNone")}
          groups={[{ label: t("answer.bringGroup"), options: situations }]}
          value={own?.values.bring}
        />
        <Choice
          name="settles"
          legend={t("answer.settles")}
          value={own?.values.settles || "no"}
          options={[
            { value: "yes", label: t("answer.yes"), hint: t("answer.yesHint") },
            { value: "no", label: t("answer.no"), hint: t("answer.noHint") },
          ]}
        />
        <ActionButton more={t("answer.more")}>{t("answer.send")}</ActionButton>
      </form>
    </Section>
  );
}
