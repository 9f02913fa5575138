/** What a code leads to: an offer that a proxy accepts, or an asking that a principal grants or narrows. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { ActionButton, QuietButton } from "../../../ui/action-tag";
import { Checks } from "../../../ui/checks";
import { Choice } from "../../../ui/choice";
import { KeyValues } from "../../../ui/key-values";
import { Categories, MandateTerms } from "../../mandate-words";
import { Notice } from "../../../ui/notice";
import { Page } from "../../../ui/page";
import { MANDATE_MONTHS } from "../../mandates";
import type { FoundCode } from "../../mandate-code.server";
import type { loader } from "./load-code.server";

interface FoundProps {
  found: FoundCode;
}

/** To the proxy: who offers what. */
export function Offered({ found }: FoundProps) {
  const { viewer, gone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const { name, scopes, categories, endsAt } = found;
  return (
    <Page
      title={t("accept.title")}
      kicker={t("accept.title")}
      heading={t("accept.heading", { name })}
      back={{ href: path("mandates", { viewer }), label: t("step.toList") }}
      news={gone && <Notice tone="heed">{t("enter.gone")}</Notice>}
    >
      <p>{t("accept.lead", { name })}</p>
      <MandateTerms scopes={scopes} categories={categories} endsAt={endsAt} />
      <ul>
        {t("accept.duties", { name })
          .split("\n")
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
      <form method="post" action="?">
        <input type="hidden" name="do" value="accept" />
        <ActionButton more={t("step.signMore")}>{t("accept.send")}</ActionButton>
      </form>
      <OtherCode />
    </Page>
  );
}

/** To the principal: who asks for what; what is not wished for is left out, never added. */
export function Asked({ found }: FoundProps) {
  const { viewer, gone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const { name, scopes, categories, months = 1 } = found;
  const boxes = scopes
    .filter((scope) => scope !== "see")
    .map((scope) => ({ name: scope, label: t(`scope.${scope}.label`), hint: t(`scope.${scope}.hint`), checked: true }));
  const options = MANDATE_MONTHS.filter((each) => each <= months).map((each) => ({
    value: String(each),
    label: t(`months.${each}`),
  }));
  return (
    <Page
      title={t("grant.title")}
      kicker={t("grant.title")}
      heading={t("grant.heading", { name })}
      back={{ href: path("mandates", { viewer }), label: t("step.toList") }}
      news={gone && <Notice tone="heed">{t("enter.gone")}</Notice>}
    >
      <p>{t("grant.lead", { name })}</p>
      <KeyValues rows={[{ label: t("terms.about"), value: <Categories categories={categories} /> }]} />
      <form method="post" action="?" className="flow">
        <input type="hidden" name="do" value="grant" />
        {boxes.length > 0 ? (
          <Checks legend={t("grant.scopes")} hint={t("grant.scopesHint")} options={boxes} />
        ) : (
          <p>{t("grant.onlySee")}</p>
        )}
        <Choice name="months" legend={t("grant.months")} value={String(months)} options={options} />
        <ActionButton more={t("step.signMore")}>{t("grant.send")}</ActionButton>
      </form>
      <OtherCode />
    </Page>
  );
}

/** Nothing is done with this code. */
function OtherCode() {
  const { t } = useTranslation("mandates");
  return (
    <form method="post" action="?">
      <QuietButton name="do" value="other">
        {t("enter.other")}
      </QuietButton>
    </form>
  );
}
