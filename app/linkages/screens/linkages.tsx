/** All 29 linkages by category: who keeps each, how it stands, what the resident answered. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { QuietLink } from "../../ui/action-tag";
import { categoryName, schemeName } from "../../ui/scheme-names";
import { FilterLinks } from "../../ui/filter-links";
import { LinkageList } from "../linkage-list";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { useMay, usePageFacts, useWhose } from "../../ui/page-context";
import { Note, Section } from "../../ui/section";
import { findScheme } from "../../catalogue/schemes";
import { requireViewing } from "../../identity/guards.server";
import { listLinkages } from "../linkage.server";
import { FILTERS, isShown, readFilter } from "./linkages/filter";
import { inFamilies, rowOf } from "./linkages/rows";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const query = new URL(args.request.url).searchParams;
  const saved = findScheme(query.get("saved") ?? "")?.id;
  const reported = query.get("reported") === "yes";
  return {
    ...(await listLinkages(viewing)),
    reported,
    filter: readFilter(query.get("show")),
    saved,
    viewer: viewing.segment,
  };
}

export default function Linkages() {
  const { linkages, check, filter, saved, reported, viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("linkages");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const isAllowed = useMay();
  const inWords = (key: string, values?: Record<string, unknown>) => t(key, { ...whose, ...values });
  const filters = FILTERS.map((one) => ({
    href: path("linkages", { viewer }, { show: one === "all" ? undefined : one }),
    label: t(`filter.${one}`),
    count: linkages.filter((linkage) => isShown(linkage, one)).length,
    current: one === filter,
  }));
  const shown = linkages.filter((linkage) => isShown(linkage, filter));
  const sections = check.byCategory.map(({ category, total, checked, schemeIds }) => {
    const ofCategory = inFamilies(shown.filter(({ view }) => schemeIds.includes(view.schemeId)));
    return {
      category,
      total,
      checked,
      rows: ofCategory.map((linkage) => rowOf(linkage, { viewer, filter, locale, t: inWords })),
    };
  });
  return (
    <Page
      title={t("heading")}
      heading={t("heading")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      news={
        (saved || reported) && (
          <Notice tone="done">{saved ? t("saved", { name: schemeName(saved, locale) }) : t("reported")}</Notice>
        )
      }
      aside={
        check.next &&
        isAllowed("answer") && (
          <Progress viewer={viewer} answered={check.answered} total={check.total} next={check.next} />
        )
      }
    >
      <p>{t("lead", whose)}</p>
      <FilterLinks label={t("filter.label")} links={filters} />
      {shown.length === 0 && (
        <>
          <p>{t(`none.${filter}`)}</p>
          <QuietLink href={path("linkages", { viewer })}>{t("showAll")}</QuietLink>
        </>
      )}
      {sections
        .filter(({ rows }) => rows.length > 0)
        .map(({ category, total, checked, rows }) => (
          <Section
            heading={categoryName(category, locale)}
            id={category}
            lead={t("progress", { total, checked })}
            key={category}
          >
            <LinkageList rows={rows} />
          </Section>
        ))}
    </Page>
  );
}

interface ProgressProps {
  viewer: string;
  answered: number;
  total: number;
  next: string;
}

function Progress({ viewer, answered, total, next }: ProgressProps) {
  const { t } = useTranslation("linkages");
  const { locale } = usePageFacts();
  return (
    <Note heading={t("check.heading")}>
      <p>{t("check.progress", { answered, total })}</p>
      <GoLink href={path("linkage", { viewer, scheme: next }, { from: "check" })}>
        {t("check.goOn", { name: schemeName(next, locale) })}
      </GoLink>
    </Note>
  );
}
