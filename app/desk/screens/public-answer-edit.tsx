/** Writing a question and its answer for everybody, anew or from one that there is. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { ActionButton } from "../../ui/action-tag";
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { MOST_CHARACTERS, TOPICS } from "../../enquiries/enquiries";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText, readForm } from "../../journeys/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { draftAnswer, type DraftForm, findAnswerAtDesk } from "../../enquiries/public-answer.server";

export const handle = { textEntry: true };

const FIELDS = ["key", "topic", "questionJa", "answerJa", "questionEn", "answerEn"] as const;

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  const asked = queryText(args.request, "answer");
  const earlier = asked ? await findAnswerAtDesk(asked) : undefined;
  if (asked && !earlier) throw notFound();
  const { ja, en } = earlier?.texts ?? {};
  const values: DraftForm = {
    key: uuidv4(),
    topic: earlier?.topic ?? "",
    questionJa: ja?.question ?? "",
    answerJa: ja?.answer ?? "",
    questionEn: en?.question ?? "",
    answerEn: en?.answer ?? "",
  };
  return { values, answerId: earlier?.answerId ?? "", version: earlier?.version ?? 0 };
}

interface Refused {
  field: keyof DraftForm;
  problem: string;
  values: DraftForm;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const values = Object.fromEntries(
    FIELDS.map((name) => [name, form.get(name).slice(0, 10_000)]),
  ) as unknown as DraftForm;
  const earlier = form.get("answer")
    ? { answerId: form.get("answer"), version: Number(form.get("version")) }
    : undefined;
  const drafted = await draftAnswer(staffMember, values, earlier);
  if (drafted.ok) return seeOther("/desk/questions?done=drafted");
  if ("field" in drafted)
    return Response.json({ field: drafted.field, problem: drafted.problem, values }, { status: 422 });
  if (drafted.reason === "not_found") throw notFound();
  return Response.json({ field: "questionJa", problem: "stale", values }, { status: 409 });
}

export default function EditAnswer() {
  const { values: first, answerId, version } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("questions");
  const values = refused?.values ?? first;
  const error = refused && t(`desk.problem.${refused.problem}`);
  const errorOf = (field: keyof DraftForm) => (refused?.field === field ? error : undefined);
  const pair = (question: "questionJa" | "questionEn", answer: "answerJa" | "answerEn") => (
    <>
      <Field
        name={question}
        label={t(`desk.${question}`)}
        error={errorOf(question)}
        value={values[question]}
        width="full"
        maxLength={200}
      />
      <TextArea
        name={answer}
        label={t(`desk.${answer}`)}
        error={errorOf(answer)}
        value={values[answer]}
        limit={MOST_CHARACTERS}
      />
    </>
  );
  return (
    <Page
      title={t("desk.editTitle")}
      heading={t("desk.editHeading")}
      back={{ href: "/desk/questions", label: t("desk.backToList") }}
      failed={refused !== undefined}
    >
      {refused && error && <ErrorSummary errors={[{ field: refused.field, text: error }]} />}
      <p>{t("desk.hint")}</p>
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={values.key} />
        <input type="hidden" name="answer" value={answerId} />
        <input type="hidden" name="version" value={version} />
        <SelectField
          name="topic"
          label={t("desk.topic")}
          empty={t("enquiries:ask.slotEmpty")}
          groups={[
            { label: t("desk.topic"), options: TOPICS.map((value) => ({ value, label: t(`help:reasons.${value}`) })) },
          ]}
          error={errorOf("topic")}
          value={values.topic}
        />
        <Section heading={t("desk.japanese")}>{pair("questionJa", "answerJa")}</Section>
        <Section heading={t("desk.english")}>{pair("questionEn", "answerEn")}</Section>
        <ActionButton>{t("desk.send")}</ActionButton>
      </form>
    </Page>
  );
}
