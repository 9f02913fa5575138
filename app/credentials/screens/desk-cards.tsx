/** The PIN of a card: whoever stands at the counter is found by the four facts first. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { FACT_WORDS, FactsForm } from "../../support/facts-form";
import { useFormErrors } from "../../ui/form-errors";
import { Page } from "../../ui/page";
import { Note } from "../../ui/section";
import { readFacts, refuseFacts } from "../../support/said-facts.server";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { findCardholder } from "../card-permission.server";

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
  const found = await findCardholder(staffMember, read.value);
  return found.ok
    ? seeOther(path("desk-cards-resident", { resident: found.residentId }))
    : refuseFacts(form, found.reason);
}

export default function FindCardholder() {
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, FACT_WORDS);
  const { t } = useTranslation("desk-cards");
  const aside = (
    <Note heading={t("never.heading")}>
      <p>{t("never.text")}</p>
    </Note>
  );
  return (
    <Page
      title={t("find.title")}
      heading={t("find.heading")}
      back={{ href: path("desk"), label: t("back") }}
      errors={errors.list}
      aside={aside}
    >
      <p>{t("find.lead")}</p>
      <FactsForm errors={errors} typed={refused?.values} more={t("find.more")} />
    </Page>
  );
}
