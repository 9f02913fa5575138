/** A new account, fourth page: the holder's name in kana, as the bank writes it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Journey } from "../../journeys/journey";
import { Page } from "../../ui/page";
import { bankKana } from "../bank-kana";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { enterAccountStep, keepAccountEntries } from "../account-change.server";
import { LONGEST_HOLDER } from "../account.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const opened = await enterAccountStep(viewing, "holder");
  if (!opened.ok) throw seeOther(`/${viewing.segment}/account${opened.goTo}`);
  const { holder, bankTitle, branchTitle } = opened.entered;
  return {
    holder: holder?.normalize("NFKC"),
    at: `${bankTitle} ${branchTitle}`,
    base: `/${viewing.segment}/account/change`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const value = form.get("holder");
  const unusable = form.unusable.includes("holder");
  const holder = bankKana(value);
  if (holder && !unusable && holder.length <= LONGEST_HOLDER)
    return seeOther(`/${viewing.segment}/account/change/${await keepAccountEntries(viewing, { holder })}`);
  const error = unusable ? "unusable" : value === "" ? "empty" : holder ? "too_long" : "not_kana";
  return Response.json({ error, value }, { status: 422 });
}

export default function GiveHolder() {
  const { holder, at, base } = useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "empty" | "not_kana" | "too_long" | "unusable"; value: string }>();
  const { t } = useTranslation("account");
  const error = refused && t(`holder.${refused.error}`);
  return (
    <Page
      title={t("holder.title")}
      kicker={at}
      back={{ href: `${base}/number`, label: t("backToNumber") }}
      failed={refused !== undefined}
    >
      {error && <ErrorSummary errors={[{ field: "holder", text: error }]} />}
      <Journey step={4} of={5} />
      <form method="post" className="sections">
        <Field
          name="holder"
          label={t("holder.heading")}
          asHeading
          hint={t("holder.hint")}
          error={error}
          value={refused?.value ?? holder}
          autoComplete="off"
          lang="ja"
          width="full"
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </Page>
  );
}
