/** Withdrawing a report: what follows from it, and one button. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { schemeName } from "../../ui/scheme-names";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Receipt } from "../../ui/receipt";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { requireCase, takeStepAndGoOn } from "../case-page.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, row, hidden, mayDo } = await requireCase(args);
  const self = path("case", { viewer: viewing.segment, receipt: row.receipt });
  if (!mayDo.includes("withdraw"))
    throw seeOther(path("case", { viewer: viewing.segment, receipt: row.receipt }, { "not-now": "withdraw" }));
  return { self, row, hidden, formKey: randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  return takeStepAndGoOn(viewing, args.params.receipt ?? "", await readForm(args.request), { event: "withdraw" });
}

export default function Withdraw() {
  const { self, row, hidden, formKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  return (
    <Page
      title={t("withdraw.heading")}
      heading={t("withdraw.heading")}
      kicker={t("one.kicker", { scheme: schemeName(row.schemeId, locale) })}
      back={{ href: self, label: t("withdraw.back") }}
      aside={<Receipt number={row.receipt} />}
    >
      {refused?.stale && (
        <Notice tone="heed" heading={t("stale.heading")}>
          {t("withdraw.stale")}
        </Notice>
      )}
      <p>{t(hidden ? "withdraw.shownAgain" : "withdraw.ends")}</p>
      {hidden && (
        <Notice tone="heed" heading={t("withdraw.careful")}>
          {t("withdraw.carefulMore")}
        </Notice>
      )}
      <form method="post">
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={row.version} />
        <ActionButton more={t("withdraw.again")}>{t("withdraw.send")}</ActionButton>
      </form>
      <QuietLink href={self}>{t("withdraw.keep")}</QuietLink>
    </Page>
  );
}
