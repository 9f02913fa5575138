/** Asking another person of the desk to let a report be filed that was filled in for somebody, after a call back. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { schemeName } from "../../ui/scheme-names";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { TextArea } from "../../ui/text-area";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText, readForm, refuse } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { askReportApproval, findFilledIn } from "../report-approval.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const [supportId, scheme] = [queryText(args.request, "support"), queryText(args.request, "scheme")];
  const found = await findFilledIn(staffMember, supportId, scheme);
  if (found?.journey.next !== "check") throw notFound();
  return { key: uuidv4(), supportId, scheme, back: path("report-check", { viewer: `s-${supportId}`, scheme }) };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const [supportId, scheme] = [queryText(args.request, "support"), queryText(args.request, "scheme")];
  const asked = await askReportApproval(staffMember, { supportId, scheme }, form.values);
  if (asked.ok) return seeOther(path("desk", {}, { done: "approval" }));
  if ("problems" in asked) return refuse(form, asked.problems);
  throw notFound();
}

export default function AskApproval() {
  const { key, scheme, back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const errors = useFormErrors(refused, "desk-work:approval.problem");
  return (
    <Page
      title={t("approval.newTitle")}
      heading={t("approval.newHeading")}
      kicker={schemeName(scheme, locale)}
      back={{ href: back, label: t("approval.back") }}
      errors={errors.list}
    >
      <p>{t("approval.newLead")}</p>
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={key} />
        <Field
          name="calledAt"
          type="datetime-local"
          label={t("approval.calledAt")}
          hint={t("approval.calledAtHint")}
          error={errors.of("calledAt")}
          value={refused?.values["calledAt"]}
        />
        <Field
          name="phone"
          type="tel"
          label={t("approval.phone")}
          hint={t("approval.phoneHint")}
          error={errors.of("phone")}
          value={refused?.values["phone"]}
          autoComplete="off"
        />
        <TextArea
          name="note"
          label={t("approval.note")}
          hint={t("notes.hint")}
          error={errors.of("note")}
          value={refused?.values["note"]}
          limit={MOST_CHARACTERS}
        />
        <ActionButton more={t("approval.more")}>{t("approval.send")}</ActionButton>
      </form>
    </Page>
  );
}
