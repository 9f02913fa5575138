/** Registering a proxy: who represents, found by the four facts of a paper. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readForm, refuse } from "../../platform/form.server";
import { openStep } from "../../journeys/journey-page.server";
import { seeOther } from "../../platform/responses";
import { FACT_WORDS, FactsForm } from "../../support/facts-form";
import { readFacts, refuseFacts } from "../../support/said-facts.server";
import { QuietLink } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { Notice } from "../../ui/notice";
import { keepPerson } from "../registering/mandate-registration.server";
import { RegistrationPage } from "../registering/registration-page";
import { requireRegistration } from "../registering/registration-step.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args);
  const { next, pathOf, proxy: found } = registration;
  return { opened: openStep(args.request, registration, "proxy"), found: found?.name, goOn: pathOf(next) };
}

export async function action(args: ActionFunctionArgs) {
  const { staffMember, registration } = await requireRegistration(args);
  openStep(args.request, registration, "proxy");
  const form = await readForm(args.request);
  const read = readFacts(form);
  if (!read.ok) return refuse(form, read.problems);
  const kept = await keepPerson(staffMember, "proxy", read.value, Number(form.get("version")));
  return kept.ok ? seeOther(registration.pathOf(kept.next)) : refuseFacts(form, kept.reason);
}

export default function FindProxy() {
  const { opened, found, goOn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, FACT_WORDS);
  const { t } = useTranslation("desk-mandates");
  return (
    <RegistrationPage
      opened={opened}
      title={t("new.proxy.title")}
      heading={t("new.proxy.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={found}
    >
      {found && (
        <Notice heading={t("new.found", { name: found })}>
          <QuietLink href={goOn}>{t("new.goOn")}</QuietLink>
        </Notice>
      )}
      <p>{t("new.proxy.lead")}</p>
      <FactsForm errors={errors} typed={refused?.values} more={t("facts.more")}>
        <input type="hidden" name="version" value={opened.version} />
      </FactsForm>
    </RegistrationPage>
  );
}
