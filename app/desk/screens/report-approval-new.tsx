/** Asking another person of the desk to let a report be filed that was filled in for somebody, after a call back. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { ActionButton } from "../../ui/action-tag";
import { schemeName } from "../../ui/scheme-names";
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { TextArea } from "../../ui/text-area";
import { MOST_CHARACTERS } from "../../enquiries/enquiries";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText, readForm } from "../../journeys/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { type ApprovalForm, askReportApproval, findFilledIn } from "../report-approval.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const [supportId, scheme] = [queryText(args.request, "support"), queryText(args.request, "scheme")];
  const found = await findFilledIn(staffMember, supportId, scheme);
  if (found?.journey.next !== "check") throw notFound();
  return { key: uuidv4(), supportId, scheme, back: `/s-${supportId}/linkages/${scheme}/report/check` };
}

interface Refused {
  field: "calledAt" | "phone" | "note";
  problem: string;
  values: ApprovalForm;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const [supportId, scheme] = [queryText(args.request, "support"), queryText(args.request, "scheme")];
  const values: ApprovalForm = {
    supportId,
    scheme,
    key: form.get("key"),
    calledAt: form.get("calledAt"),
    phone: form.get("phone"),
    note: form.get("note").slice(0, 10_000),
  };
  const asked = await askReportApproval(staffMember, values);
  if (asked.ok) return seeOther("/desk?done=approval");
  if (!("field" in asked)) throw notFound();
  return Response.json({ field: asked.field, problem: asked.problem, values }, { status: 422 });
}

export default function AskApproval() {
  const { key, scheme, back } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const error = refused && t([`approval.problem.${refused.problem}`, `problem.${refused.problem}`]);
  const errorOf = (field: Refused["field"]) => (refused?.field === field ? error : undefined);
  return (
    <Page
      title={t("approval.newTitle")}
      heading={t("approval.newHeading")}
      kicker={schemeName(scheme, locale)}
      back={{ href: back, label: t("approval.back") }}
      failed={refused !== undefined}
    >
      {refused && error && <ErrorSummary errors={[{ field: refused.field, text: error }]} />}
      <p>{t("approval.newLead")}</p>
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={key} />
        <Field
          name="calledAt"
          type="datetime-local"
          label={t("approval.calledAt")}
          hint={t("approval.calledAtHint")}
          error={errorOf("calledAt")}
          value={refused?.values.calledAt}
        />
        <Field
          name="phone"
          type="tel"
          label={t("approval.phone")}
          hint={t("approval.phoneHint")}
          error={errorOf("phone")}
          value={refused?.values.phone}
          autoComplete="off"
        />
        <TextArea
          name="note"
          label={t("approval.note")}
          hint={t("notes.hint")}
          error={errorOf("note")}
          value={refused?.values.note}
          limit={MOST_CHARACTERS}
        />
        <ActionButton more={t("approval.more")}>{t("approval.send")}</ActionButton>
      </form>
    </Page>
  );
}
