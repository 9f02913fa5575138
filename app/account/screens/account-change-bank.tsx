/** A new account, first page: the bank, found by name or code. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { queryText, readForm, refuse, wasSent } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { parseForm } from "../../platform/form-schema.server";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { Notice } from "../../ui/notice";
import { AccountPage } from "../account-page";
import { requireAccountChange } from "../account-step.server";
import { findBank, searchBanks } from "../bank.server";
import { BankSearch } from "../bank-search";

const bankForm = z.object({ bank: z.string("choose").refine((code) => findBank(code) !== undefined, "choose") });

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, change } = await requireAccountChange(args);
  const opened = openStep(args.request, change, "bank");
  const query = queryText(args.request, "q");
  const unsearched = wasSent(args.request) && !query ? { problems: [{ field: "q", problem: "missing" }] } : undefined;
  const { entries, bankTitle } = change;
  return { opened, viewer: viewing.segment, ...searchBanks(query), query, unsearched, chosen: entries.bank, bankTitle };
}

export async function action(args: ActionFunctionArgs) {
  const { change } = await requireAccountChange(args);
  const form = await readForm(args.request);
  const read = parseForm(bankForm, form.values);
  return read.ok ? saveAndGoOn(change, "bank", read.value, form) : refuse(form, read.problems);
}

export default function ChooseBank() {
  const { opened, viewer, found, more, query, unsearched, chosen, bankTitle } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused ?? unsearched, "account:bank");
  const { t } = useTranslation("account");
  const marked = refused?.values["bank"] ?? chosen;
  return (
    <AccountPage
      opened={opened}
      viewer={viewer}
      title={t("bank.title")}
      heading={t("bank.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={bankTitle}
    >
      <BankSearch
        label={t("bank.search")}
        hint={t("bank.hint")}
        query={query}
        error={errors.of("q")}
        isFirst={found.length === 0}
      />
      {found.length === 0 && <Notice heading={t("bank.none", { query })}>{t("bank.noneMore")}</Notice>}
      {found.length > 0 && (
        <form method="post" className="sections">
          <input type="hidden" name="version" value={opened.version} />
          <Choice
            name="bank"
            legend={query ? t("bank.found", { query }) : t("bank.largest")}
            hint={more ? t("more", { count: found.length }) : undefined}
            error={errors.of("bank")}
            value={marked}
            options={found.map(({ code, title }) => ({ value: code, label: title, hint: t("bank.code", { code }) }))}
          />
          <ActionButton>{t("bank.take")}</ActionButton>
        </form>
      )}
    </AccountPage>
  );
}
