/** A linkage as one row of the list, in words and shape. */
import { path } from "../../../path";
import { schemeName } from "../../../ui/scheme-names";
import { institutionName } from "../../../ui/institution-name";
import type { ListedLinkage } from "../../linkage-list";
import type { Language } from "../../../platform/display";
import type { ShownLinkage } from "../../linkage.server";
import type { Filter } from "./filter";

interface RowContext {
  viewer: string;
  filter: Filter;
  locale: Language;
  t: (key: string, values?: Record<string, unknown>) => string;
}

/** Those that follow another stand right after it, where it is in the same list. */
export function inFamilies(linkages: readonly ShownLinkage[]): ShownLinkage[] {
  const ids = new Set(linkages.map(({ view }) => view.schemeId));
  const roots = linkages.filter(({ view }) => !view.follows || !ids.has(view.follows.schemeId));
  return roots.flatMap((root) => [
    root,
    ...linkages.filter(({ view }) => view.follows?.schemeId === root.view.schemeId),
  ]);
}

export function rowOf(
  { view, institution, underCorrection, openCase, hiddenFromOthers }: ShownLinkage,
  { viewer, filter, locale, t }: RowContext,
): ListedLinkage {
  const office = institutionName(institution, locale);
  const root = view.follows && schemeName(view.follows.schemeId, locale);
  const knots = {
    checked: "done",
    open: view.state === "not_linked" ? "loose" : "open",
    heed: "heed",
    hold: "hold",
  } as const;
  return {
    href: path("linkage", { viewer, scheme: view.schemeId }, { from: filter === "all" ? undefined : filter }),
    name: schemeName(view.schemeId, locale),
    knot: openCase?.asksHere ? "heed" : knots[view.knot],
    institution: root ? t("followsRoot", { root }) : office,
    state: stateOf({ view, underCorrection, openCase }, t),
    answer: view.answer && t(`answer.${view.state === "not_linked" ? "notLinked" : "linked"}.${view.answer}`),
    mark: hiddenFromOthers ? t("hidden") : undefined,
    follows: root !== undefined,
  };
}

function stateOf(
  { view, underCorrection, openCase }: Pick<ShownLinkage, "view" | "underCorrection" | "openCase">,
  t: RowContext["t"],
): string {
  if (openCase?.asksHere) return t(openCase.state === "viewing_resumed" ? "state.resumed" : "state.asked");
  if (openCase?.state === "resident_unsure") return t("state.unsure");
  if (openCase?.status.mustIAct && !openCase.asksHere) return t("state.waits");
  if (view.state === "suspended") return t("state.suspended");
  if (underCorrection) return t("state.reported");
  if (view.attention) return t(`attention.${view.attention}`);
  if (view.follows?.doubtful) return t("state.waits");
  return t(`state.${view.state}`);
}
