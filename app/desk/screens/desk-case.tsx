/** One correction case at the desk: who owes what, notes for the desk, and who follows it up. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { schemeName } from "../../ui/scheme-names";
import { formatDay, formatTime } from "../../ui/dates";
import { Assignment, DeskDone, DeskNotes } from "../notes";
import { ErrorSummary } from "../../ui/error-summary";
import { institutionName } from "../../ui/institution-name";
import { KeyValues } from "../../ui/key-values";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Telephone } from "../../ui/telephone";
import { MOST_CHARACTERS } from "../../enquiries/enquiries";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm } from "../../journeys/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { assignCase, type CaseKey, openCaseAtDesk } from "../desk-case.server";
import { addNote } from "../desk-note.server";

export const handle = { textEntry: true };

function keyOf(params: Record<string, string | undefined>): CaseKey {
  return { residentId: params["resident"] ?? "", receipt: params["receipt"] ?? "" };
}

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const opened = await openCaseAtDesk(staffMember, keyOf(args.params));
  if (!opened) throw notFound();
  const done = (["noted", "taken", "givenBack", "held"] as const).find(
    (known) => known === new URL(args.request.url).searchParams.get("done"),
  );
  return { ...opened, isMine: opened.assigned?.staffId === staffMember.staffId, done, key: uuidv4() };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const key = keyOf(args.params);
  const self = `/desk/cases/${key.residentId}/${key.receipt}`;
  if (form.get("do") !== "note") {
    const take = form.get("do") === "take";
    const assigned = await assignCase(staffMember, key, { take, seen: form.get("seen") });
    if (!assigned.ok && assigned.reason === "not_found") throw notFound();
    return seeOther(`${self}?done=${assigned.ok ? (take ? "taken" : "givenBack") : "held"}`);
  }
  const noted = await addNote(
    staffMember,
    { residentId: key.residentId, id: key.receipt, work: "case" },
    { key: form.get("key"), text: form.get("note") },
  );
  if (noted.ok) return seeOther(`${self}?done=noted`);
  if (noted.reason === "not_found") throw notFound();
  return Response.json({ problem: noted.reason, value: form.get("note").slice(0, 10_000) }, { status: 422 });
}

export default function CaseAtDesk() {
  const { row, assigned, isMine, seen, done, notes, key } = useLoaderData<typeof loader>();
  const refused = useActionData<{ problem: string; value: string }>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const error = refused && t(`problem.${refused.problem}`);
  return (
    <Page
      title={t("case.title", { receipt: row.receipt })}
      heading={t("case.heading", { receipt: row.receipt })}
      kicker={schemeName(row.schemeId, locale)}
      back={{ href: "/desk", label: t("desk:back") }}
      failed={refused !== undefined}
      news={done && <DeskDone done={done} assigned={assigned?.label} />}
    >
      {error && <ErrorSummary errors={[{ field: "note", text: error }]} />}
      <Facts />
      <Assignment assigned={assigned?.label} isMine={isMine} seen={seen} />
      <DeskNotes notes={notes} formKey={key} limit={MOST_CHARACTERS} error={error} value={refused?.value} />
    </Page>
  );
}

function Facts() {
  const { row, institution, residentName } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const moment = (at: Date) => `${formatDay(at, locale)} ${formatTime(at, locale)}`;
  return (
    <>
      <KeyValues
        rows={[
          { label: t("enquiry.who"), value: residentName },
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
