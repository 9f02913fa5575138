/** Asking the desk: what it is about, whether somebody has asked it already, and then in writing or with a call back. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { Choice } from "../../ui/choice";
import { ActionButton } from "../../ui/action-tag";
import { ErrorSummary } from "../../ui/error-summary";
import { Page } from "../../ui/page";
import { findTopic, TOPICS } from "../enquiries";
import { requireViewing } from "../../identity/guards.server";
import { queryText, readForm, unsentOf } from "../../journeys/form.server";
import { languageOf } from "../../platform/cookies.server";
import { seeOther } from "../../platform/responses";
import { listFreeSlots } from "../callback-slot.server";
import { askDesk, type AskedForm } from "../enquiry.server";
import { listPublicAnswers } from "../public-answer.server";
import { AskForm, type Refused } from "./enquiry-new/ask-form";

export const handle = { textEntry: true };

const FIELDS = ["key", "topic", "how", "text", "receipt", "phone", "slot"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const topic = findTopic(queryText(args.request, "topic"));
  const answers = topic ? (await listPublicAnswers(languageOf(args.request))).filter((one) => one.topic === topic) : [];
  const slots = topic ? await listFreeSlots(viewing.at) : [];
  return {
    base: `/${viewing.segment}`,
    formKey: uuidv4(),
    topic,
    missing: new URL(args.request.url).searchParams.has("topic") && !topic,
    answers,
    slots,
    receipt: queryText(args.request, "receipt"),
    unsent: await unsentOf(viewing, args.request),
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const values = Object.fromEntries(
    FIELDS.map((name) => [name, form.get(name).slice(0, 10_000)]),
  ) as unknown as AskedForm;
  const asked = await askDesk(viewing, values);
  if (asked.ok) return seeOther(`/${viewing.segment}/enquiries/${asked.enquiryId}?done=sent`);
  return Response.json({ field: asked.field, problem: asked.problem, values }, { status: 422 });
}

export default function NewEnquiry() {
  const { base, topic, missing, ...facts } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("enquiries");
  const back = topic
    ? { href: `${base}/enquiries/new`, label: t("backToTopic") }
    : { href: `${base}/enquiries`, label: t("back") };
  return (
    <Page
      title={t("ask.title")}
      back={back}
      failed={missing || refused !== undefined}
      {...(topic ? { heading: t("ask.heading"), kicker: t(`help:reasons.${topic}`) } : {})}
    >
      {topic ? <AskForm topic={topic} refused={refused} {...facts} /> : <TopicForm missing={missing} />}
    </Page>
  );
}

function TopicForm({ missing }: { missing: boolean }) {
  const { receipt } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enquiries");
  const error = missing ? t("problem.topic") : undefined;
  return (
    <>
      {error && <ErrorSummary errors={[{ field: "topic", text: error }]} />}
      <form method="get" className="sections">
        {receipt && <input type="hidden" name="receipt" value={receipt} />}
        <Choice
          name="topic"
          asHeading
          legend={t("ask.topic")}
          error={error}
          options={TOPICS.map((value) => ({ value, label: t(`help:reasons.${value}`) }))}
        />
        <ActionButton>{t("ask.next")}</ActionButton>
      </form>
    </>
  );
}
