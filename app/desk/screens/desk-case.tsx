/** One correction case at the desk: who owes what, notes for the desk, and who follows it up. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { schemeName } from "../../ui/scheme-names";
import { formatDay, formatTime } from "../../ui/dates";
import { Assignment, DeskDone, DeskNotes } from "../notes";
import { AdviceForm } from "./desk-case/advice-form";
import { adviseOnCase } from "../case-advice.server";
import { useFormErrors } from "../../ui/form-errors";
import { institutionName } from "../../ui/institution-name";
import { KeyValues } from "../../ui/key-values";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Telephone } from "../../ui/telephone";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, readForm, refuse, refuseStale } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { assignCase, openCaseAtDesk } from "../desk-case.server";
import type { CaseKey } from "../desk-reach.server";
import { addNote } from "../desk-note.server";

export const handle = { textEntry: true };

function keyOf(params: Record<string, string | undefined>): CaseKey {
  return { residentId: params["resident"] ?? "", receipt: params["receipt"] ?? "" };
}

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const opened = await openCaseAtDesk(staffMember, keyOf(args.params));
  if (!opened) throw notFound();
  const done = doneOf(args.request, ["noted", "advised", "taken", "givenBack", "held"]);
  return { ...opened, isMine: opened.assigned?.staffId === staffMember.staffId, done, key: uuidv4() };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const key = keyOf(args.params);
  const self = path("desk-case", { resident: key.residentId, receipt: key.receipt });
  if (form.get("do") === "advise") {
    const words = { key: form.get("key"), version: Number(form.get("version")), text: form.values["advice"] ?? "" };
    const advised = await adviseOnCase(staffMember, key, words);
    if (advised.ok) return seeOther(`${self}?done=advised`);
    if ("problems" in advised) return refuse(form, advised.problems);
    if (advised.reason === "not_found") throw notFound();
    if (advised.reason === "not_spoken") return refuse(form, [{ field: "advice", problem: "not_spoken" }]);
    return refuseStale(form);
  }
  if (form.get("do") !== "note") {
    const take = form.get("do") === "take";
    const assigned = await assignCase(staffMember, key, { take, seen: form.get("seen") });
    if (!assigned.ok && assigned.reason === "not_found") throw notFound();
    return seeOther(`${self}?done=${assigned.ok ? (take ? "taken" : "givenBack") : "held"}`);
  }
  const noted = await addNote(
    staffMember,
    { residentId: key.residentId, id: key.receipt, work: "case" },
    { key: form.get("key"), text: form.values["note"] ?? "" },
  );
  if (noted.ok) return seeOther(`${self}?done=noted`);
  if ("problems" in noted) return refuse(form, noted.problems);
  throw notFound();
}

export default function CaseAtDesk() {
  const { row, assigned, isMine, seen, done, notes, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const errors = useFormErrors(refused, "desk-work:problem");
  return (
    <Page
      title={t("case.title", { receipt: row.receipt })}
      heading={t("case.heading", { receipt: row.receipt })}
      kicker={schemeName(row.schemeId, locale)}
      back={{ href: path("desk"), label: t("desk:back") }}
      errors={errors.list}
      news={
        <>
          {done && <DeskDone done={done} assigned={assigned?.label} />}
          {refused?.stale && <Notice tone="heed">{t("case.moved")}</Notice>}
        </>
      }
    >
      <Facts />
      {row.state === "resident_unsure" && (
        <AdviceForm formKey={key} version={row.version} error={errors.of("advice")} value={refused?.values["advice"]} />
      )}
      <Assignment assigned={assigned?.label} isMine={isMine} seen={seen} />
      <DeskNotes
        notes={notes}
        formKey={key}
        limit={MOST_CHARACTERS}
        error={errors.of("note")}
        value={refused?.values["note"]}
      />
    </Page>
  );
}

function Facts() {
  const { row, institution, residentName, contact } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const moment = (at: Date) => `${formatDay(at, locale)} ${formatTime(at, locale)}`;
  return (
    <>
      <KeyValues
        rows={[
          { label: t("enquiry.who"), value: residentName },
          { label: t("case.contact"), value: contact.value ?? t(`case.contacts.${contact.channel}`) },
          { label: t("case.institution"), value: institutionName(institution, locale) },
          { label: t("case.state"), value: t(`case.states.${row.state}`) },
          { label: t("case.since"), value: moment(row.stateSince) },
          ...(row.dueAt ? [{ label: t("case.due"), value: moment(row.dueAt) }] : []),
        ]}
      />
      <Telephone number={institution.phone} />
      <p className="small">{t("enquiry.told")}</p>
    </>
  );
}
