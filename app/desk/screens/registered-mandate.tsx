/** One mandate at the desk: what it is, the letter, and ending it on a court's or the principal's word. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { formatDayWithEra } from "../../ui/dates";
import { useFormErrors } from "../../ui/form-errors";
import { GoLink } from "../../ui/links";
import { paperNames, scopeNames } from "../desk-mandate-words";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { SummaryList } from "../../ui/summary-list";
import { END_REASONS, endReason, lastDayOf } from "../../mandates/registered-mandates";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, readForm, refuse, refuseStale } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { endDeskMandate, findDeskMandate } from "../registered-mandate.server";
import { plainText } from "../../ui/phrases";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const mandate = await findDeskMandate(staffMember, args.params.resident ?? "", args.params.mandate ?? "");
  if (!mandate) throw notFound();
  return { mandate, key: uuidv4(), ended: doneOf(args.request, ["ended"]) !== undefined };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const reason = endReason(form.get("reason"));
  if (!reason) return refuse(form, [{ field: "reason", problem: "empty" }]);
  const which = {
    principalId: args.params.resident ?? "",
    mandateId: args.params.mandate ?? "",
    key: form.get("key"),
    version: Number(form.get("version")),
  };
  const ended = await endDeskMandate(staffMember, { ...which, reason });
  if (ended.ok)
    return seeOther(
      path("registered-mandate", { resident: which.principalId, mandate: which.mandateId }, { done: "ended" }),
    );
  return refuseStale(form, [{ field: "reason", problem: ended.reason }]);
}

export default function DeskMandate() {
  const { mandate, key, ended } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk-mandates:end");
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  const {
    principalId,
    mandateId,
    principalName,
    proxyName,
    ground,
    papers,
    scopes,
    standing,
    startsAt,
    endsAt,
    version,
  } = mandate;
  return (
    <Page
      title={t("one.title")}
      kicker={t("one.kicker", { name: principalName })}
      heading={t("one.heading", { name: proxyName })}
      back={{ href: path("registered-mandates", { resident: principalId }), label: t("back") }}
      errors={errors.list}
      news={ended && <Notice tone="done">{t("end.done")}</Notice>}
    >
      <SummaryList
        rows={[
          { label: t("label.state"), value: t(`standing.${standing}`) },
          { label: t("label.ground"), value: plainText(t(`ground.${ground}`)) },
          ...(papers.length > 0 ? [{ label: t("label.papers"), value: paperNames(papers, t) }] : []),
          { label: t("label.scopes"), value: scopeNames(scopes, t) },
          ...(startsAt ? [{ label: t("label.start"), value: formatDayWithEra(startsAt, locale) }] : []),
          { label: t("label.end"), value: t("new.end.until", { day: formatDayWithEra(lastDayOf(endsAt), locale) }) },
        ]}
      />
      {ground !== "cards" && (
        <GoLink href={path("registered-mandate-letter", { resident: principalId, mandate: mandateId })}>
          {t("list.letter")}
        </GoLink>
      )}
      {(standing === "active" || standing === "waiting") && (
        <Section heading={t("end.heading")} lead={t("end.lead")}>
          <form method="post" className="sections">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="version" value={version} />
            <Choice
              name="reason"
              legend={t("end.reason")}
              error={errors.of("reason")}
              value={refused?.values["reason"]}
              options={END_REASONS.map((value) => ({ value, label: t(`end.reasons.${value}`) }))}
            />
            <ActionButton more={t("end.more")}>{t("end.send")}</ActionButton>
          </form>
        </Section>
      )}
    </Page>
  );
}
