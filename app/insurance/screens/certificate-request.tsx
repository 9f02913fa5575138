/** Asking for an eligibility certificate: why, to whom it goes, and then the signature. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { ErrorSummary } from "../../ui/error-summary";
import { institutionDesk } from "../../ui/institution-name";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { REQUEST_REASONS } from "../certificate-request";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { getCertificateStanding, signCertificateRequest } from "../certificate-request.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const { insurer, mayRequest, offered } = await getCertificateStanding(viewing);
  const back = path("certificate", { viewer: viewing.segment });
  if (!insurer || !mayRequest) throw seeOther(back);
  return { back, insurer, offered, key: uuidv4() };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  if (!REQUEST_REASONS.some((known) => known === form.get("reason")))
    return Response.json({ missing: true }, { status: 422 });
  const ceremony = await signCertificateRequest(viewing, { key: form.get("key"), reason: form.get("reason") });
  return seeOther(
    ceremony
      ? path("sign", { viewer: viewing.segment, ceremony })
      : path("certificate-request", { viewer: viewing.segment }),
  );
}

export default function RequestCertificate() {
  const { back, insurer, offered, key } = useLoaderData<typeof loader>();
  const refused = useActionData<{ missing: true }>();
  const { t } = useTranslation("certificate");
  const { locale } = usePageFacts();
  const error = refused && t("ask.missing");
  return (
    <Page title={t("ask.title")} back={{ href: back, label: t("ask.back") }} failed={refused !== undefined}>
      {error && <ErrorSummary errors={[{ field: "reason", text: error }]} />}
      <form method="post" className="sections">
        <input type="hidden" name="key" value={key} />
        <Choice
          name="reason"
          asHeading
          legend={t("ask.legend")}
          hint={t("ask.hint", { insurer: institutionDesk(insurer, locale) })}
          options={REQUEST_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
          value={offered}
          error={error}
        />
        <ActionButton more={t("ask.signMore")}>{t("ask.sign")}</ActionButton>
      </form>
    </Page>
  );
}
