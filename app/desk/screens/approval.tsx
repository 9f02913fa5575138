/** One request with all that was entered: approved, or refused with the reason. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { formatDay, formatDayWithEra, formatTime } from "../../ui/dates";
import { type FormErrors, useFormErrors } from "../../ui/form-errors";
import { GoLink } from "../../ui/links";
import { paperNames, scopeNames } from "../desk-mandate-words";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { SummaryList } from "../../ui/summary-list";
import { TextArea } from "../../ui/text-area";
import { lastDayOf, startAfterWaiting } from "../../mandates/registered-mandates";
import type { Typed } from "../../platform/form";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm, refuse, refuseStale } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { decideMandate, LONGEST_REFUSAL, openApproval, type ShownApproval } from "../mandate-approval.server";
import { plainText } from "../../ui/phrases";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const approval = await openApproval(staffMember, args.params.resident ?? "", args.params.approval ?? "");
  if (!approval) throw notFound();
  return {
    approval,
    last: lastDayOf(approval.endsAt),
    startsAt: startAfterWaiting(staffMember.at),
    key: randomUUID(),
    longest: LONGEST_REFUSAL,
  };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const choice = form.get("decision");
  const refusal = choice === "refuse" ? (form.values["refusal"] ?? "") : undefined;
  if (choice !== "approve" && choice !== "refuse") return refuse(form, [{ field: "decision", problem: "missing" }]);
  const which = { residentId: args.params.resident ?? "", approvalId: args.params.approval ?? "" };
  const decided = await decideMandate(staffMember, {
    ...which,
    version: Number(form.get("version")),
    key: form.get("key"),
    refusal,
  });
  if (decided.ok) return seeOther(path("approvals", {}, { done: decided.state }));
  if ("problems" in decided) return refuse(form, decided.problems);
  return refuseStale(form, [{ field: "decision", problem: decided.reason }]);
}

export default function DecideApproval() {
  const { approval, last } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk-mandates:approvals.problem");
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  const { principalName, birthDate, proxyName, ground, papers, scopes, requestedLabel, requestedAt, state, isOwn } =
    approval;
  return (
    <Page
      title={t("approvals.oneTitle")}
      kicker={t("approvals.kicker")}
      heading={t("list.forWhom", { principal: principalName, proxy: proxyName })}
      back={{ href: path("approvals"), label: t("back") }}
      errors={errors.list}
    >
      <SummaryList
        rows={[
          {
            label: t("label.principal"),
            value: `${principalName}\n${t("label.born", { day: formatDayWithEra(birthDate, locale) })}`,
          },
          { label: t("label.proxy"), value: proxyName },
          { label: t("label.ground"), value: plainText(t(`ground.${ground}`)) },
          { label: t("label.papers"), value: paperNames(papers, t) },
          { label: t("label.scopes"), value: scopeNames(scopes, t) },
          { label: t("label.end"), value: t("new.end.until", { day: formatDayWithEra(last, locale) }) },
          {
            label: t("label.requestedBy"),
            value: `${requestedLabel}\n${formatDay(requestedAt, locale)} ${formatTime(requestedAt, locale)}`,
          },
        ]}
      />
      {isOwn && state === "waiting" && <Notice tone="heed">{t("approvals.own")}</Notice>}
      {state !== "waiting" && <Decision approval={approval} />}
      {state === "waiting" && !isOwn && <DecisionForm errors={errors} typed={refused?.values ?? {}} />}
    </Page>
  );
}

function Decision({ approval: { state, refusal, principalId, approvalId } }: { approval: ShownApproval }) {
  const { t } = useTranslation("desk-mandates");
  return (
    <Notice heading={t(`state.${state}`)}>
      {refusal && <p>{refusal}</p>}
      {state === "approved" && (
        <GoLink href={path("registered-mandate-letter", { resident: principalId, mandate: approvalId })}>
          {t("list.letter")}
        </GoLink>
      )}
    </Notice>
  );
}

function DecisionForm({ errors, typed }: { errors: FormErrors; typed: Typed }) {
  const { approval, startsAt, key, longest } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  const reason = (
    <TextArea
      name="refusal"
      label={t("approvals.reason")}
      hint={t("approvals.reasonHint")}
      error={errors.of("refusal")}
      value={typed["refusal"]}
      limit={longest}
    />
  );
  return (
    <form method="post" className="sections">
      <input type="hidden" name="version" value={approval.version} />
      <input type="hidden" name="key" value={key} />
      <Choice
        name="decision"
        legend={t("approvals.decide")}
        value={typed["decision"]}
        error={errors.of("decision")}
        options={[
          {
            value: "approve",
            label: t("approvals.approve"),
            hint: t("approvals.approveHint", { day: formatDay(startsAt, locale) }),
          },
          { value: "refuse", label: t("approvals.refuse"), hint: t("approvals.refuseHint"), more: reason },
        ]}
      />
      <ActionButton>{t("approvals.send")}</ActionButton>
    </form>
  );
}
