/** Registering a proxy: what the proxy may do. To see always belongs to it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../components/action-tag";
import { Checks } from "../../components/checks";
import { RegistrationPage } from "../../components/registration-page";
import { SCOPES, scopesOf } from "../../domain/mandates";
import { readForm } from "../../http.server";
import { keepAndGoOn, placeOfStep, requireRegistration } from "../../registration-step.server";

/** Everything but seeing, which is granted with any of them. */
const FURTHER = SCOPES.filter((scope) => scope !== "see");

export async function loader({ request }: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(request, "scopes");
  const { entries, version } = registration;
  return { scopes: entries.scopes ?? [], version, place: placeOfStep("scopes") };
}

export async function action({ request }: ActionFunctionArgs) {
  const { attending } = await requireRegistration(request, "scopes");
  const form = await readForm(request);
  return keepAndGoOn(attending, form, { scopes: scopesOf(FURTHER.filter((scope) => form.get(scope) === "on")) });
}

export default function ChooseScopes() {
  const { scopes, version, place } = useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "stale" }>();
  const { t } = useTranslation("desk-mandates");
  const error = refused && t("new.stale");
  return (
    <RegistrationPage title={t("new.scopes.title")} place={place} errors={error ? [{ field: "scopes", text: error }] : []} failed={refused !== undefined}>
      <form method="post" className="sections">
        <input type="hidden" name="version" value={version} />
        <Checks id="scopes" asHeading legend={t("new.scopes.heading")} hint={t("new.scopes.hint")} error={error} options={FURTHER.map((name) => ({ name, label: t(`scope.${name}`), checked: scopes.includes(name) }))} />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
