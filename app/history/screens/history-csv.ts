/** The exchange history as a file to take along. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { schemeName } from "../../ui/scheme-names";
import { whyLooked, lookerName, placeName } from "../history-words";
import { plainText } from "../../ui/phrases";
import { requireViewing } from "../../identity/guards.server";
import { queryText } from "../../platform/form.server";
import { languageOf } from "../../platform/cookies.server";
import { wordsIn } from "../../platform/i18n.server";
import { exportHistory, HISTORY_FILTERS, type HistoryWords } from "../history.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const show = HISTORY_FILTERS.find((known) => known === queryText(args.request, "show")) ?? "all";
  const csv = await exportHistory(viewing, { show, office: queryText(args.request, "office") }, wordsOf(args.request));
  const headers = {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": 'attachment; filename="history.csv"',
    "Cache-Control": "no-store",
  };
  return new Response(csv, { headers });
}

function wordsOf(request: Request): HistoryWords {
  const locale = languageOf(request);
  const t = wordsIn(locale).getFixedT(locale, "history");
  const names = ({ ja: "nameJa", en: "nameEn" } as const)[locale];
  return {
    columns: {
      at: t("csv.at"),
      who: t("csv.who"),
      whom: t("csv.whom"),
      what: t("csv.what"),
      why: t("csv.why"),
      note: t("csv.note"),
    },
    exchange: ({ askerId, holderId, schemeId, ground, markedBy }, offices) => ({
      who: offices[askerId]?.[names] ?? askerId,
      whom: offices[holderId]?.[names] ?? holderId,
      what: schemeName(schemeId, locale),
      why: t(`ground.${ground}`),
      note: markedBy ? t("csv.marked", { receipt: markedBy }) : "",
    }),
    look: ({ who, action, target }, offices) => ({
      who: lookerName(who, {
        t: (key, values) => plainText(t(key, values)),
        nameOf: (id) => offices[id]?.[names] ?? id,
      }),
      what: placeName({ action, target }, { t, locale }),
      why: whyLooked(who, { t }),
    }),
  };
}
