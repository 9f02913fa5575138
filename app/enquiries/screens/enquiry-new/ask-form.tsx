import { useTranslation } from "react-i18next";
import { ActionButton } from "../../../ui/action-tag";
import { Choice } from "../../../ui/choice";
import { formatDay } from "../../../ui/dates";
import { TYPED_FORM } from "../../../ui/display-links";
import { Field } from "../../../ui/field";
import { usePageFacts } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import { TextArea } from "../../../ui/text-area";
import type { FormErrors } from "../../../ui/form-errors";
import type { Typed } from "../../../platform/form";
import { MOST_CHARACTERS } from "../../../platform/written-text";
import { dayOf } from "../../callback-slots";
import type { ShownAnswer } from "../../public-answer.server";

interface AskFormProps {
  topic: string;
  errors: FormErrors;
  /** What was typed already. */
  typed: Typed;
  /** Makes a second submit give the same enquiry. */
  formKey: string;
  /** The enquiry in whose place this one is asked; empty where there is none. */
  instead: string;
  receipt: string;
  slots: readonly Date[];
  answers: readonly ShownAnswer[];
}

/** What is asked, and how the answer comes. */
export function AskForm({ topic, errors, typed, formKey, instead, receipt, slots, answers }: AskFormProps) {
  const { t } = useTranslation("enquiries");
  return (
    <>
      <MaybeAnswered answers={answers} />
      <form method="post" id={TYPED_FORM} className="sections" noValidate>
        <input type="hidden" name="key" value={typed["key"] || formKey} />
        <input type="hidden" name="topic" value={topic} />
        {(typed["instead"] || instead) && <input type="hidden" name="instead" value={typed["instead"] || instead} />}
        <TextArea
          name="text"
          label={t("ask.text")}
          hint={t("ask.textHint")}
          error={errors.of("text")}
          value={typed["text"]}
          limit={MOST_CHARACTERS}
        />
        <Field
          name="receipt"
          label={t("ask.receipt")}
          hint={t("ask.receiptHint")}
          error={errors.of("receipt")}
          value={typed["receipt"] ?? receipt}
          inputMode="numeric"
          autoComplete="off"
        />
        <Choice
          name="how"
          legend={t("ask.how")}
          error={errors.of("how")}
          value={typed["how"]}
          options={[
            { value: "write", label: t("ask.write"), hint: t("ask.writeHint") },
            {
              value: "call",
              label: t("ask.call"),
              hint: t("ask.callHint"),
              more: <CallBack slots={slots} errors={errors} typed={typed} />,
            },
          ]}
        />
        <ActionButton more={t("ask.more")}>{t("ask.send")}</ActionButton>
      </form>
    </>
  );
}

function CallBack({ slots, errors, typed }: Pick<AskFormProps, "slots" | "errors" | "typed">) {
  const { t } = useTranslation("enquiries");
  const { locale } = usePageFacts();
  const days = [...new Set(slots.map(dayOf))];
  return (
    <>
      <Field
        name="phone"
        label={t("ask.phone")}
        hint={t("ask.phoneHint")}
        error={errors.of("phone")}
        value={typed["phone"]}
        type="tel"
        autoComplete="tel"
      />
      <Choice
        name="day"
        legend={t("ask.day")}
        hint={t("ask.dayHint")}
        error={errors.of("day")}
        value={typed["day"]}
        options={days.map((day) => ({ value: day, label: formatDay(day, locale) }))}
        compact
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
