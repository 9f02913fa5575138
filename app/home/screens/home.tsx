/** Home: how many of the 29 are checked, the one thing to do, and what goes on. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { StateLine, type StatePart } from "../../ui/state-line";
import { ThreadFigure } from "../thread-figure";
import { requireViewing } from "../../identity/guards.server";
import { getHome, type Home } from "../home.server";
import { ActingFor } from "./home/acting-for";
import { FirstAction } from "./home/first-action";
import { attentionsOf, shownFirst } from "../shown-first";
import { HomeAside } from "./home/home-aside";
import { threadsOf } from "./home/threads";
import { doneOf } from "../../platform/form.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const isDone = doneOf(args.request, ["check"]) !== undefined;
  return { home: await getHome(viewing), isDone, viewer: viewing.segment };
}

export default function HomePage() {
  const { home, isDone, viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("home");
  const { t: ofList } = useTranslation("linkages");
  const { locale } = usePageFacts();
  const whose = useWhose();
  return (
    <Page
      title={t("title")}
      news={isDone && <Notice tone="done">{t("checkDone")}</Notice>}
      aside={<HomeAside home={home} viewer={viewer} />}
    >
      <p>{t("greeting", { name: home.resident.nameKanji, ...whose })}</p>
      <StateLine parts={stateOf(home, (key, values) => t(key, { ...whose, ...values }))} />
      <FirstAction first={shownFirst(home)} viewer={viewer} next={home.check.next} />
      {home.acting.length > 0 && <ActingFor principals={home.acting} />}
      <Section heading={t("threads.heading", whose)} id="threads" lead={t("threads.lead")}>
        <ThreadFigure threads={threadsOf(home, { viewer, locale, t: ofList })} />
      </Section>
    </Page>
  );
}

function stateOf(home: Home, t: (key: string, values?: Record<string, unknown>) => string): StatePart[] {
  const { checked, total } = home.check;
  const asking = home.openCases.filter(({ status }) => status.mustIAct).length;
  const attention = attentionsOf(home).length;
  const all: StatePart =
    checked === total
      ? { text: t("state.all", { total }), tone: "good" }
      : { text: t("state.checked", { total, checked }) };
  return [
    all,
    ...(asking ? [{ text: t("state.asking", { count: asking }), tone: "heed" as const }] : []),
    ...(attention ? [{ text: t("state.attention", { count: attention }), tone: "heed" as const }] : []),
  ];
}
