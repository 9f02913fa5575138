/** Registering a proxy: what the proxy may do. To see always belongs to it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { Checks } from "../../ui/checks";
import { RegistrationPage } from "../registration-page";
import { SCOPES, scopesOf } from "../../mandates/mandates";
import { readForm } from "../../platform/form.server";
import { keepAndGoOn, placeOfStep, requireRegistration } from "../registration-step.server";

/** Everything but seeing, which is granted with any of them. */
const FURTHER = SCOPES.filter((scope) => scope !== "see");

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args, "scopes");
  const { entries, version } = registration;
  return { scopes: entries.scopes ?? [], version, place: placeOfStep("scopes") };
}

export async function action(args: ActionFunctionArgs) {
  const { staffMember } = await requireRegistration(args, "scopes");
  const form = await readForm(args.request);
  return keepAndGoOn(staffMember, form, { scopes: scopesOf(FURTHER.filter((scope) => form.get(scope) === "on")) });
}

export default function ChooseScopes() {
  const { scopes, version, place } = useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "stale" }>();
  const { t } = useTranslation("desk-mandates");
  const error = refused && t("new.stale");
  return (
    <RegistrationPage
      title={t("new.scopes.title")}
      place={place}
      errors={error ? [{ field: "scopes", text: error }] : []}
      failed={refused !== undefined}
    >
      <form method="post" className="sections">
        <input type="hidden" name="version" value={version} />
        <Checks
          id="scopes"
          asHeading
          legend={t("new.scopes.heading")}
          hint={t("new.scopes.hint")}
          error={error}
          options={FURTHER.map((name) => ({ name, label: t(`scope.${name}`), checked: scopes.includes(name) }))}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
