/** Home: what waits for the resident, the gravest first; then how far the check is, and the 29. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { useMay, usePageFacts, useWhose } from "../../ui/page-context";
import { Phrases } from "../../ui/phrases";
import { schemeName } from "../../ui/scheme-names";
import { Section } from "../../ui/section";
import { StateLine } from "../../ui/state-line";
import { ThreadFigure } from "../thread-figure";
import { requireViewing } from "../../identity/guards.server";
import { pageState } from "../../notices/change.server";
import { StateTime } from "../../notices/state-time";
import { doneOf } from "../../platform/form.server";
import { shapeOf } from "../../linkages/linkage-standing";
import { waitsForResident } from "../../affairs/affairs";
import { getHome, type Home } from "../home.server";
import { ActingFor } from "./home/acting-for";
import { AffairList } from "./home/affair-list";
import { threadsOf } from "./home/threads";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const isDone = doneOf(args.request, ["check"]) === "check";
  return { state: await pageState(viewing, {}), home: await getHome(viewing), isDone, viewer: viewing.segment };
}

export default function HomePage() {
  const { state, home, isDone, viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("home");
  const { t: ofList } = useTranslation("linkages");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const waiting = home.affairs.filter(waitsForResident).length;
  const linkedCount = home.linkages.filter(({ view }) => view.state !== "not_linked").length;
  return (
    <Page title={t("title")} news={isDone && <Notice tone="done">{t("checkDone")}</Notice>}>
      <p>
        <Phrases text={t("greeting", { name: home.resident.nameKanji, ...whose })} />
      </p>
      <StateLine
        parts={[
          waiting > 0
            ? { text: t("state.waiting", { count: waiting, ...whose }), tone: "heed" }
            : { text: t("state.calm", whose) },
        ]}
      />
      {waiting > 1 && <p>{t("state.order")}</p>}
      <AffairList affairs={home.affairs} />
      <StateTime state={state} />
      {home.acting.length > 0 && <ActingFor principals={home.acting} />}
      <CheckProgress home={home} viewer={viewer} isFirst={waiting === 0} />
      <Section
        heading={t("threads.heading", { total: home.check.total, ...whose })}
        id="threads"
        lead={t("threads.lead", { count: linkedCount, ...whose })}
      >
        <ThreadFigure {...threadsOf(home, { viewer, locale, t: (key) => ofList(key, whose) })} />
      </Section>
    </Page>
  );
}

interface CheckProgressProps {
  home: Home;
  viewer: string;
  /** Nothing else is asked for: the page's tag is here. */
  isFirst: boolean;
}

/** How many of those that this viewer sees have an answer, and the next. */
function CheckProgress({ home: { check, linkages, affairs }, viewer, isFirst }: CheckProgressProps) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const isAllowed = useMay();
  const { answered, total } = check;
  const doubtful = linkages.filter(({ view }) => view.attention !== undefined).length;
  const held = linkages.filter(({ view, underCorrection }) => underCorrection || view.state === "suspended").length;
  const unsure = linkages.filter((one) => shapeOf(one) === "unsure").length;
  // What stands above already leads to its record.
  const isTold = affairs.some((affair) => affair.kind === "linkage" && affair.schemeId === check.next);
  const next = isTold ? undefined : check.next;
  const name = next && schemeName(next, locale);
  return (
    <Section heading={t("progress.heading", { answered, total, ...whose })} id="progress">
      {doubtful > 0 && <p>{t("progress.doubtful", { count: doubtful })}</p>}
      {unsure > 0 && <p>{t("progress.unsure", { count: unsure })}</p>}
      {held > 0 && <p>{t("progress.held", { count: held })}</p>}
      {doubtful + held === 0 && answered < total && <p>{t("progress.fine")}</p>}
      {!isAllowed("answer") && <GoLink href={path("linkages", { viewer })}>{t("looking.link")}</GoLink>}
      {next && (
        <Only may="answer">
          {isFirst ? (
            <ActionLink
              href={path("linkage", { viewer, scheme: next }, { from: "check" })}
              more={t("check.more", { name })}
            >
              {t(answered > 0 ? "check.goOn" : "check.begin")}
            </ActionLink>
          ) : (
            <GoLink href={path("linkage", { viewer, scheme: next }, { from: "check" })}>{t("check.others")}</GoLink>
          )}
        </Only>
      )}
      {isAllowed("answer") && !check.next && <p>{t(answered === total ? "nothing.all" : "nothing.waiting")}</p>}
    </Section>
  );
}
