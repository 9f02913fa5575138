/** The 29 by category: what is linked, with what moves along, and what is not linked. */
import { path } from "../../../path";
import type { CategoryId } from "../../../catalogue/schemes";
import { categoryName, schemeName } from "../../../ui/scheme-names";
import { answerKeyOf, shapeOf, stateKeyOf } from "../../../linkages/linkage-standing";
import type { ShownLinkage } from "../../../linkages/linkage.server";
import type { Language } from "../../../platform/display";
import type { Home } from "../../home.server";
import type { Knot, Thread } from "../../thread-figure";

interface ThreadContext {
  viewer: string;
  locale: Language;
  /** Words of the list of linkages. */
  t: (key: string) => string;
}

export function threadsOf(
  { linkages, check }: Home,
  context: ThreadContext,
): { linked: Thread[]; notLinked: Thread[] } {
  const threads = (isOfThese: (one: ShownLinkage) => boolean) =>
    check.byCategory.flatMap(({ category, schemeIds }) => {
      const ofCategory = linkages.filter((one) => schemeIds.includes(one.view.schemeId) && isOfThese(one));
      return ofCategory.length > 0 ? [threadOf(category, ofCategory, context)] : [];
    });
  return { linked: threads((one) => !isQuietGap(one)), notLinked: threads(isQuietGap) };
}

/** Not linked, and nothing about it waits for anybody. */
function isQuietGap(one: ShownLinkage): boolean {
  return one.view.state === "not_linked" && !["heed", "now"].includes(shapeOf(one));
}

function threadOf(category: CategoryId, linkages: readonly ShownLinkage[], context: ThreadContext): Thread {
  const ids = new Set(linkages.map(({ view }) => view.schemeId));
  // What needs a look stands for itself, also where it moves with another.
  const isAlong = (one: ShownLinkage) =>
    one.view.follows !== undefined && ids.has(one.view.follows.schemeId) && shapeOf(one) !== "heed";
  const alongWith = (root: ShownLinkage) =>
    linkages.filter((one) => isAlong(one) && one.view.follows?.schemeId === root.view.schemeId);
  return {
    href: `${path("linkages", { viewer: context.viewer })}#${category}`,
    name: categoryName(category, context.locale),
    total: linkages.length,
    done: linkages.filter((one) => shapeOf(one) === "done").length,
    knots: linkages
      .filter((one) => !isAlong(one))
      .map((one) => ({
        ...knotOf(one, context),
        followers: alongWith(one).map((follower) => knotOf(follower, context)),
      })),
  };
}

function knotOf(one: ShownLinkage, { viewer, locale, t }: ThreadContext): Knot {
  const { schemeId, attention } = one.view;
  const shape = shapeOf(one);
  return {
    href: path("linkage", { viewer, scheme: schemeId }, { from: attention && !one.openCase ? "check" : undefined }),
    name: schemeName(schemeId, locale),
    shape,
    word: wordOf(one, t),
    followers: [],
  };
}

/** What was answered, where the shape tells of an answer; else how it stands. */
function wordOf(one: ShownLinkage, t: ThreadContext["t"]): string {
  const shape = shapeOf(one);
  const answer = answerKeyOf(one);
  if (answer && (shape === "done" || shape === "unsure")) return t(answer);
  return shape === "open" || shape === "loose" ? t("answer.none") : t(stateKeyOf(one));
}
