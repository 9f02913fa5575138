/** Registering a proxy: everything once more, and then another member of staff is asked. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { formatDayWithEra } from "../../ui/dates";
import { paperNames, scopeNames } from "../desk-mandate-words";
import { usePageFacts } from "../../ui/page-context";
import { RegistrationPage } from "../registering/registration-page";
import { SummaryList } from "../../ui/summary-list";
import { lastDayOf } from "../../mandates/registered-mandates";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm, refuse, refuseStale } from "../../platform/form.server";
import { openStep } from "../../journeys/journey-page.server";
import { path } from "../../path";
import { useFormErrors } from "../../ui/form-errors";
import { seeOther } from "../../platform/responses";
import { requireRegistration } from "../registering/registration-step.server";
import { requestMandate } from "../registering/mandate-registration.server";
import { plainText } from "../../ui/phrases";

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args);
  const opened = openStep(args.request, registration, "check");
  const { entries, principal, proxy, endsAt, key } = registration;
  const { ground = "statutory", papers = [], scopes = [] } = entries;
  return {
    opened,
    principalName: principal?.name,
    birthDate: principal?.birthDate ?? "",
    proxyName: proxy?.name,
    ground,
    papers,
    scopes,
    last: endsAt && lastDayOf(endsAt),
    key,
  };
}

export async function action(args: ActionFunctionArgs) {
  // A form sent twice finds no draft any more: the key tells what the first one became.
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const requested = await requestMandate(staffMember, { version: Number(form.get("version")), key: form.get("key") });
  if (requested.ok) return seeOther(path("registrations", {}, { done: "requested" }));
  if (requested.reason === "incomplete") return seeOther(path("registration"));
  if (requested.reason === "stale") return refuseStale(form);
  return refuse(form, [{ field: "answers", problem: "not_possible" }]);
}

export default function CheckRegistration() {
  const { opened, principalName, birthDate, proxyName, ground, papers, scopes, last, key } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk-mandates:new.check");
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  return (
    <RegistrationPage
      opened={opened}
      title={t("new.check.title")}
      heading={t("new.check.heading")}
      errors={errors.list}
      stale={refused?.stale}
    >
      <SummaryList
        rows={[
          {
            label: t("label.principal"),
            value: `${principalName}\n${t("label.born", { day: formatDayWithEra(birthDate, locale) })}`,
            href: path("registration-principal"),
          },
          { label: t("label.proxy"), value: proxyName, href: path("registration-proxy") },
          {
            label: t("label.ground"),
            value: plainText(t(`ground.${ground}`)),
            href: path("registration-ground"),
          },
          { label: t("label.papers"), value: paperNames(papers, t), href: path("registration-papers") },
          { label: t("label.scopes"), value: scopeNames(scopes, t), href: path("registration-scopes") },
          {
            label: t("label.end"),
            value: last && t("new.end.until", { day: formatDayWithEra(last, locale) }),
            href: path("registration-end"),
          },
        ]}
      />
      <form method="post" id="answers">
        <input type="hidden" name="version" value={opened.version} />
        <input type="hidden" name="key" value={key} />
        <ActionButton more={t("new.check.more")}>{t("new.check.send")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
