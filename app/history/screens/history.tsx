/** やりとり履歴: who asked whom for the resident's data, when and on what ground, and who looked at it here. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { QuietButton } from "../../ui/action-tag";
import { formatDayWithEra, formatWeekday } from "../../ui/dates";
import { Field } from "../../ui/field";
import { useFormErrors } from "../../ui/form-errors";
import { FilterLinks } from "../../ui/filter-links";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Note } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { queryText, wasSent } from "../../platform/form.server";
import { HISTORY_FILTERS, readHistory } from "../history.server";
import { Entry } from "./history/entry";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const show = HISTORY_FILTERS.find((known) => known === queryText(args.request, "show")) ?? "all";
  const office = queryText(args.request, "office");
  const before = /^\d{4}-\d{2}-\d{2}$/.test(queryText(args.request, "before"))
    ? new Date(queryText(args.request, "before"))
    : undefined;
  const valid = before && !Number.isNaN(before.getTime()) ? { before } : {};
  return {
    ...(await readHistory(viewing, { show, office, ...valid })),
    show,
    office,
    filters: HISTORY_FILTERS,
    viewer: viewing.segment,
    isFirst: !before,
    empty: wasSent(args.request) && office === "" ? { problems: [{ field: "office", problem: "missing" }] } : undefined,
  };
}

export default function History() {
  const { days, next, offices, marked, show, office, filters, viewer, isFirst, empty } = useLoaderData<typeof loader>();
  const errors = useFormErrors(empty, "history:search.problem");
  const { t } = useTranslation("history");
  const { locale } = usePageFacts();
  const asked = { show: show === "all" ? undefined : show, office: office || undefined };
  const links = filters.map((filter) => ({
    href: path("history", { viewer }, { show: filter, office: office || undefined }),
    label: t(`filter.${filter}`),
    current: filter === show,
    ...(filter === "marked" ? { count: marked } : {}),
  }));
  return (
    <Page
      title={t("title")}
      heading={t("heading")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      errors={errors.list}
      aside={<Taking href={path("history-csv", { viewer }, asked)} />}
    >
      <p>{t("lead")}</p>
      <form method="get" className="sections screen-only">
        <input type="hidden" name="sent" value="1" />
        {show !== "all" && <input type="hidden" name="show" value={show} />}
        <Field
          name="office"
          label={t("search.label")}
          hint={t("search.hint")}
          error={errors.of("office")}
          value={office}
          maxLength={60}
          autoComplete="off"
        />
        <QuietButton>{t("search.send")}</QuietButton>
      </form>
      <FilterLinks label={t("filter.label")} links={links} />
      {days.length === 0 && <p>{t(office ? "noneFound" : "none")}</p>}
      {days.map(({ day, entries }) => (
        <section className="history-day" aria-labelledby={day.toISOString()} key={day.toISOString()}>
          <h2 id={day.toISOString()}>
            {t("day", { day: formatDayWithEra(day, locale), weekday: formatWeekday(day, locale) })}
          </h2>
          <ul className="history">
            {entries.map((entry, index) => (
              <Entry entry={entry} offices={offices} viewer={viewer} key={index} />
            ))}
          </ul>
        </section>
      ))}
      {next && (
        <GoLink href={path("history", { viewer }, { ...asked, before: next.toISOString().slice(0, 10) })}>
          {t("older")}
        </GoLink>
      )}
      {!isFirst && <GoLink href={path("history", { viewer }, asked)}>{t("latest")}</GoLink>}
    </Page>
  );
}

function Taking({ href }: { href: string }) {
  const { t } = useTranslation("history");
  const { allowed } = usePageFacts();
  return (
    <>
      {allowed.includes("take_history_along") && (
        <Note heading={t("taking.heading")}>
          <p>{t("taking.text")}</p>
          <GoLink href={href}>{t("taking.csv")}</GoLink>
        </Note>
      )}
      <Note heading={t("strange.heading")}>
        <p>{t("strange.text")}</p>
      </Note>
    </>
  );
}
