/** The PIN of a card: whoever stands at the counter is found by the four facts first. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ErrorSummary } from "../../ui/error-summary";
import { factErrors, FactsForm, type RefusedFacts } from "../../support/facts-form";
import { Page } from "../../ui/page";
import { Note } from "../../ui/section";
import { readFacts, refuseFacts } from "../../support/said-facts.server";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { findCardholder } from "../card-permission.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const read = readFacts(await readForm(args.request));
  if (!read.ok) return Response.json(read, { status: 422 });
  const found = await findCardholder(staffMember, read.facts);
  return found.ok
    ? seeOther(path("desk-cards-resident", { resident: found.residentId }))
    : refuseFacts(read.facts, found.reason);
}

export default function FindCardholder() {
  const refused = useActionData<RefusedFacts>();
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
      failed={refused !== undefined}
      aside={aside}
    >
      <ErrorSummary errors={factErrors(refused, t)} />
      <p>{t("find.lead")}</p>
      <FactsForm refused={refused} more={t("find.more")} />
    </Page>
  );
}
