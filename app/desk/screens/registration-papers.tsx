/** Registering a proxy: which papers lie on the counter. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readForm } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { IDENTITY_PAPERS } from "../../mandates/identity-papers";
import { type MandatePaper, papersOf, PROOFS } from "../../mandates/registered-mandates";
import { ActionButton } from "../../ui/action-tag";
import { Checks } from "../../ui/checks";
import { useFormErrors } from "../../ui/form-errors";
import { paperNames } from "../desk-mandate-words";
import { RegistrationPage } from "../registering/registration-page";
import { requireRegistration } from "../registering/registration-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args);
  const opened = openStep(args.request, registration, "papers");
  const { ground = "statutory", papers = [] } = registration.entries;
  return { opened, ground, papers, proxyName: registration.proxy?.name ?? "" };
}

export async function action(args: ActionFunctionArgs) {
  const { registration } = await requireRegistration(args);
  const { ground = "statutory" } = registration.entries;
  const form = await readForm(args.request);
  const marked = [...PROOFS[ground], ...IDENTITY_PAPERS].filter((paper) => form.get(paper) === "on");
  return saveAndGoOn(registration, "papers", { papers: papersOf(ground, marked) }, form);
}

export default function ChoosePapers() {
  const { opened, ground, papers, proxyName } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk-mandates:new.papers.problem");
  const { t } = useTranslation("desk-mandates");
  const optionsOf = (known: readonly MandatePaper[]) =>
    known.map((name) => ({
      name,
      label: t(`papers.${name}`),
      checked: refused ? refused.values[name] === "on" : papers.includes(name),
    }));
  return (
    <RegistrationPage
      opened={opened}
      title={t("new.papers.title")}
      heading={t("new.papers.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={papers.length > 0 ? paperNames(papers, t) : undefined}
    >
      <p>{t("new.papers.lead")}</p>
      <form method="post" className="sections">
        <input type="hidden" name="version" value={opened.version} />
        <Checks
          id="proof"
          legend={t(`new.papers.proof.${ground}`)}
          error={errors.of("proof")}
          options={optionsOf(PROOFS[ground])}
        />
        <Checks
          id="identity"
          legend={t("new.papers.identity", { name: proxyName })}
          error={errors.of("identity")}
          options={optionsOf(IDENTITY_PAPERS)}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
