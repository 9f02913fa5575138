/** Third page of a report: how the institution may reach the resident with a question. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { institutionName } from "../../ui/institution-name";
import { usePageFacts } from "../../ui/page-context";
import { plainText } from "../../ui/phrases";
import { ReportPage } from "../report-page";
import { parsePhoneNumber } from "../../platform/phone-number";
import { type FormFields, readForm } from "../../platform/form.server";
import { unsentOf } from "../../journeys/unsent.server";
import type { FieldProblem } from "../../platform/form";
import { refuse, requireReport, requireStep, saveAndGoOn, stepPath } from "../report-step.server";
import type { ReportDraft } from "../report.server";

/** A number half typed is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, journey } = await requireStep(args, "contact");
  const { schemeId, institution, draft, version } = journey;
  const unsent = await unsentOf(viewing, args.request);
  const phone = draft.contact?.channel === "phone" ? draft.contact.value : undefined;
  return {
    backTo: stepPath(viewing, journey, "details"),
    schemeId,
    institution,
    channel: unsent["channel"] ?? draft.contact?.channel,
    phone: unsent["phone"] ?? phone,
    version,
  };
}

export async function action(args: ActionFunctionArgs) {
  const report = await requireReport(args);
  const form = await readForm(args.request);
  const values = { channel: form.get("channel"), phone: form.get("phone") };
  const contact = contactOf(form);
  return "problem" in contact ? refuse([contact], values) : saveAndGoOn(report, form, { contact }, values);
}

function contactOf(form: FormFields): NonNullable<ReportDraft["contact"]> | FieldProblem {
  const channel = form.get("channel");
  if (channel === "portal" || channel === "post") return { channel };
  if (channel !== "phone") return { field: "channel", problem: "missing" };
  const value = parsePhoneNumber(form.get("phone"));
  if (value && !form.unusable.includes("phone")) return { channel, value };
  return { field: "phone", problem: form.get("phone") === "" ? "phoneMissing" : "phoneWrong" };
}

interface Refused {
  problems?: FieldProblem[];
  stale?: true;
  values: { channel: string; phone: string };
}

export default function ReportContact() {
  const { backTo, schemeId, institution, channel, phone, version } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  const errors = (refused?.problems ?? []).map(({ field, problem }) => ({ field, text: t(`contact.${problem}`) }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const phoneField = (
    <Field
      name="phone"
      type="tel"
      autoComplete="tel"
      label={t("contact.phoneLabel")}
      hint={t("contact.phoneHint")}
      value={refused?.values.phone ?? phone}
      error={errorOf("phone")}
    />
  );
  return (
    <ReportPage
      step={3}
      schemeId={schemeId}
      title={t("contact.heading")}
      back={{ href: backTo, label: t("back") }}
      errors={errors}
      savedMeanwhile={refused?.stale && (channel ? plainText(t(`contact.${channel}.label`)) : "")}
    >
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <Choice
          name="channel"
          asHeading
          legend={t("contact.heading")}
          hint={t("contact.hint", { institution: institutionName(institution, locale) })}
          options={(["portal", "phone", "post"] as const).map((value) => ({
            value,
            label: t(`contact.${value}.label`),
            hint: t(`contact.${value}.hint`),
            more: value === "phone" ? phoneField : undefined,
          }))}
          value={refused?.values.channel ?? channel}
          error={errorOf("channel")}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </ReportPage>
  );
}
