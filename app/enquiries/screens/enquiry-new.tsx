/**
 * Asking the desk: what it is about, whether somebody has asked it already, and then in writing or with a call back.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { Choice } from "../../ui/choice";
import { ActionButton } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { Page } from "../../ui/page";
import { findTopic, TOPICS } from "../enquiries";
import { requireViewing } from "../../identity/guards.server";
import { queryText, readForm, refuse, turnTo, wasSent } from "../../platform/form.server";
import { unsentOf } from "../../journeys/unsent.server";
import { languageOf } from "../../platform/cookies.server";
import { notFound, seeOther } from "../../platform/responses";
import { listFreeSlots } from "../callback-slot.server";
import { dayOf } from "../callback-slots";
import { askDesk, checkBeforeTime } from "../enquiry.server";
import { listPublicAnswers } from "../public-answer.server";
import { AskForm } from "./enquiry-new/ask-form";
import { TimePage } from "./enquiry-new/time-page";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const topic = findTopic(queryText(args.request, "topic"));
  const answers = topic ? (await listPublicAnswers(languageOf(args.request))).filter((one) => one.topic === topic) : [];
  const unsent = await unsentOf(viewing, args.request);
  const slots = topic ? await listFreeSlots(viewing.at) : [];
  return {
    viewer: viewing.segment,
    formKey: uuidv4(),
    topic,
    unchosen: wasSent(args.request) && !topic ? { problems: [{ field: "topic", problem: "missing" }] } : undefined,
    answers,
    slots,
    receipt: queryText(args.request, "receipt"),
    instead: queryText(args.request, "instead"),
    unsent: unsent["topic"] === topic ? unsent : {},
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  if (form.get("do") === "day") return turnTo(form, "day");
  if (form.get("how") === "call" && form.get("part") !== "time") {
    const checked = await checkBeforeTime(viewing, form.values);
    if (!checked.ok && !("problems" in checked)) throw notFound();
    return checked.ok ? turnTo(form, "time") : refuse(form, checked.problems);
  }
  const asked = await askDesk(viewing, form.values);
  if (!asked.ok && "problems" in asked) return refuse(form, asked.problems);
  if (!asked.ok) throw notFound();
  return seeOther(path("enquiry", { viewer: viewing.segment, enquiry: asked.enquiryId }, { done: "sent" }));
}

export default function NewEnquiry() {
  const { viewer, topic, unchosen, ...facts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused ?? unchosen, "enquiries:problem");
  const { t } = useTranslation("enquiries");
  const typed = refused?.values ?? facts.unsent;
  const times = facts.slots.filter((slot) => typed["part"] === "time" && dayOf(slot) === typed["day"]);
  if (topic && times.length > 0)
    return (
      <TimePage
        topic={topic}
        times={times}
        errors={errors}
        typed={typed}
        formKey={facts.formKey}
        instead={facts.instead}
      />
    );
  const back = topic
    ? { href: path("enquiry-new", { viewer }), label: t("backToTopic") }
    : { href: path("enquiries", { viewer }), label: t("back") };
  return (
    <Page
      title={t("ask.title")}
      back={back}
      errors={errors.list}
      keepsTyped={topic !== undefined}
      {...(topic ? { heading: t("ask.heading"), kicker: t(`help:reasons.${topic}`) } : {})}
    >
      {topic ? (
        <AskForm topic={topic} errors={errors} typed={typed} {...facts} />
      ) : (
        <TopicForm error={errors.of("topic")} />
      )}
    </Page>
  );
}

function TopicForm({ error }: { error: string | undefined }) {
  const { receipt } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enquiries");
  return (
    <form method="get" className="sections">
      <input type="hidden" name="sent" value="1" />
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
  );
}
