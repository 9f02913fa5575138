/** Registering a proxy: on what the representation rests. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readForm, refuse } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { DESK_GROUNDS } from "../../mandates/registered-mandates";
import { parseForm } from "../../platform/form-schema.server";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { plainText } from "../../ui/phrases";
import { isImpossibleGround } from "../registering/mandate-registration.server";
import { RegistrationPage } from "../registering/registration-page";
import { requireRegistration } from "../registering/registration-step.server";

const groundForm = z.object({ ground: z.enum(DESK_GROUNDS, "empty") });

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args);
  return { opened: openStep(args.request, registration, "ground"), ground: registration.entries.ground };
}

export async function action(args: ActionFunctionArgs) {
  const { staffMember, registration } = await requireRegistration(args);
  const form = await readForm(args.request);
  const read = parseForm(groundForm, form.values);
  if (!read.ok) return refuse(form, read.problems);
  if (isImpossibleGround(registration, read.value.ground, staffMember.at))
    return refuse(form, [{ field: "ground", problem: "not_a_child" }]);
  return saveAndGoOn(registration, "ground", read.value, form);
}

export default function ChooseGround() {
  const { opened, ground } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk-mandates:new.ground");
  const { t } = useTranslation("desk-mandates");
  return (
    <RegistrationPage
      opened={opened}
      title={t("new.ground.title")}
      errors={errors.list}
      stale={refused?.stale}
      saved={ground && plainText(t(`ground.${ground}`))}
    >
      <form method="post" className="sections">
        <input type="hidden" name="version" value={opened.version} />
        <Choice
          name="ground"
          asHeading
          legend={t("new.ground.heading")}
          value={refused?.values["ground"] ?? ground}
          error={errors.of("ground")}
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
