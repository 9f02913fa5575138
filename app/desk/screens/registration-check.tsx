/** Registering a proxy: everything once more, and then another member of staff is asked. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { formatDayWithEra } from "../../ui/dates";
import { paperNames, scopeNames } from "../desk-mandate-words";
import { Notice } from "../../ui/notice";
import { usePageFacts } from "../../ui/page-context";
import { RegistrationPage } from "../registration-page";
import { SummaryList } from "../../ui/summary-list";
import { lastDayOf } from "../../mandates/registered-mandates";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { placeOfStep, requireRegistration, toRegistrationStep } from "../registration-step.server";
import { requestMandate } from "../mandate-registration.server";

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args, "check");
  const { entries, principal, proxy, endsAt, version, key } = registration;
  const { ground = "statutory", papers = [], scopes = [] } = entries;
  const last = endsAt && lastDayOf(endsAt);
  return {
    principalName: principal?.name,
    birthDate: principal?.birthDate ?? "",
    proxyName: proxy?.name,
    ground,
    papers,
    scopes,
    last,
    version,
    key,
    place: placeOfStep("check"),
  };
}

export async function action(args: ActionFunctionArgs) {
  // A form sent twice finds no draft any more: the key tells what the first one became.
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const requested = await requestMandate(staffMember, { version: Number(form.get("version")), key: form.get("key") });
  if (requested.ok) return seeOther("/desk/mandates?done=requested");
  if (requested.reason === "incomplete") return toRegistrationStep("check");
  return Response.json({ error: requested.reason }, { status: requested.reason === "stale" ? 409 : 422 });
}

export default function CheckRegistration() {
  const { principalName, birthDate, proxyName, ground, papers, scopes, last, version, key, place } =
    useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "stale" | "not_possible" }>();
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  const base = "/desk/mandates/new";
  return (
    <RegistrationPage
      title={t("new.check.title")}
      heading={t("new.check.heading")}
      place={place}
      failed={refused !== undefined}
    >
      {refused && <Notice tone="heed">{t(refused.error === "stale" ? "new.stale" : "new.check.not_possible")}</Notice>}
      <SummaryList
        rows={[
          {
            label: t("label.principal"),
            value: `${principalName}\n${t("label.born", { day: formatDayWithEra(birthDate, locale) })}`,
            href: `${base}/principal`,
          },
          { label: t("label.proxy"), value: proxyName, href: `${base}/proxy` },
          { label: t("label.ground"), value: t(`ground.${ground}`).replaceAll("|", ""), href: `${base}/ground` },
          { label: t("label.papers"), value: paperNames(papers, t), href: `${base}/papers` },
          { label: t("label.scopes"), value: scopeNames(scopes, t), href: `${base}/scopes` },
          {
            label: t("label.end"),
            value: last && t("new.end.until", { day: formatDayWithEra(last, locale) }),
            href: `${base}/end`,
          },
        ]}
      />
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="key" value={key} />
        <ActionButton more={t("new.check.more")}>{t("new.check.send")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
