/** Registering a proxy: what the proxy may do. To see always belongs to it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readForm } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { SCOPES, scopesOf } from "../../mandates/mandates";
import { ActionButton } from "../../ui/action-tag";
import { Checks } from "../../ui/checks";
import { scopeNames } from "../desk-mandate-words";
import { RegistrationPage } from "../registering/registration-page";
import { requireRegistration } from "../registering/registration-step.server";

/** Everything but seeing, which is granted with any of them. */
const FURTHER = SCOPES.filter((scope) => scope !== "see");

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args);
  const { scopes = [] } = registration.entries;
  return { opened: openStep(args.request, registration, "scopes"), scopes };
}

export async function action(args: ActionFunctionArgs) {
  const { registration } = await requireRegistration(args);
  const form = await readForm(args.request);
  const scopes = scopesOf(FURTHER.filter((scope) => form.get(scope) === "on"));
  return saveAndGoOn(registration, "scopes", { scopes }, form);
}

export default function ChooseScopes() {
  const { opened, scopes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk-mandates");
  const options = FURTHER.map((name) => ({
    name,
    label: t(`scope.${name}`),
    checked: refused ? refused.values[name] === "on" : scopes.includes(name),
  }));
  return (
    <RegistrationPage
      opened={opened}
      title={t("new.scopes.title")}
      stale={refused?.stale}
      saved={scopes.length > 0 ? scopeNames(scopes, t) : undefined}
    >
      <form method="post" className="sections">
        <input type="hidden" name="version" value={opened.version} />
        <Checks id="scopes" asHeading legend={t("new.scopes.heading")} hint={t("new.scopes.hint")} options={options} />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
