/** A linkage as one row of the list, in words and shape. */
import { path } from "../../../path";
import { schemeName } from "../../../ui/scheme-names";
import { institutionName } from "../../../ui/institution-name";
import type { ListedLinkage } from "../../linkage-list";
import type { Language } from "../../../platform/display";
import type { ShownLinkage } from "../../linkage.server";
import { answerKeyOf, shapeOf, stateKeyOf } from "../../linkage-standing";
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

export function rowOf(linkage: ShownLinkage, { viewer, filter, locale, t }: RowContext): ListedLinkage {
  const { view, institution, hiddenFromOthers } = linkage;
  const root = view.follows && schemeName(view.follows.schemeId, locale);
  const answer = answerKeyOf(linkage);
  return {
    href: path("linkage", { viewer, scheme: view.schemeId }, { from: filter === "all" ? undefined : filter }),
    name: schemeName(view.schemeId, locale),
    knot: shapeOf(linkage),
    institution: root ? t("followsRoot", { root }) : institutionName(institution, locale),
    state: t(stateKeyOf(linkage)),
    answer: answer && t(answer),
    mark: hiddenFromOthers ? t("hidden") : undefined,
    follows: root !== undefined,
  };
}
