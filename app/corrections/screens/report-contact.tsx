/** Third page of a report: how the institution may reach the resident with a question. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readForm, refuse } from "../../platform/form.server";
import { FormVersion } from "../../journeys/form-version";
import { findTyped, openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { parseForm, readBy } from "../../platform/form-schema.server";
import { parsePhoneNumber } from "../../platform/phone-number";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { TYPED_FORM } from "../../ui/display-links";
import { useFormErrors } from "../../ui/form-errors";
import { institutionName } from "../../ui/institution-name";
import { usePageFacts } from "../../ui/page-context";
import { plainText } from "../../ui/phrases";
import { ReportPage } from "../reporting/report-page";
import { requireReport } from "../reporting/report-step.server";

const CHANNELS = ["portal", "phone", "post"] as const;
const channelForm = z.object({ channel: z.enum(CHANNELS, "missing") });
const phoneForm = z.object({ phone: readBy(parsePhoneNumber) });

/** A number half typed is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, report } = await requireReport(args);
  const { schemeId, institution, entries } = report;
  const opened = openStep(args.request, report, "contact");
  const phone = entries.contact?.channel === "phone" ? entries.contact.value : undefined;
  return {
    opened,
    viewer: viewing.segment,
    schemeId,
    institution,
    channel: entries.contact?.channel,
    phone,
    typed: await findTyped(viewing, args.request),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { report } = await requireReport(args);
  const form = await readForm(args.request);
  const read = parseForm(channelForm, form.values);
  if (!read.ok) return refuse(form, read.problems);
  const { channel } = read.value;
  if (channel !== "phone") return saveAndGoOn(report, "contact", { contact: { channel } }, form);
  const dialled = parseForm(phoneForm, form.values);
  if (!dialled.ok) return refuse(form, dialled.problems);
  return saveAndGoOn(report, "contact", { contact: { channel, value: dialled.value.phone } }, form);
}

export default function ReportContact() {
  const { opened, viewer, schemeId, institution, channel, phone, typed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const given = refused?.values ?? typed;
  const errors = useFormErrors(refused, "report:contact");
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  const phoneField = (
    <Field
      name="phone"
      type="tel"
      autoComplete="tel"
      label={t("contact.phoneLabel")}
      hint={t("contact.phoneHint")}
      value={given?.["phone"] ?? phone}
      error={errors.of("phone")}
    />
  );
  return (
    <ReportPage
      opened={opened}
      viewer={viewer}
      schemeId={schemeId}
      title={t("contact.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={channel && plainText(t(`contact.${channel}.label`))}
      keepsTyped
    >
      <form method="post" id={TYPED_FORM}>
        <FormVersion version={opened.version} refused={refused} typed={typed} />
        <Choice
          name="channel"
          asHeading
          legend={t("contact.heading")}
          hint={t("contact.hint", { institution: institutionName(institution, locale) })}
          options={CHANNELS.map((value) => ({
            value,
            label: t(`contact.${value}.label`),
            hint: t(`contact.${value}.hint`),
            more: value === "phone" ? phoneField : undefined,
          }))}
          value={given?.["channel"] ?? channel}
          error={errors.of("channel")}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </ReportPage>
  );
}
