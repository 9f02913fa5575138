/** One enquiry at the desk: what was asked, notes for the desk, the answer to the resident. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { Conversation } from "../../enquiries/conversation";
import { formatDay, formatTime } from "../../ui/dates";
import { Assignment, DeskDone, DeskNotes } from "../notes";
import { useFormErrors } from "../../ui/form-errors";
import { KeyValues } from "../../ui/key-values";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { Telephone } from "../../ui/telephone";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, giveBack, readForm, refuse, refuseStale, type FormFields } from "../../platform/form.server";
import type { Typed, Unfit } from "../../platform/form";
import { notFound, seeOther } from "../../platform/responses";
import { answerEnquiry, assignEnquiry, type EnquiryKey, openEnquiry } from "../desk-enquiry.server";
import { addNote } from "../desk-note.server";
import type { StaffMember } from "../../identity/staff.server";
import { AnswerForm } from "./desk-enquiry/answer-form";

export const handle = { textEntry: true };

function keyOf(params: Record<string, string | undefined>): EnquiryKey {
  return { residentId: params["resident"] ?? "", enquiryId: params["enquiry"] ?? "" };
}

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const opened = await openEnquiry(staffMember, keyOf(args.params));
  if (!opened) throw notFound();
  const done = doneOf(args.request, ["answered", "noted", "taken", "givenBack", "held"]);
  return {
    ...opened,
    isMine: opened.enquiry.assignedTo === staffMember.staffId,
    done,
    keys: { note: uuidv4(), answer: uuidv4() },
  };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const key = keyOf(args.params);
  if (form.get("do") === "template") return giveBack(form);
  const done = await carryOut(staffMember, key, form);
  if (typeof done === "string")
    return seeOther(path("desk-enquiry", { resident: key.residentId, enquiry: key.enquiryId }, { done }));
  if ("problems" in done) return refuse(form, done.problems);
  if (done.reason === "not_found") throw notFound();
  return refuseStale(form, [{ field: "text", problem: "stale" }]);
}

/** @returns what was done, or why not */
async function carryOut(
  staffMember: StaffMember,
  key: EnquiryKey,
  form: FormFields,
): Promise<string | Unfit | { reason: "not_found" | "stale" }> {
  switch (form.get("do")) {
    case "take":
    case "giveBack": {
      const take = form.get("do") === "take";
      const assigned = await assignEnquiry(staffMember, key, { take, seen: form.get("seen") });
      if (!assigned.ok) return assigned.reason === "taken" ? "held" : { reason: "not_found" };
      return take ? "taken" : "givenBack";
    }
    case "note": {
      const noted = await addNote(
        staffMember,
        { residentId: key.residentId, id: key.enquiryId, work: "enquiry" },
        { key: form.get("key"), text: form.values["note"] ?? "" },
      );
      return noted.ok ? "noted" : noted;
    }
    default: {
      const settles = form.get("settles") === "yes";
      const answered = await answerEnquiry(staffMember, key, {
        key: form.get("key"),
        text: form.values["text"] ?? "",
        settles,
        bring: form.get("bring"),
        version: Number(form.get("version")),
      });
      return answered.ok ? "answered" : answered;
    }
  }
}

export default function EnquiryAtDesk() {
  const { enquiry, assigned, isMine, seen, done, notes, keys } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk-work");
  const isGone = enquiry.state === "taken_back";
  const errors = useFormErrors(refused, "desk-work:problem");
  const values: Typed = refused?.values ?? {};
  return (
    <Page
      title={t("enquiry.title", { number: enquiry.number })}
      heading={t("enquiry.heading", { number: enquiry.number })}
      kicker={t(`help:reasons.${enquiry.topic}`)}
      back={{ href: path("desk"), label: t("desk:back") }}
      errors={errors.list.filter(({ field }) => !isGone || field !== "text")}
      news={
        isGone ? (
          <Notice tone="heed">{t("enquiry.takenBack")}</Notice>
        ) : (
          done && <DeskDone done={done} assigned={assigned} />
        )
      }
    >
      <Facts />
      <Assignment assigned={assigned} isMine={isMine} seen={seen} />
      <div className="side-by-side">
        <Asked />
        {!isGone && (
          <AnswerForm error={errors.of("text")} typed={values} formKey={keys.answer} version={enquiry.version} />
        )}
        <DeskNotes
          notes={notes}
          formKey={keys.note}
          limit={MOST_CHARACTERS}
          error={errors.of("note")}
          value={values["note"]}
        />
      </div>
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
    {
      label: t("enquiry.since"),
      value: `${formatDay(enquiry.openedAt, locale)} ${formatTime(enquiry.openedAt, locale)}`,
    },
  ];
  if (enquiry.receipt) rows.push({ label: t("enquiry.receipt"), value: enquiry.receipt });
  if (enquiry.slotAt)
    rows.push({
      label: t("enquiry.slot"),
      value: `${formatDay(enquiry.slotAt, locale)} ${formatTime(enquiry.slotAt, locale)}`,
    });
  return (
    <>
      <KeyValues rows={rows} />
      {enquiry.phone && <Telephone number={enquiry.phone} />}
      {enquiry.receipt && (
        <GoLink href={path("desk-case", { resident: enquiry.residentId, receipt: enquiry.receipt })}>
          {t("enquiry.toCase")}
        </GoLink>
      )}
      <p className="small">{t("enquiry.told")}</p>
    </>
  );
}

function Asked() {
  const { enquiry } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const said = [
    { id: "first", label: undefined, at: enquiry.openedAt, text: enquiry.text, bring: null },
    ...enquiry.messages.map(({ messageId, ...message }) => ({ id: messageId, ...message })),
  ];
  return (
    <Section heading={t("enquiry.said")}>
      <Conversation said={said} resident={t("enquiry.resident")} />
    </Section>
  );
}
