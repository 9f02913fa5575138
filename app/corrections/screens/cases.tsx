/** All reports of a resident: which of them wait for an answer, which are under way, which have ended. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { schemeName } from "../../ui/scheme-names";
import { formatDay } from "../../ui/dates";
import { institutionName } from "../../ui/institution-name";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { RunningCase } from "../running-case";
import { Section } from "../../ui/section";
import { StateLine, type StatePart } from "../../ui/state-line";
import { Explained } from "../../ui/glossary/explained";
import { isOpen } from "../correction";
import { requireViewing } from "../../identity/guards.server";
import { type CaseWithEvents, listCases } from "../case.server";
import { listBegunReports } from "../reporting/report-journey.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const cases = await listCases(viewing);
  const open = cases.filter(({ row }) => isOpen(row.state));
  const running = [...open].sort((a, b) => Number(b.status.mustIAct) - Number(a.status.mustIAct));
  const ended = cases.filter(({ row }) => !isOpen(row.state));
  return { viewer: viewing.segment, running, ended, begun: await listBegunReports(viewing) };
}

export default function Cases() {
  const { viewer, running, ended, begun } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  return (
    <Page title={t("list.title")} back={{ href: path("home", { viewer }), label: t("list.back") }}>
      <Standing />
      {running.map(({ row, institution, status }) => (
        <RunningCase
          kicker={t("list.reportedOn", { day: formatDay(row.openedAt, locale), receipt: row.receipt })}
          href={path("case", { viewer, receipt: row.receipt })}
          schemeId={row.schemeId}
          institution={institution}
          status={status}
          key={row.receipt}
        />
      ))}
      {begun.length > 0 && (
        <Section heading={t("list.begun")} lead={t("list.begunMore")}>
          {begun.map((schemeId) => (
            <GoLink href={path("report", { viewer, scheme: schemeId })} key={schemeId}>
              {t("list.goOn", { scheme: schemeName(schemeId, locale) })}
            </GoLink>
          ))}
        </Section>
      )}
      {ended.length > 0 && (
        <Section heading={t("list.ended")}>
          <ul>
            {ended.map((shown) => (
              <EndedCase shown={shown} key={shown.row.receipt} />
            ))}
          </ul>
        </Section>
      )}
      {running.length + ended.length + begun.length === 0 && (
        <ActionLink href={path("linkages", { viewer })} more={t("list.noneMore")}>
          {t("list.toLinkages")}
        </ActionLink>
      )}
      <Explained words={["report", "institution"]} />
    </Page>
  );
}

function Standing() {
  const { running, ended } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const whose = useWhose();
  const waiting = running.filter(({ status }) => status.mustIAct).length;
  const parts: StatePart[] = [];
  if (running.length > 0) parts.push({ text: t("list.running", { count: running.length }) });
  else parts.push({ text: t(ended.length > 0 ? "list.noneRunning" : "list.none") });
  if (waiting > 0) parts.push({ text: t("list.waiting", { count: waiting, ...whose }), tone: "heed" });
  return <StateLine parts={parts} />;
}

function EndedCase({ shown: { row, institution, status } }: { shown: CaseWithEvents }) {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const names = { institution: institutionName(institution, locale) };
  return (
    <li>
      <GoLink href={path("case", { viewer, receipt: row.receipt })} about={row.receipt}>
        {t("list.endedCase", { scheme: schemeName(row.schemeId, locale), day: formatDay(row.openedAt, locale) })}
      </GoLink>
      <p>{t(`status.${status.statusKey}`, names)}</p>
    </li>
  );
}
