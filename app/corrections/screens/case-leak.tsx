/**
 * Whether a wrong record was seen by others, on a page of its own: what, from when to when, by whom as far as it may be
 * told, what was done, and what one can do now. To the case while nothing is known.
 */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { requireViewing } from "../../identity/guards.server";
import { seeOther } from "../../platform/responses";
import { formatDayWithEra } from "../../ui/dates";
import { institutionDesk, institutionName } from "../../ui/institution-name";
import { KeyValues } from "../../ui/key-values";
import { GoLink } from "../../ui/links";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { PrintButton } from "../../ui/paper/print-button";
import { Receipt } from "../../ui/receipt";
import { schemeName } from "../../ui/scheme-names";
import { Section } from "../../ui/section";
import { StateLine } from "../../ui/state-line";
import { Telephone } from "../../ui/telephone";
import { requireCase } from "../case-page.server";
import { findLeak } from "../leak.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const receipt = args.params["receipt"] ?? "";
  const leak = await findLeak(viewing, receipt);
  if (leak) return { viewer: viewing.segment, ...leak };
  const { row } = await requireCase(args);
  throw seeOther(path("case", { viewer: viewing.segment, receipt: row.receipt }));
}

export default function CaseLeak() {
  const { viewer, row, institution, result, period } = useLoaderData<typeof loader>();
  const { t } = useTranslation("leak");
  const { locale } = usePageFacts();
  const name = schemeName(row.schemeId, locale);
  const words = { name, institution: institutionName(institution, locale), ...useWhose() };
  const { receipt } = row;
  const day = (date: Date) => formatDayWithEra(date, locale);
  const known = [
    {
      label: t("known.records"),
      value: (period?.schemeIds ?? [row.schemeId]).map((id) => schemeName(id, locale)).join(t("and")),
    },
    { label: t("known.from"), value: period?.from ? day(period.from) : t("known.fromUnknown") },
    ...(period ? [{ label: t("known.until"), value: t("known.untilDay", { day: day(period.until) }) }] : []),
    { label: t("known.who"), value: t(`who.${result}`, words) },
  ];
  return (
    <Page
      title={t(`title.${result}`, words)}
      kicker={t("kicker")}
      back={{ href: path("case", { viewer, receipt }), label: t("back") }}
      aside={<Receipt number={receipt} />}
    >
      <StateLine parts={[{ text: t(`title.${result}`, words), tone: result === "not_viewed" ? "good" : "heed" }]} />
      <p>{t(`lead.${result}`, words)}</p>
      <PrintButton />
      <Section heading={t("known.heading")} id="known">
        <KeyValues rows={known} />
      </Section>
      <Section heading={t("exchanges.heading")} id="exchanges" lead={t("exchanges.lead", words)}>
        <Only may="see_history">
          <GoLink href={path("history", { viewer }, { show: "marked" })}>{t("exchanges.link")}</GoLink>
        </Only>
      </Section>
      <Section heading={t("done.heading")} id="done">
        <ul className="plain-list">
          <li>{t(period ? "done.hidden" : "done.found", { ...words, day: period ? day(period.until) : "" })}</li>
          <li>{t(`done.${result}`, words)}</li>
        </ul>
      </Section>
      <Section heading={t("now.heading", words)} id="now" lead={t("now.lead", words)}>
        <p>{t("now.call", { desk: institutionDesk(institution, locale) })}</p>
        <Telephone number={institution.phone} />
        <p>{t("now.ask")}</p>
        <Only may="get_help">
          <GoLink href={path("enquiry-new", { viewer }, { topic: "case_progress" })}>{t("now.write")}</GoLink>
        </Only>
        <p>{t("now.unknown", words)}</p>
      </Section>
    </Page>
  );
}
