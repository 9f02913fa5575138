/** Finding the mandates of somebody by the four facts, to print a letter again or to end one. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "../../components/error-summary";
import { factErrors, FactsForm, type RefusedFacts } from "../../components/facts-form";
import { Page } from "../../components/page";
import { readFacts, refuseFacts } from "../../desk-facts.server";
import { readForm, requireAttending, seeOther } from "../../http.server";
import { findPrincipal } from "../../services/registered-mandate.server";

export const handle = { textEntry: true };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAttending(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const attending = await requireAttending(request);
  const read = readFacts(await readForm(request));
  if (!read.ok) return Response.json(read, { status: 422 });
  const found = await findPrincipal(attending, read.facts);
  return found.ok ? seeOther(`/desk/mandates/${found.residentId}`) : refuseFacts(read.facts, found.reason);
}

export default function FindMandates() {
  const refused = useActionData<RefusedFacts>();
  const { t } = useTranslation("desk-mandates");
  return (
    <Page title={t("find.title")} heading={t("find.heading")} back={{ href: "/desk/mandates", label: t("back") }} failed={refused !== undefined}>
      <ErrorSummary errors={factErrors(refused, t)} />
      <p>{t("find.lead")}</p>
      <FactsForm refused={refused} more={t("facts.more")} />
    </Page>
  );
}
