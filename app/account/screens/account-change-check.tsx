/** A new account, last page: everything once more, whose account it is likely to be, and then the signature. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton, ActionLink, QuietLink } from "../../ui/action-tag";
import { Journey } from "../../journeys/journey";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { useWhose } from "../../ui/page-context";
import { SummaryList } from "../../ui/summary-list";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { checkAccountChange, signAccountChange } from "../account-change.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const checked = await checkAccountChange(viewing);
  if (!checked.ok) throw seeOther(`/${viewing.segment}/account${checked.goTo}`);
  return { ...checked, base: `/${viewing.segment}/account/change` };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const asked = await signAccountChange(viewing, Number((await readForm(args.request)).get("version")));
  if (asked.ok) return seeOther(`/${viewing.segment}/sign/${asked.ceremonyId}`);
  const toStep = asked.reason === "incomplete" || asked.reason === "not_own";
  return seeOther(`/${viewing.segment}/account${toStep ? "/change" : `?refused=${asked.reason}`}`);
}

export default function CheckAccount() {
  const { entered, relation, mayRegister, version, base } = useLoaderData<typeof loader>();
  const { t } = useTranslation("account");
  const whose = useWhose();
  const { bankTitle, branchTitle, type, number, holder } = entered;
  return (
    <Page
      title={t("check.title")}
      heading={t(mayRegister ? "check.heading" : "check.headingNotOwn")}
      back={{ href: `${base}/holder`, label: t("backToHolder") }}
    >
      <Journey step={5} of={5} />
      <Notice tone={relation === "self" ? "done" : "heed"} heading={t(`check.${relation}.heading`, whose)}>
        <p>{t(`check.${relation}.what`)}</p>
        {relation !== "self" && <p>{t("check.ownOnly", whose)}</p>}
      </Notice>
      <SummaryList
        rows={[
          { label: t("label.bank"), value: bankTitle, href: `${base}/bank` },
          { label: t("label.branch"), value: branchTitle, href: `${base}/branch` },
          { label: t("label.type"), value: t(`type.${type}`), href: `${base}/number` },
          { label: t("label.number"), value: number, href: `${base}/number` },
          { label: t("label.holder"), value: holder?.normalize("NFKC"), href: `${base}/holder` },
        ]}
      />
      {mayRegister ? (
        <form method="post">
          <input type="hidden" name="version" value={version} />
          <ActionButton more={t("check.signMore")}>{t("check.sign")}</ActionButton>
        </form>
      ) : (
        <>
          <ActionLink href={`${base}/bank`}>{t("check.otherAccount")}</ActionLink>
          <QuietLink href={`${base}/holder`}>{t("check.rewrite")}</QuietLink>
        </>
      )}
    </Page>
  );
}
