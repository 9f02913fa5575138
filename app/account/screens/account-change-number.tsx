/** A new account, third page: its type and number, as they stand in the passbook. */
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
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { TYPED_FORM } from "../../ui/display-links";
import { useFormErrors } from "../../ui/form-errors";
import { Note } from "../../ui/section";
import { AccountPage } from "../account-page";
import { requireAccountChange } from "../account-step.server";
import { readAccountNumber } from "../bank-kana";
import { ACCOUNT_TYPES } from "../own-account";

export const handle = { textEntry: true };

const numberForm = z.object({
  type: z.enum(ACCOUNT_TYPES, "choose"),
  number: z
    .string()
    .prefault("")
    .transform((typed, context) => {
      const isUsable = withoutUnusable(typed) === typed;
      const read = isUsable ? readAccountNumber(typed) : ({ ok: false, reason: "unusable" } as const);
      if (read.ok) return read.number;
      context.addIssue({ code: "custom", message: read.reason });
      return z.NEVER;
    }),
});

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, change } = await requireAccountChange(args);
  const opened = openStep(args.request, change, "number");
  const { bankTitle, branchTitle, isPost } = change;
  const { type, number } = change.entries;
  const typed = await findTyped(viewing, args.request);
  return { opened, viewer: viewing.segment, type, number, typed, at: `${bankTitle} ${branchTitle}`, isPost };
}

export async function action(args: ActionFunctionArgs) {
  const { change } = await requireAccountChange(args);
  const form = await readForm(args.request);
  const read = parseForm(numberForm, form.values);
  if (read.ok) return saveAndGoOn(change, "number", read.value, form);
  // Who has a passbook of the post's copies the larger number of the two that stand in it.
  const isOther = (problem: string) => change.isPost && problem === "too_long";
  return refuse(
    form,
    read.problems.map((one) => (isOther(one.problem) ? { ...one, problem: "too_long_post" } : one)),
  );
}

export default function GiveNumber() {
  const { opened, viewer, type, number, typed, at, isPost } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const given = refused?.values ?? typed;
  const errors = useFormErrors(refused, "account:number");
  const { t } = useTranslation("account");
  return (
    <AccountPage
      opened={opened}
      viewer={viewer}
      title={t("number.title")}
      kicker={at}
      heading={t("number.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={type && number && `${t(`type.${type}`)} ${number}`}
      keepsTyped
      aside={
        isPost && (
          <Note heading={t("number.postHeading")}>
            <p>{t("number.post")}</p>
          </Note>
        )
      }
    >
      <form method="post" id={TYPED_FORM} className="sections">
        <FormVersion version={opened.version} refused={refused} typed={typed} />
        <Choice
          name="type"
          legend={t("number.type")}
          value={given?.["type"] ?? type ?? "ordinary"}
          error={errors.of("type")}
          options={ACCOUNT_TYPES.map((known) => ({ value: known, label: t(`type.${known}`) }))}
        />
        <Field
          name="number"
          label={t("number.number")}
          hint={t(isPost ? "number.hintPost" : "number.hint")}
          error={errors.of("number")}
          value={given?.["number"] ?? number}
          inputMode="numeric"
          autoComplete="off"
          width="short"
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </AccountPage>
  );
}
