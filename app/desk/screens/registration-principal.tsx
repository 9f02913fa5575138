/** Registering a proxy: who is represented, found by the four facts of a paper. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { factErrors, FactsForm, type RefusedFacts } from "../../support/facts-form";
import { QuietLink } from "../../ui/action-tag";
import { Notice } from "../../ui/notice";
import { RegistrationPage } from "../registration-page";
import { readFacts, refuseFacts } from "../../support/said-facts.server";
import { readForm } from "../../platform/form.server";
import { placeOfStep, requireRegistration, toRegistrationStep } from "../registration-step.server";
import { keepPerson } from "../mandate-registration.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args, "principal");
  const { next, version, principal: found } = registration;
  return { found: found?.name, next, version, place: placeOfStep("principal") };
}

export async function action(args: ActionFunctionArgs) {
  const { staffMember } = await requireRegistration(args, "principal");
  const form = await readForm(args.request);
  const read = readFacts(form);
  if (!read.ok) return Response.json(read, { status: 422 });
  const kept = await keepPerson(staffMember, "principal", read.facts, Number(form.get("version")));
  return kept.ok ? toRegistrationStep(kept.next) : refuseFacts(read.facts, kept.reason);
}

export default function FindPrincipal() {
  const { found, next, version, place } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedFacts>();
  const { t } = useTranslation("desk-mandates");
  return (
    <RegistrationPage
      title={t("new.principal.title")}
      heading={t("new.principal.heading")}
      place={place}
      errors={factErrors(refused, t)}
      failed={refused !== undefined}
    >
      {found && (
        <Notice heading={t("new.found", { name: found })}>
          <QuietLink href={`/desk/mandates/new/${next}`}>{t("new.goOn")}</QuietLink>
        </Notice>
      )}
      <p>{t("new.principal.lead")}</p>
      <FactsForm refused={refused} more={t("facts.more")}>
        <input type="hidden" name="version" value={version} />
      </FactsForm>
    </RegistrationPage>
  );
}
