/** The PIN of a card: what is to be permitted, why, and which papers were seen. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Checks } from "../../ui/checks";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Note } from "../../ui/section";
import { CARD_CHANGES, CARD_REASONS, cardChange, cardReason } from "../card-permissions";
import { IDENTITY_PAPERS } from "../../mandates/identity-papers";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { getCardholder, permitCardChange } from "../card-permission.server";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const holder = await getCardholder(staffMember, args.params.resident ?? "");
  if (!holder) throw seeOther(path("desk-cards"));
  return { holder, key: randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const papers = IDENTITY_PAPERS.filter((paper) => form.get(paper) === "on");
  const [change, reason] = [cardChange(form.get("change")), cardReason(form.get("reason"))];
  const missing = [
    ...(papers.length > 0 ? [] : ["papers"]),
    ...(change ? [] : ["change"]),
    ...(reason ? [] : ["reason"]),
  ];
  if (!change || !reason || missing.length > 0)
    return refuse(
      form,
      missing.map((field) => ({ field, problem: "empty" })),
    );
  const residentId = args.params.resident ?? "";
  const permitted = await permitCardChange(staffMember, { residentId, change, reason, papers, key: form.get("key") });
  return seeOther(
    permitted.ok
      ? path("desk-cards-permission", { resident: residentId, permission: permitted.permissionId })
      : permitted.reason === "no_card"
        ? path("desk-cards-resident", { resident: residentId })
        : path("desk-cards"),
  );
}

export default function PermitChange() {
  const { holder, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk-cards");
  const errors = useFormErrors(refused, "desk-cards:permit");
  const aside = (
    <Note heading={t("never.heading")}>
      <p>{t("never.text")}</p>
    </Note>
  );
  const page = {
    title: t("permit.title"),
    kicker: holder.name,
    heading: t("permit.heading"),
    back: { href: path("desk-cards"), label: t("permit.back") },
    aside,
  };
  if (!holder.card) {
    return (
      <Page {...page}>
        <Notice tone="heed">{t("permit.noCard")}</Notice>
      </Page>
    );
  }
  return (
    <Page {...page} errors={errors.list}>
      <p>{t("permit.card", { last: holder.card })}</p>
      <form method="post" className="sections">
        <input type="hidden" name="key" value={key} />
        <Checks
          id="papers"
          legend={t("permit.papers.legend")}
          hint={t("permit.papers.hint")}
          error={errors.of("papers")}
          options={IDENTITY_PAPERS.map((name) => ({
            name,
            label: t(`desk-mandates:papers.${name}`),
            checked: refused?.values[name] === "on",
          }))}
        />
        <Choice
          name="change"
          legend={t("permit.change.legend")}
          error={errors.of("change")}
          value={refused?.values["change"]}
          options={CARD_CHANGES.map((value) => ({
            value,
            label: t(`change.${value}`),
            hint: t(`change.${value}Hint`),
          }))}
        />
        <Choice
          name="reason"
          legend={t("permit.reason.legend")}
          error={errors.of("reason")}
          value={refused?.values["reason"]}
          options={CARD_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        />
        <ActionButton more={t("permit.more")}>{t("permit.send")}</ActionButton>
      </form>
    </Page>
  );
}
