/** A new account, first page: the bank, found by name or code. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton, QuietButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Journey } from "../../journeys/journey";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { requireViewing } from "../../identity/guards.server";
import { queryText, readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { enterAccountStep, keepAccountEntries } from "../account-change.server";
import { findBank, searchBanks } from "../bank.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const opened = await enterAccountStep(viewing, "bank");
  if (!opened.ok) throw seeOther(`/${viewing.segment}/account${opened.goTo}`);
  const query = queryText(args.request, "q");
  return { ...searchBanks(query), query, chosen: opened.entered.bank, back: `/${viewing.segment}/account` };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const bank = (await readForm(args.request)).get("bank");
  if (!findBank(bank)) return Response.json({ error: "choose" }, { status: 422 });
  return seeOther(`/${viewing.segment}/account/change/${await keepAccountEntries(viewing, { bank })}`);
}

export default function ChooseBank() {
  const { found, more, query, chosen, back } = useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "choose" }>();
  const { t } = useTranslation("account");
  const error = refused && t("bank.choose");
  const only = found.length === 1 ? found[0]?.code : undefined;
  return (
    <Page
      title={t("bank.title")}
      heading={t("bank.heading")}
      back={{ href: back, label: t("backToAccount") }}
      failed={refused !== undefined}
    >
      {error && <ErrorSummary errors={[{ field: found.length > 0 ? "bank" : "q", text: error }]} />}
      <Journey step={1} of={5} />
      <form method="get" className="flow">
        <Field name="q" label={t("bank.search")} hint={t("bank.hint")} value={query} autoComplete="off" />
        {found.length > 0 ? <QuietButton>{t("search")}</QuietButton> : <ActionButton>{t("search")}</ActionButton>}
      </form>
      {found.length === 0 && <Notice heading={t("bank.none", { query })}>{t("bank.noneMore")}</Notice>}
      {found.length > 0 && (
        <form method="post" className="sections">
          <Choice
            name="bank"
            legend={query ? t("bank.found", { query }) : t("bank.largest")}
            hint={more ? t("more", { count: found.length }) : undefined}
            error={error}
            value={found.some(({ code }) => code === chosen) ? chosen : only}
            options={found.map(({ code, title }) => ({ value: code, label: title, hint: t("bank.code", { code }) }))}
          />
          <ActionButton>{t("bank.take")}</ActionButton>
        </form>
      )}
    </Page>
  );
}
