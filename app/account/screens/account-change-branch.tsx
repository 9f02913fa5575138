/** A new account, second page: the branch of the chosen bank. */
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
import { findBranch, searchBranches } from "../bank.server";

export const handle = { textEntry: true };

const JAPAN_POST = "9900";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const opened = await enterAccountStep(viewing, "branch");
  if (!opened.ok) throw seeOther(`/${viewing.segment}/account${opened.goTo}`);
  const { bank = "", bankTitle = "", branch } = opened.entered;
  const query = queryText(args.request, "q");
  const { found, more } = searchBranches(bank, query) ?? { found: [], more: false };
  return {
    found,
    more,
    query,
    bank,
    bankTitle,
    chosen: branch,
    base: `/${viewing.segment}/account/change`,
    isPost: bank === JAPAN_POST,
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const [bank, branch] = [form.get("for-bank"), form.get("branch")];
  if (!findBranch(bank, branch)) return Response.json({ error: "choose" }, { status: 422 });
  return seeOther(`/${viewing.segment}/account/change/${await keepAccountEntries(viewing, { bank, branch })}`);
}

export default function ChooseBranch() {
  const { found, more, query, bank, bankTitle, chosen, base, isPost } = useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "choose" }>();
  const { t } = useTranslation("account");
  const error = refused && t("branch.choose");
  const only = found.length === 1 ? found[0]?.code : undefined;
  return (
    <Page
      title={t("branch.title")}
      kicker={bankTitle}
      heading={t("branch.heading")}
      back={{ href: `${base}/bank`, label: t("backToBank") }}
      failed={refused !== undefined}
    >
      {error && <ErrorSummary errors={[{ field: found.length > 0 ? "branch" : "q", text: error }]} />}
      <Journey step={2} of={5} />
      <form method="get" className="flow">
        <Field
          name="q"
          label={t("branch.search")}
          hint={t(isPost ? "branch.hintPost" : "branch.hint")}
          value={query}
          autoComplete="off"
        />
        {found.length > 0 ? <QuietButton>{t("search")}</QuietButton> : <ActionButton>{t("search")}</ActionButton>}
      </form>
      {found.length === 0 && query && <Notice heading={t("branch.none", { query })}>{t("branch.noneMore")}</Notice>}
      {found.length > 0 && (
        <form method="post" className="sections">
          <input type="hidden" name="for-bank" value={bank} />
          <Choice
            name="branch"
            legend={query ? t("branch.found", { query }) : t("branch.all")}
            hint={more ? t("more", { count: found.length }) : undefined}
            error={error}
            value={found.some(({ code }) => code === chosen) ? chosen : only}
            options={found.map(({ code, title }) => ({ value: code, label: title, hint: t("branch.code", { code }) }))}
          />
          <ActionButton>{t("branch.take")}</ActionButton>
        </form>
      )}
    </Page>
  );
}
