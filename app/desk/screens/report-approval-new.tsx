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
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { TextArea } from "../../ui/text-area";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText, readForm, refuse, refuseStale } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { ReportFacts } from "../report-facts";
import { askReportApproval, filledIn, findFilledIn } from "../report-request.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const [supportId, scheme] = [queryText(args.request, "support"), queryText(args.request, "scheme")];
  const found = await findFilledIn(staffMember, supportId, scheme);
  const report = found && filledIn(found.journey);
  if (!report) throw notFound();
  const back = path("report-check", { viewer: `s-${supportId}`, scheme });
  return { key: uuidv4(), scheme, report, version: found.journey.version, back };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const [supportId, scheme] = [queryText(args.request, "support"), queryText(args.request, "scheme")];
  const version = Number(form.get("version"));
  const asked = await askReportApproval(staffMember, { supportId, scheme, version }, form.values);
  if (asked.ok) return seeOther(path("desk", {}, { done: "approval" }));
  if ("problems" in asked) return refuse(form, asked.problems);
  if (asked.reason === "stale") return refuseStale(form);
  throw notFound();
}

export default function AskApproval() {
  const { key, scheme, report, version, back } = useLoaderData<typeof loader>();
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
      {refused?.stale && (
        <Notice tone="heed" heading={t("journeys:stale.heading")}>
          {t("journeys:stale.check")}
        </Notice>
      )}
      <p>{t("approval.newLead")}</p>
      <ReportFacts report={report} />
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="version" value={version} />
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
