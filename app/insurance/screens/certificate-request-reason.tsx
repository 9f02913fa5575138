/** Asking for an eligibility certificate, first page: why one is needed. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readForm, refuse } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { parseForm } from "../../platform/form-schema.server";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { institutionDesk } from "../../ui/institution-name";
import { usePageFacts } from "../../ui/page-context";
import { plainText } from "../../ui/phrases";
import { REQUEST_REASONS } from "../certificate-request";
import { CertificateRequestPage } from "../certificate-request-page";
import { requireCertificateRequest } from "../certificate-request-step.server";

const reasonForm = z.object({ reason: z.enum(REQUEST_REASONS, "missing") });

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, insurer, offered, journey } = await requireCertificateRequest(args);
  const { reason } = journey.entries;
  return {
    opened: openStep(args.request, journey, "reason"),
    viewer,
    insurer,
    reason: reason ?? offered,
    saved: reason,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { journey } = await requireCertificateRequest(args);
  const form = await readForm(args.request);
  const read = parseForm(reasonForm, form.values);
  return read.ok ? saveAndGoOn(journey, "reason", read.value, form) : refuse(form, read.problems);
}

export default function CertificateReason() {
  const { opened, viewer, insurer, reason, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "certificate:ask");
  const { t } = useTranslation("certificate");
  const { locale } = usePageFacts();
  return (
    <CertificateRequestPage
      opened={opened}
      viewer={viewer}
      title={t("ask.title")}
      errors={errors.list}
      stale={refused?.stale}
      saved={saved && plainText(t(`reason.${saved}`))}
    >
      <form method="post" className="sections">
        <input type="hidden" name="version" value={opened.version} />
        <Choice
          name="reason"
          asHeading
          legend={t("ask.legend")}
          hint={t("ask.hint", { insurer: institutionDesk(insurer, locale) })}
          options={REQUEST_REASONS.map((each) => ({ value: each, label: t(`reason.${each}`) }))}
          value={refused?.values["reason"] ?? reason}
          error={errors.of("reason")}
        />
        <ActionButton>{t("ask.next")}</ActionButton>
      </form>
    </CertificateRequestPage>
  );
}
