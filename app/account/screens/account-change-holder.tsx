/** A new account, fourth page: the holder's name in kana, as the bank writes it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readForm, refuse } from "../../platform/form.server";
import { FormVersion } from "../../journeys/form-version";
import { findTyped, openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { parseForm } from "../../platform/form-schema.server";
import { withoutUnusable } from "../../platform/written-text";
import { ActionButton } from "../../ui/action-tag";
import { Field } from "../../ui/field";
import { TYPED_FORM } from "../../ui/display-links";
import { useFormErrors } from "../../ui/form-errors";
import { LONGEST_HOLDER } from "../account-journey";
import { AccountPage } from "../account-page";
import { requireAccountChange } from "../account-step.server";
import { bankKana } from "../bank-kana";

export const handle = { textEntry: true };

const holderForm = z.object({
  holder: z
    .string()
    .prefault("")
    .transform((typed, context) => {
      const name = bankKana(typed);
      const isUsable = withoutUnusable(typed) === typed;
      if (name && isUsable && name.length <= LONGEST_HOLDER) return name;
      const message = !isUsable ? "unusable" : typed === "" ? "empty" : name ? "too_long" : "not_kana";
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }),
});

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, change } = await requireAccountChange(args);
  const opened = openStep(args.request, change, "holder");
  const { bankTitle, branchTitle, entries } = change;
  const holder = entries.holder?.normalize("NFKC");
  const typed = await findTyped(viewing, args.request);
  return { opened, viewer: viewing.segment, holder, typed, at: `${bankTitle} ${branchTitle}` };
}

export async function action(args: ActionFunctionArgs) {
  const { change } = await requireAccountChange(args);
  const form = await readForm(args.request);
  const read = parseForm(holderForm, form.values);
  return read.ok ? saveAndGoOn(change, "holder", read.value, form) : refuse(form, read.problems);
}

export default function GiveHolder() {
  const { opened, viewer, holder, typed, at } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "account:holder");
  const { t } = useTranslation("account");
  return (
    <AccountPage
      opened={opened}
      viewer={viewer}
      title={t("holder.title")}
      kicker={at}
      errors={errors.list}
      stale={refused?.stale}
      saved={holder}
      keepsTyped
    >
      <form method="post" id={TYPED_FORM} className="sections">
        <FormVersion version={opened.version} refused={refused} typed={typed} />
        <Field
          name="holder"
          label={t("holder.heading")}
          asHeading
          hint={t("holder.hint")}
          error={errors.of("holder")}
          value={(refused?.values ?? typed)?.["holder"] ?? holder}
          autoComplete="off"
          lang="ja"
          width="full"
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </AccountPage>
  );
}
