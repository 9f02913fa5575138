/** What comes next in a mandate: to hand over its code, to confirm by name, to look as proxy, to renew. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { ActionButton, ActionLink } from "../../../ui/action-tag";
import { Choice } from "../../../ui/choice";
import { formatDay } from "../../../ui/dates";
import { GoLink } from "../../../ui/links";
import { HandedCode } from "../../handed-code";
import { Notice } from "../../../ui/notice";
import { usePageFacts } from "../../../ui/page-context";
import { QrCode } from "../../../ui/paper/qr-code";
import { Section } from "../../../ui/section";
import { MANDATE_MONTHS } from "../../mandates";
import type { loader } from "./load-mandate.server";

export function HandOver() {
  const { mandate, url, viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const { locale } = usePageFacts();
  return (
    <>
      <HandedCode code={mandate.code ?? ""} />
      <p>{t("code.until", { day: formatDay(mandate.codeEndsAt, locale) })}</p>
      <QrCode url={url} meaning={t("code.qr")} />
      <ActionLink href={path("mandate-print", { viewer, mandate: mandate.mandateId })} more={t("code.printMore")}>
        {t("code.print")}
      </ActionLink>
    </>
  );
}

/** The name of the register stands beside what the principal had called the person: a stranger is noticed here. */
export function Confirm({ error }: { error: string | undefined }) {
  const { mandate, formKey } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const { name, calledName, version } = mandate;
  return (
    <Section
      heading={t("confirm.heading")}
      lead={calledName ? t("confirm.called", { called: calledName, name }) : undefined}
    >
      <form method="post" className="flow">
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={version} />
        <Choice
          name="who"
          legend={t("confirm.legend")}
          error={error}
          options={[
            { value: name, label: t("confirm.yes", { name }), hint: t("confirm.yesHint") },
            { value: "stranger", label: t("confirm.no"), hint: t("confirm.noHint") },
          ]}
        />
        <ActionButton more={t("step.signMore")}>{t("confirm.send")}</ActionButton>
      </form>
    </Section>
  );
}

export function Acting() {
  const { mandate } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  return (
    <>
      {mandate.endsSoon && <Notice tone="heed">{t("soon.held")}</Notice>}
      <ActionLink href={path("home", { viewer: `m-${mandate.mandateId}` })}>
        {t("look", { name: mandate.name })}
      </ActionLink>
    </>
  );
}

export function Renew({ error }: { error: string | undefined }) {
  const { mandate, formKey, viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const options = MANDATE_MONTHS.map((months) => ({
    value: String(months),
    label: t("renew.option", { long: t(`months.${months}`) }),
  }));
  return (
    <Section heading={t("renew.heading")} lead={t("renew.lead")}>
      <form method="post" className="flow">
        <input type="hidden" name="do" value="renew" />
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={mandate.version} />
        <Choice name="months" legend={t("renew.legend")} options={options} error={error} />
        <ActionButton more={t("step.signMore")}>{t("renew.send")}</ActionButton>
      </form>
      <GoLink href={path("mandate-offer", { viewer })}>{t("renew.other")}</GoLink>
    </Section>
  );
}
