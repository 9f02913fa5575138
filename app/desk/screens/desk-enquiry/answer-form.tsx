import { useTranslation } from "react-i18next";
import { ActionButton } from "../../../ui/action-tag";
import { ANSWER_TEMPLATES, findTemplate, putBeneath } from "../../answer-templates";
import { Choice } from "../../../ui/choice";
import { Section } from "../../../ui/section";
import { SelectField } from "../../../ui/select-field";
import { TextArea } from "../../../ui/text-area";
import { SITUATIONS } from "../../../guides/bring";
import type { Typed } from "../../../platform/form";
import { MOST_CHARACTERS } from "../../../platform/written-text";

interface AnswerFormProps {
  error: string | undefined;
  typed: Typed;
  /** Makes a second submit answer nothing anew. */
  formKey: string;
  /** Of the enquiry as the page shows it. */
  version: number;
}

/** The answer that the resident reads. */
export function AnswerForm({ error, typed, formKey, version }: AnswerFormProps) {
  const { t } = useTranslation("desk-work");
  const template = typed["do"] === "template" ? findTemplate(typed["template"]) : undefined;
  const text = template ? putBeneath(typed["text"], t(`desk-templates:template.${template}.text`)) : typed["text"];
  const situations = SITUATIONS.map((value) => ({ value, label: t(`bring:situation.${value}.name`) }));
  return (
    <Section heading={t("answer.heading")} lead={t("answer.lead")} id="answer">
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={version} />
        <Templates />
        <TextArea name="text" label={t("answer.text")} error={error} value={text} limit={MOST_CHARACTERS} />
        <SelectField
          name="bring"
          label={t("answer.bring")}
          hint={t("answer.bringHint")}
          empty={t("answer.bringNone")}
          groups={[{ label: t("answer.bringGroup"), options: situations }]}
          value={typed["bring"]}
        />
        <Choice
          name="settles"
          legend={t("answer.settles")}
          value={typed["settles"] || "no"}
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

/** A frequent answer, put beneath what is typed; the button sends the form and gets it back. */
function Templates() {
  const { t } = useTranslation("desk-templates");
  const options = ANSWER_TEMPLATES.map((value) => ({ value, label: t(`template.${value}.name`) }));
  return (
    <div className="templates">
      <SelectField
        name="template"
        label={t("label")}
        hint={t("hint")}
        empty={t("none")}
        groups={[{ label: t("group"), options }]}
      />
      <button className="quiet-action" name="do" value="template" formAction="#answer">
        <span>{t("put")}</span>
      </button>
    </div>
  );
}
