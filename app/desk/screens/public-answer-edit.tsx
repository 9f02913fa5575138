/** Writing a question and its answer for everybody, anew or from one that there is. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { TOPICS } from "../../enquiries/enquiries";
import { MOST_CHARACTERS } from "../../platform/written-text";
import type { Typed } from "../../platform/form";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText, readForm, refuse, refuseStale } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { draftAnswer, findAnswerAtDesk, LONGEST_QUESTION } from "../../enquiries/public-answer.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  const asked = queryText(args.request, "answer");
  const earlier = asked ? await findAnswerAtDesk(asked) : undefined;
  if (asked && !earlier) throw notFound();
  const { ja, en } = earlier?.texts ?? {};
  const values: Typed = {
    key: uuidv4(),
    topic: earlier?.topic ?? "",
    questionJa: ja?.question ?? "",
    answerJa: ja?.answer ?? "",
    questionEn: en?.question ?? "",
    answerEn: en?.answer ?? "",
  };
  return {
    values,
    longestQuestion: LONGEST_QUESTION,
    answerId: earlier?.answerId ?? "",
    version: earlier?.version ?? 0,
  };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const earlier = form.get("answer")
    ? { answerId: form.get("answer"), version: Number(form.get("version")) }
    : undefined;
  const drafted = await draftAnswer(staffMember, form.values, earlier);
  if (drafted.ok) return seeOther(path("public-answers", {}, { done: "drafted" }));
  if ("problems" in drafted) return refuse(form, drafted.problems);
  if (drafted.reason === "not_found") throw notFound();
  return refuseStale(form, [{ field: "questionJa", problem: "stale" }]);
}

export default function EditAnswer() {
  const { values: first, longestQuestion, answerId, version } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("questions");
  const values = refused?.values ?? first;
  const errors = useFormErrors(refused, "questions:desk.problem");
  const pair = (question: "questionJa" | "questionEn", answer: "answerJa" | "answerEn") => (
    <>
      <Field
        name={question}
        label={t(`desk.${question}`)}
        error={errors.of(question)}
        value={values[question]}
        width="full"
        maxLength={longestQuestion}
      />
      <TextArea
        name={answer}
        label={t(`desk.${answer}`)}
        error={errors.of(answer)}
        value={values[answer]}
        limit={MOST_CHARACTERS}
      />
    </>
  );
  return (
    <Page
      title={t("desk.editTitle")}
      heading={t("desk.editHeading")}
      back={{ href: path("public-answers"), label: t("desk.backToList") }}
      errors={errors.list}
    >
      <p>{t("desk.hint")}</p>
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={values["key"]} />
        <input type="hidden" name="answer" value={answerId} />
        <input type="hidden" name="version" value={version} />
        <SelectField
          name="topic"
          label={t("desk.topic")}
          empty={t("desk.topicEmpty")}
          groups={[
            { label: t("desk.topic"), options: TOPICS.map((value) => ({ value, label: t(`help:reasons.${value}`) })) },
          ]}
          error={errors.of("topic")}
          value={values["topic"]}
        />
        <Section heading={t("desk.japanese")}>{pair("questionJa", "answerJa")}</Section>
        <Section heading={t("desk.english")}>{pair("questionEn", "answerEn")}</Section>
        <ActionButton>{t("desk.send")}</ActionButton>
      </form>
    </Page>
  );
}
