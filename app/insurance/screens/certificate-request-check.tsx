/** Asking for an eligibility certificate, last page: why, to whom it goes, and then the signature. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireViewing } from "../../identity/guards.server";
import { readForm, refuseStale } from "../../platform/form.server";
import { openStep } from "../../journeys/journey-page.server";
import { path } from "../../path";
import { seeOther } from "../../platform/responses";
import { ActionButton } from "../../ui/action-tag";
import { institutionDesk } from "../../ui/institution-name";
import { usePageFacts } from "../../ui/page-context";
import { plainText } from "../../ui/phrases";
import { SummaryList } from "../../ui/summary-list";
import { CertificateRequestPage } from "../certificate-request-page";
import { signCertificateRequest } from "../certificate-request.server";
import { requireCertificateRequest } from "../certificate-request-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, insurer, journey } = await requireCertificateRequest(args);
  return { opened: openStep(args.request, journey, "check"), viewer, insurer, reason: journey.entries.reason };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const ceremony = await signCertificateRequest(viewing, Number(form.get("version")));
  return ceremony ? seeOther(path("sign", { viewer: viewing.segment, ceremony })) : refuseStale(form);
}

export default function CheckCertificateRequest() {
  const { opened, viewer, insurer, reason } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("certificate");
  const { locale } = usePageFacts();
  const rows = [
    {
      label: t("ask.reason"),
      value: plainText(t(`reason.${reason}`)),
      href: path("certificate-request-reason", { viewer }),
    },
    { label: t("ask.to"), value: institutionDesk(insurer, locale) },
  ];
  return (
    <CertificateRequestPage
      opened={opened}
      viewer={viewer}
      title={t("ask.checkTitle")}
      heading={t("ask.checkHeading")}
      stale={refused?.stale}
    >
      <SummaryList rows={rows} />
      <form method="post">
        <input type="hidden" name="version" value={opened.version} />
        <ActionButton more={t("ask.signMore")}>{t("ask.sign")}</ActionButton>
      </form>
    </CertificateRequestPage>
  );
}
