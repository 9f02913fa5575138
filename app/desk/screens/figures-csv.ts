/** The desk's figures as a file. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText } from "../../platform/form.server";
import { languageOf } from "../../platform/cookies.server";
import { wordsIn } from "../../platform/i18n.server";
import { figuresCsv, PERIODS, readFigures } from "../desk-figures.server";
import { institutionName } from "../../ui/institution-name";

export async function loader(args: LoaderFunctionArgs) {
  const { at } = await requireStaffMember(args);
  const locale = languageOf(args.request);
  const t = wordsIn(locale).getFixedT(locale, "desk-work");
  const days = PERIODS.find((known) => String(known) === queryText(args.request, "days")) ?? 90;
  const csv = figuresCsv(await readFigures(days, at), {
    topic: (topic) => t(`help:reasons.${topic}`),
    institution: (institution) => institutionName(institution, locale),
    calls: t("figures.topics.calls"),
    written: t("figures.topics.written"),
    median: t("figures.times.median"),
    ninetieth: t("figures.times.ninetieth"),
    answered: t("figures.times.answered"),
    first: t("figures.times.first"),
    overdue: t("figures.overdue.count"),
    few: t("figures.overdue.few"),
    measure: t("figures.times.measure"),
    value: t("figures.times.value"),
  });
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="figures.csv"',
      "Cache-Control": "no-store",
    },
  });
}
