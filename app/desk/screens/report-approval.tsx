/**
 * Deciding whether a report that was filled in for somebody is filed: what it says, and the call back on which it
 * rests.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton, QuietButton } from "../../ui/action-tag";
import { formatDay, formatTime } from "../../ui/dates";
import { useFormErrors } from "../../ui/form-errors";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { TextArea } from "../../ui/text-area";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm, refuse } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { ReportFacts } from "../report-facts";
import { decideReport, openReportApproval } from "../report-approval.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const opened = await openReportApproval(staffMember, args.params["resident"] ?? "", args.params["approval"] ?? "");
  if (!opened) throw notFound();
  return { ...opened, calledAt: new Date(opened.calledAt), key: uuidv4() };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const which = {
    residentId: args.params["resident"] ?? "",
    approvalId: args.params["approval"] ?? "",
    version: Number(form.get("version")),
  };
  const decided = await decideReport(staffMember, {
    ...which,
    key: form.get("key"),
    refusal: form.get("do") === "approve" ? undefined : (form.values["refusal"] ?? ""),
  });
  if (decided.ok) return seeOther(path("report-approvals", {}, { done: decided.state }));
  if ("problems" in decided) return refuse(form, decided.problems);
  if (decided.reason === "decided" || decided.reason === "stale")
    return seeOther(path("report-approvals", {}, { done: "decided" }));
  if (decided.reason === "not_found" || decided.reason === "not_possible") throw notFound();
  return refuse(form, [{ field: "refusal", problem: decided.reason }]);
}

export default function DecideReport() {
  const { isOwn, version, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk-work");
  const errors = useFormErrors(refused, "desk-work:approval.problem");
  return (
    <Page
      title={t("approval.oneTitle")}
      heading={t("approval.oneHeading")}
      back={{ href: path("report-approvals"), label: t("approval.backToList") }}
      errors={errors.list}
    >
      <Facts />
      {isOwn ? (
        <p>{t("approval.own")}</p>
      ) : (
        <>
          <form method="post">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="version" value={version} />
            <ActionButton name="do" value="approve" more={t("approval.approveMore")}>
              {t("approval.approve")}
            </ActionButton>
          </form>
          <Section heading={t("approval.refuseHeading")}>
            <form method="post" noValidate>
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="version" value={version} />
              <TextArea
                name="refusal"
                label={t("approval.refusal")}
                error={errors.of("refusal")}
                value={refused?.values["refusal"]}
                limit={MOST_CHARACTERS}
              />
              <QuietButton name="do" value="refuse">
                {t("approval.refuse")}
              </QuietButton>
            </form>
          </Section>
        </>
      )}
    </Page>
  );
}

function Facts() {
  const { residentName, report, calledAt, phone, note, requestedBy } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const call = [
    { label: t("approval.by"), value: requestedBy ?? "" },
    { label: t("approval.calledAt"), value: `${formatDay(calledAt, locale)} ${formatTime(calledAt, locale)}` },
    { label: t("approval.phone"), value: phone },
    ...(note ? [{ label: t("approval.note"), value: note }] : []),
  ];
  return (
    <div id="details">
      <ReportFacts report={report} before={[{ label: t("approval.who"), value: residentName }]} after={call} />
      <p className="small">{t("enquiry.told")}</p>
    </div>
  );
}
