/** A new account, last page: everything once more, whose account it is likely to be, and then the signature. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readForm, refuseStale } from "../../platform/form.server";
import { openStep, toNextStep } from "../../journeys/journey-page.server";
import { path } from "../../path";
import { seeOther } from "../../platform/responses";
import { ActionButton, ActionLink, QuietLink } from "../../ui/action-tag";
import { Notice } from "../../ui/notice";
import { useWhose } from "../../ui/page-context";
import { SummaryList } from "../../ui/summary-list";
import { checkHolder, signAccountChange } from "../account-change.server";
import { AccountPage } from "../account-page";
import { requireAccountChange } from "../account-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, change } = await requireAccountChange(args);
  const opened = openStep(args.request, change, "check");
  const { entries, bankTitle, branchTitle, linkageVersion } = change;
  const entered = { ...entries, bankTitle, branchTitle };
  return { opened, viewer: viewing.segment, entered, linkageVersion, ...(await checkHolder(viewing, change)) };
}

export async function action(args: ActionFunctionArgs) {
  const { viewing, change } = await requireAccountChange(args);
  const form = await readForm(args.request);
  const shown = { version: Number(form.get("version")), linkageVersion: Number(form.get("linkage")) };
  const asked = await signAccountChange(viewing, change, shown);
  const viewer = viewing.segment;
  if (asked.ok) return seeOther(path("sign", { viewer, ceremony: asked.ceremonyId }));
  if (asked.reason === "changed") return refuseStale(form);
  if (asked.reason === "incomplete" || asked.reason === "not_own") return toNextStep(change);
  return seeOther(path("account", { viewer }, { refused: asked.reason }));
}

export default function CheckAccount() {
  const { opened, viewer, entered, relation, mayRegister, linkageVersion } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("account");
  const whose = useWhose();
  const { bankTitle, branchTitle, type, number, holder } = entered;
  const toBank = path("account-change-bank", { viewer });
  const toNumber = path("account-change-number", { viewer });
  const toHolder = path("account-change-holder", { viewer });
  return (
    <AccountPage
      opened={opened}
      viewer={viewer}
      title={t("check.title")}
      heading={t(mayRegister ? "check.heading" : "check.headingNotOwn")}
      stale={refused?.stale}
    >
      <Notice tone={relation === "self" ? "done" : "heed"} heading={t(`check.${relation}.heading`, whose)}>
        <p>{t(`check.${relation}.what`, whose)}</p>
        {relation !== "self" && <p>{t("check.ownOnly", whose)}</p>}
      </Notice>
      <SummaryList
        rows={[
          { label: t("label.bank"), value: bankTitle, href: toBank },
          { label: t("label.branch"), value: branchTitle, href: path("account-change-branch", { viewer }) },
          { label: t("label.type"), value: t(`type.${type}`), href: toNumber },
          { label: t("label.number"), value: number, href: toNumber },
          { label: t("label.holder"), value: holder?.normalize("NFKC"), href: toHolder },
        ]}
      />
      {mayRegister ? (
        <form method="post">
          <input type="hidden" name="version" value={opened.version} />
          <input type="hidden" name="linkage" value={linkageVersion} />
          <ActionButton more={t("check.signMore")}>{t("check.sign")}</ActionButton>
        </form>
      ) : (
        <>
          <ActionLink href={toBank}>{t("check.otherAccount")}</ActionLink>
          <QuietLink href={toHolder}>{t("check.rewrite")}</QuietLink>
        </>
      )}
    </AccountPage>
  );
}
