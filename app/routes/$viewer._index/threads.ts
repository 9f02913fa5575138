/** The seven threads of the home page: a knot for each linkage, and a word under the thread for what needs one. */
import { categoryName, schemeName } from "../../components/catalogue-names";
import type { Locale } from "../../components/page-context";
import type { Thread } from "../../components/thread-figure";
import { getScheme } from "../../domain/schemes";
import type { Home } from "../../services/home.server";

interface ThreadContext {
  base: string;
  locale: Locale;
  /** Words of the list of linkages. */
  t: (key: string, values?: Record<string, unknown>) => string;
}

const knots = { checked: "done", open: "open", heed: "heed", hold: "hold" } as const;

export function threadsOf({ linkages, check, openCases }: Home, { base, locale, t }: ThreadContext): Thread[] {
  return check.byCategory.map(({ category, schemeIds }) => {
    const ofCategory = linkages.filter(({ view }) => schemeIds.includes(view.schemeId));
    const attention = ofCategory.flatMap(({ view: { schemeId, attention } }) =>
      attention ? [{ kind: "heed" as const, text: noted(schemeId, t(`attention.${attention}`)), href: `${base}/linkages/${schemeId}?from=check` }] : [],
    );
    const held = ofCategory.filter(({ view }) => view.state === "suspended" && !getScheme(view.schemeId).followsScheme);
    const suspended = held.map(({ view, openCase }) => {
      const receipt = openCase ?? openCases[0]?.receipt;
      return { kind: "hold" as const, text: noted(view.schemeId, t("state.suspended")), ...(receipt ? { href: `${base}/cases/${receipt}` } : {}) };
    });
    const items = ofCategory.map(({ view }) => knots[view.knot]);
    return { href: `${base}/linkages#${category}`, name: categoryName(category, locale), items, notes: [...attention, ...suspended] };
  });

  function noted(schemeId: string, text: string): string {
    return t("note", { name: schemeName(schemeId, locale), text });
  }
}
