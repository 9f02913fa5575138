/** A new account, second page: the branch of the chosen bank. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { queryText, readForm, refuse, wasSent } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { Notice } from "../../ui/notice";
import { AccountPage } from "../account-page";
import { requireAccountChange } from "../account-step.server";
import { findBranch, searchBranches } from "../bank.server";
import { BankSearch } from "../bank-search";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, change } = await requireAccountChange(args);
  const opened = openStep(args.request, change, "branch");
  const query = queryText(args.request, "q");
  const { bankTitle = "", branchTitle, isPost } = change;
  const { bank = "", branch: chosen } = change.entries;
  const { found, more } = searchBranches(bank, query) ?? { found: [], more: false };
  const unsearched = wasSent(args.request) && !query ? { problems: [{ field: "q", problem: "missing" }] } : undefined;
  const seen = { found, more, query, unsearched, bank, bankTitle, chosen, branchTitle, isPost };
  return { opened, viewer: viewing.segment, ...seen };
}

export async function action(args: ActionFunctionArgs) {
  const { change } = await requireAccountChange(args);
  const form = await readForm(args.request);
  const [bank, branch] = [form.get("for-bank"), form.get("branch")];
  if (!findBranch(bank, branch)) return refuse(form, [{ field: "branch", problem: "choose" }]);
  return saveAndGoOn(change, "branch", { bank, branch }, form);
}

export default function ChooseBranch() {
  const { opened, viewer, found, more, query, unsearched, ...seen } = useLoaderData<typeof loader>();
  const { bank, bankTitle, chosen, branchTitle, isPost } = seen;
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused ?? unsearched, "account:branch");
  const { t } = useTranslation("account");
  // What was marked for another bank is no branch of this one, even under the same code.
  const marked = refused?.values["for-bank"] === bank ? refused.values["branch"] : chosen;
  return (
    <AccountPage
      opened={opened}
      viewer={viewer}
      title={t("branch.title")}
      kicker={bankTitle}
      heading={t("branch.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={branchTitle && `${bankTitle} ${branchTitle}`}
    >
      <BankSearch
        label={t("branch.search")}
        hint={t(isPost ? "branch.hintPost" : "branch.hint")}
        query={query}
        error={errors.of("q")}
        isFirst={found.length === 0}
      />
      {found.length === 0 && query && <Notice heading={t("branch.none", { query })}>{t("branch.noneMore")}</Notice>}
      {found.length > 0 && (
        <form method="post" className="sections">
          <input type="hidden" name="version" value={opened.version} />
          <input type="hidden" name="for-bank" value={bank} />
          <Choice
            name="branch"
            legend={query ? t("branch.found", { query }) : t("branch.all")}
            hint={more ? t("more", { count: found.length }) : undefined}
            error={errors.of("branch")}
            value={marked}
            options={found.map(({ code, title }) => ({ value: code, label: title, hint: t("branch.code", { code }) }))}
          />
          <ActionButton>{t("branch.take")}</ActionButton>
        </form>
      )}
    </AccountPage>
  );
}
