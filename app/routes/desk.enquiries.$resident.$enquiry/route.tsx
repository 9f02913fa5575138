/** One enquiry at the desk: what was asked, notes for the desk, the answer to the resident. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { Conversation } from "../../components/conversation";
import { formatDay, formatTime } from "../../components/dates";
import { Assignment, DeskDone, DeskNotes } from "../../components/desk-notes";
import { ErrorSummary } from "../../components/error-summary";
import { KeyValues } from "../../components/key-values";
import { GoLink } from "../../components/links";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { usePageFacts } from "../../components/page-context";
import { Section } from "../../components/section";
import { Telephone } from "../../components/telephone";
import { MOST_CHARACTERS } from "../../domain/enquiries";
import { type FormFields, notFound, readForm, requireAttending, seeOther } from "../../http.server";
import { answerEnquiry, assignEnquiry, type EnquiryKey, openEnquiry } from "../../services/desk-enquiry.server";
import { addNote } from "../../services/desk-note.server";
import type { Attending } from "../../services/staff.server";
import { AnswerForm, type Refused } from "./answer-form";

export const handle = { textEntry: true };

function keyOf(params: Record<string, string | undefined>): EnquiryKey {
  return { residentId: params["resident"] ?? "", enquiryId: params["enquiry"] ?? "" };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const attending = await requireAttending(request);
  const opened = await openEnquiry(attending, keyOf(params));
  if (!opened) throw notFound();
  const done = (["answered", "noted", "taken", "givenBack", "held"] as const).find((known) => known === new URL(request.url).searchParams.get("done"));
  return { ...opened, isMine: opened.enquiry.assignedTo === attending.staffId, done, keys: { note: uuidv4(), answer: uuidv4() } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const attending = await requireAttending(request);
  const form = await readForm(request);
  const key = keyOf(params);
  const done = await carryOut(attending, key, form);
  if (typeof done === "string") return seeOther(`/desk/enquiries/${key.residentId}/${key.enquiryId}?done=${done}`);
  if (done.problem === "not_found") throw notFound();
  const values = Object.fromEntries(["note", "text", "settles", "bring"].map((name) => [name, form.get(name).slice(0, 10_000)]));
  return Response.json({ ...done, values }, { status: done.problem === "stale" ? 409 : 422 });
}

async function carryOut(attending: Attending, key: EnquiryKey, form: FormFields): Promise<string | Pick<Refused, "field" | "problem">> {
  switch (form.get("do")) {
    case "take":
    case "giveBack": {
      const take = form.get("do") === "take";
      const assigned = await assignEnquiry(attending, key, { take, seen: form.get("seen") });
      if (!assigned.ok) return assigned.reason === "taken" ? "held" : { field: "text", problem: assigned.reason };
      return take ? "taken" : "givenBack";
    }
    case "note": {
      const noted = await addNote(attending, { residentId: key.residentId, id: key.enquiryId, work: "enquiry" }, { key: form.get("key"), text: form.get("note") });
      return noted.ok ? "noted" : { field: "note", problem: noted.reason };
    }
    default: {
      const settles = form.get("settles") === "yes";
      const answered = await answerEnquiry(attending, key, { key: form.get("key"), text: form.get("text"), settles, bring: form.get("bring"), version: Number(form.get("version")) });
      return answered.ok ? "answered" : { field: "text", problem: answered.reason };
    }
  }
}

export default function EnquiryAtDesk() {
  const { enquiry, assigned, isMine, seen, done, notes, keys } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("desk-work");
  const isGone = enquiry.state === "taken_back";
  const error = refused && t(`problem.${refused.problem}`);
  return (
    <Page
      title={t("enquiry.title", { number: enquiry.number })}
      heading={t("enquiry.heading", { number: enquiry.number })}
      kicker={t(`help:reasons.${enquiry.topic}`)}
      back={{ href: "/desk", label: t("desk:back") }}
      failed={refused !== undefined}
      news={isGone ? <Notice tone="heed">{t("enquiry.takenBack")}</Notice> : done && <DeskDone done={done} assigned={assigned} />}
    >
      {refused && error && !(isGone && refused.field === "text") && <ErrorSummary errors={[{ field: refused.field, text: error }]} />}
      <Facts />
      <Assignment assigned={assigned} isMine={isMine} seen={seen} />
      <Asked />
      {!isGone && <AnswerForm refused={refused} formKey={keys.answer} version={enquiry.version} />}
      <DeskNotes notes={notes} formKey={keys.note} limit={MOST_CHARACTERS} error={refused?.field === "note" ? error : undefined} value={refused?.values.note} />
    </Page>
  );
}

function Facts() {
  const { enquiry, residentName } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const rows = [
    { label: t("enquiry.who"), value: residentName },
    { label: t("enquiry.state"), value: t(`state.${enquiry.state}`) },
    { label: t("enquiry.since"), value: `${formatDay(enquiry.openedAt, locale)} ${formatTime(enquiry.openedAt, locale)}` },
  ];
  if (enquiry.receipt) rows.push({ label: t("enquiry.receipt"), value: enquiry.receipt });
  if (enquiry.slotAt) rows.push({ label: t("enquiry.slot"), value: `${formatDay(enquiry.slotAt, locale)} ${formatTime(enquiry.slotAt, locale)}` });
  return (
    <>
      <KeyValues rows={rows} />
      {enquiry.phone && <Telephone number={enquiry.phone} />}
      {enquiry.receipt && <GoLink href={`/desk/cases/${enquiry.residentId}/${enquiry.receipt}`}>{t("enquiry.toCase")}</GoLink>}
      <p className="small">{t("enquiry.told")}</p>
    </>
  );
}

function Asked() {
  const { enquiry } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const said = [{ id: "first", label: undefined, at: enquiry.openedAt, text: enquiry.text, bring: null }, ...enquiry.messages.map(({ messageId, ...message }) => ({ id: messageId, ...message }))];
  return (
    <Section heading={t("enquiry.said")}>
      <Conversation said={said} resident={t("enquiry.resident")} />
    </Section>
  );
}
