/** The desk's figures: bars with the same figures in tables, and a file to take along. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { BarTable } from "../bar-table";
import { FilterLinks } from "../../ui/filter-links";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText } from "../../platform/form.server";
import { PERIODS, readFigures } from "../desk-figures.server";
import { institutionName } from "../../ui/institution-name";

export async function loader(args: LoaderFunctionArgs) {
  const { at } = await requireStaffMember(args);
  const days = PERIODS.find((known) => String(known) === queryText(args.request, "days")) ?? 90;
  return { days, periods: PERIODS, figures: await readFigures(days, at) };
}

export default function Figures() {
  const { days, periods } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const links = periods.map((one) => ({
    href: path("figures", {}, { days: String(one) }),
    label: t(`figures.period.${one}`),
    current: one === days,
  }));
  return (
    <Page title={t("figures.title")} heading={t("figures.heading")}>
      <p>{t("figures.lead")}</p>
      <FilterLinks label={t("figures.period.label")} links={links} />
      <GoLink href={path("figures-csv", {}, { days: String(days) })}>{t("figures.csv")}</GoLink>
      <Topics />
      <Times />
      <Overdue />
    </Page>
  );
}

function Topics() {
  const { figures } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const bars = figures.topics.map(({ topic, calls, written }) => ({
    label: t(`help:reasons.${topic}`),
    figures: [calls, written, calls + written].map(String),
    size: calls + written,
  }));
  return (
    <Section heading={t("figures.topics.heading")}>
      <BarTable
        caption={t("figures.topics.caption")}
        columns={["topic", "calls", "written", "total"].map((column) => t(`figures.topics.${column}`))}
        bars={bars}
      />
    </Section>
  );
}

function Times() {
  const { figures } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const hours = (value: number | undefined) =>
    value === undefined ? t("figures.times.none") : t("figures.times.hours", { hours: value });
  const rows = [
    [t("figures.times.median"), hours(figures.medianHours)],
    [t("figures.times.ninetieth"), hours(figures.ninetiethHours)],
    [
      t("figures.times.first"),
      figures.settledAtFirst === undefined
        ? t("figures.times.none")
        : t("figures.times.percent", { percent: figures.settledAtFirst }),
    ],
    [t("figures.times.answered"), String(figures.answered)],
  ];
  return (
    <Section heading={t("figures.times.heading")} lead={t("figures.times.caption")}>
      <dl className="big-figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Overdue() {
  const { figures } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  // A bar of its own length would tell what the words leave open.
  const bars = figures.overdue.map(({ institution, count }) => ({
    label: institutionName(institution, locale),
    figures: [count.told ? String(count.count) : t("figures.overdue.few")],
    size: count.told ? count.count : 0,
  }));
  return (
    <Section heading={t("figures.overdue.heading")} lead={bars.length === 0 ? t("figures.overdue.none") : undefined}>
      {bars.length > 0 && (
        <BarTable
          caption={t("figures.overdue.caption")}
          columns={[t("figures.overdue.institution"), t("figures.overdue.count")]}
          bars={bars}
        />
      )}
    </Section>
  );
}
