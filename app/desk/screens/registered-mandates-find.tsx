/** Finding the mandates of somebody by the four facts, to print a letter again or to end one. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ErrorSummary } from "../../ui/error-summary";
import { factErrors, FactsForm, type RefusedFacts } from "../../support/facts-form";
import { Page } from "../../ui/page";
import { readFacts, refuseFacts } from "../../support/said-facts.server";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { findPrincipal } from "../registered-mandate.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const read = readFacts(await readForm(args.request));
  if (!read.ok) return Response.json(read, { status: 422 });
  const found = await findPrincipal(staffMember, read.facts);
  return found.ok
    ? seeOther(path("registered-mandates", { resident: found.residentId }))
    : refuseFacts(read.facts, found.reason);
}

export default function FindMandates() {
  const refused = useActionData<RefusedFacts>();
  const { t } = useTranslation("desk-mandates");
  return (
    <Page
      title={t("find.title")}
      heading={t("find.heading")}
      back={{ href: path("registrations"), label: t("back") }}
      failed={refused !== undefined}
    >
      <ErrorSummary errors={factErrors(refused, t)} />
      <p>{t("find.lead")}</p>
      <FactsForm refused={refused} more={t("facts.more")} />
    </Page>
  );
}
