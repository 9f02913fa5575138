/** The seven threads of the home page: a knot for each linkage, and a word under the thread for what needs one. */
import { path } from "../../../path";
import { categoryName, schemeName } from "../../../ui/scheme-names";
import type { Language } from "../../../platform/display";
import type { Thread } from "../../thread-figure";
import { getScheme } from "../../../catalogue/schemes";
import type { Home } from "../../home.server";

interface ThreadContext {
  viewer: string;
  locale: Language;
  /** Words of the list of linkages. */
  t: (key: string, values?: Record<string, unknown>) => string;
}

const knots = { checked: "done", open: "open", heed: "heed", hold: "hold" } as const;

export function threadsOf({ linkages, check }: Home, { viewer, locale, t }: ThreadContext): Thread[] {
  const noted = (schemeId: string, text: string) => t("note", { name: schemeName(schemeId, locale), text });
  return check.byCategory.map(({ category, schemeIds }) => {
    const ofCategory = linkages.filter(({ view }) => schemeIds.includes(view.schemeId));
    const notes = ofCategory.flatMap(({ view: { schemeId, attention, state }, openCase }): Thread["notes"] => {
      if (openCase?.asksHere)
        return [
          {
            kind: "heed",
            text: noted(schemeId, t(openCase.state === "viewing_resumed" ? "state.resumed" : "state.asked")),
            href: path("linkage", { viewer, scheme: schemeId }),
          },
        ];
      if (attention)
        return [
          {
            kind: "heed",
            text: noted(schemeId, t(`attention.${attention}`)),
            href: path("linkage", { viewer, scheme: schemeId }, { from: "check" }),
          },
        ];
      const isHeldRoot = state === "suspended" && openCase && !getScheme(schemeId).followsScheme;
      return isHeldRoot
        ? [
            {
              kind: "hold",
              text: noted(schemeId, t("state.suspended")),
              href: path("case", { viewer, receipt: openCase.receipt }),
            },
          ]
        : [];
    });
    return {
      href: `${path("linkages", { viewer })}#${category}`,
      name: categoryName(category, locale),
      items: ofCategory.map(({ view, openCase }) => (openCase?.asksHere ? "heed" : knots[view.knot])),
      notes,
    };
  });
}
