import { useTranslation } from "react-i18next";
import { ActionButton } from "../../../ui/action-tag";
import { Choice } from "../../../ui/choice";
import { formatDay, formatTime } from "../../../ui/dates";
import { ErrorSummary } from "../../../ui/error-summary";
import { Field } from "../../../ui/field";
import { usePageFacts } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import { SelectField } from "../../../ui/select-field";
import { TextArea } from "../../../ui/text-area";
import { MOST_CHARACTERS } from "../../enquiries";
import type { AskedForm, AskProblem } from "../../enquiry.server";
import type { ShownAnswer } from "../../public-answer.server";

export interface Refused {
  field: keyof AskedForm;
  problem: AskProblem;
  values: AskedForm;
}

interface AskFormProps {
  topic: string;
  refused: Refused | undefined;
  /** Makes a second submit give the same enquiry. */
  formKey: string;
  receipt: string;
  unsent: Record<string, string>;
  slots: readonly Date[];
  answers: readonly ShownAnswer[];
}

/** What is asked, and how the answer comes. */
export function AskForm({ topic, refused, formKey, receipt, unsent, slots, answers }: AskFormProps) {
  const { t } = useTranslation("enquiries");
  const error = refused && t(`problem.${refused.problem}`);
  const errorOf = (field: Refused["field"]) => (refused?.field === field ? error : undefined);
  const valueOf = (field: Refused["field"]) => refused?.values[field] ?? unsent[field];
  return (
    <>
      {refused && error && <ErrorSummary errors={[{ field: refused.field, text: error }]} />}
      <MaybeAnswered answers={answers} />
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={refused?.values.key || formKey} />
        <input type="hidden" name="topic" value={topic} />
        <TextArea
          name="text"
          label={t("ask.text")}
          hint={t("ask.textHint")}
          error={errorOf("text")}
          value={valueOf("text")}
          limit={MOST_CHARACTERS}
        />
        <Field
          name="receipt"
          label={t("ask.receipt")}
          hint={t("ask.receiptHint")}
          error={errorOf("receipt")}
          value={valueOf("receipt") ?? receipt}
          inputMode="numeric"
          autoComplete="off"
        />
        <Choice
          name="how"
          legend={t("ask.how")}
          error={errorOf("how")}
          value={valueOf("how")}
          options={[
            { value: "write", label: t("ask.write"), hint: t("ask.writeHint") },
            {
              value: "call",
              label: t("ask.call"),
              hint: t("ask.callHint"),
              more: <CallBack slots={slots} errorOf={errorOf} valueOf={valueOf} />,
            },
          ]}
        />
        <ActionButton more={t("ask.more")}>{t("ask.send")}</ActionButton>
      </form>
    </>
  );
}

interface CallBackProps {
  slots: readonly Date[];
  errorOf(field: Refused["field"]): string | undefined;
  valueOf(field: Refused["field"]): string | undefined;
}

function CallBack({ slots, errorOf, valueOf }: CallBackProps) {
  const { t } = useTranslation("enquiries");
  const { locale } = usePageFacts();
  const days = [...new Set(slots.map((slot) => formatDay(slot, locale)))];
  const ofDay = (day: string) => slots.filter((slot) => formatDay(slot, locale) === day);
  const groups = days.map((day) => ({
    label: day,
    options: ofDay(day).map((slot) => ({
      value: slot.toISOString(),
      label: t("ask.slotOption", { day, time: formatTime(slot, locale) }),
    })),
  }));
  return (
    <>
      <Field
        name="phone"
        label={t("ask.phone")}
        hint={t("ask.phoneHint")}
        error={errorOf("phone")}
        value={valueOf("phone")}
        type="tel"
        autoComplete="tel"
      />
      <SelectField
        name="slot"
        label={t("ask.slot")}
        hint={t("ask.slotHint")}
        empty={t("ask.slotEmpty")}
        groups={groups}
        error={errorOf("slot")}
        value={valueOf("slot")}
      />
    </>
  );
}

/** Answers for everybody on this topic: perhaps nothing needs to be asked. */
function MaybeAnswered({ answers }: Pick<AskFormProps, "answers">) {
  const { t } = useTranslation("enquiries");
  if (answers.length === 0) return null;
  return (
    <Section heading={t("ask.maybe")}>
      {answers.map(({ answerId, question, answer, language }) => (
        <details key={answerId} lang={language}>
          <summary>{question}</summary>
          <p className="said-text">{answer}</p>
        </details>
      ))}
    </Section>
  );
}
