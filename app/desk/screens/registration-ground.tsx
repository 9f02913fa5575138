/** Registering a proxy: on what the representation rests. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { RegistrationPage } from "../registration-page";
import { DESK_GROUNDS, deskGround } from "../../mandates/registered-mandates";
import { readForm } from "../../platform/form.server";
import { keepAndGoOn, placeOfStep, requireRegistration } from "../registration-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args, "ground");
  const { entries, version } = registration;
  return { ground: entries.ground, version, place: placeOfStep("ground") };
}

export async function action(args: ActionFunctionArgs) {
  const { staffMember } = await requireRegistration(args, "ground");
  const form = await readForm(args.request);
  const ground = deskGround(form.get("ground"));
  return ground ? keepAndGoOn(staffMember, form, { ground }) : Response.json({ error: "empty" }, { status: 422 });
}

export default function ChooseGround() {
  const { ground, version, place } = useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "empty" | "not_a_child" | "stale" }>();
  const { t } = useTranslation("desk-mandates");
  const error = refused && t(`new.ground.${refused.error}`);
  return (
    <RegistrationPage
      title={t("new.ground.title")}
      place={place}
      errors={error ? [{ field: "ground", text: error }] : []}
      failed={refused !== undefined}
    >
      <form method="post" className="sections">
        <input type="hidden" name="version" value={version} />
        <Choice
          name="ground"
          asHeading
          legend={t("new.ground.heading")}
          value={ground}
          error={error}
          options={DESK_GROUNDS.map((value) => ({
            value,
            label: t(`ground.${value}`),
            hint: t(`ground.${value}Hint`),
          }))}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
