/** The desk takes the number that a resident reads out, and from then on sees that resident's screens. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { joinSupport } from "../support.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  return { left: doneOf(args.request, ["left"]) !== undefined };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const joined = await joinSupport(staffMember, form.get("code").normalize("NFKC").replace(/\D/g, ""));
  if (!joined.ok) return refuse(form, [{ field: "code", problem: joined.reason }]);
  return seeOther(path("guide", { viewer: `s-${joined.supportId}` }));
}

export default function TakeCode() {
  const { left } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk");
  const errors = useFormErrors(refused, "desk:support");
  return (
    <Page
      title={t("support.title")}
      back={{ href: path("desk"), label: t("back") }}
      errors={errors.list}
      news={left && <Notice tone="done">{t("support.left")}</Notice>}
    >
      <form method="post" className="sections" noValidate>
        <Field
          name="code"
          asHeading
          label={t("support.code")}
          hint={t("support.hint")}
          error={errors.of("code")}
          value={refused?.values["code"]}
          inputMode="numeric"
          autoComplete="off"
          width="short"
        />
        <ActionButton more={t("support.more")}>{t("support.send")}</ActionButton>
      </form>
    </Page>
  );
}
