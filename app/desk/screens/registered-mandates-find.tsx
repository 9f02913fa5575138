/** Finding the mandates of somebody by the four facts, to print a letter again or to end one. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { FACT_WORDS, FactsForm } from "../../support/facts-form";
import { useFormErrors } from "../../ui/form-errors";
import { Page } from "../../ui/page";
import { readFacts, refuseFacts } from "../../support/said-facts.server";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { findPrincipal } from "../registered-mandate.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const read = readFacts(form);
  if (!read.ok) return refuse(form, read.problems);
  const found = await findPrincipal(staffMember, read.value);
  return found.ok
    ? seeOther(path("registered-mandates", { resident: found.residentId }))
    : refuseFacts(form, found.reason);
}

export default function FindMandates() {
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, FACT_WORDS);
  const { t } = useTranslation("desk-mandates");
  return (
    <Page
      title={t("find.title")}
      heading={t("find.heading")}
      back={{ href: path("registrations"), label: t("back") }}
      errors={errors.list}
    >
      <p>{t("find.lead")}</p>
      <FactsForm errors={errors} typed={refused?.values} more={t("facts.more")} />
    </Page>
  );
}
