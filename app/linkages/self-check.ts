/** The self-check: how far a resident has come through the 29 items, and which comes next. */
import { categories, getScheme, schemes, type CategoryId, type SchemeId } from "../catalogue/schemes";

export type Answer = "mine" | "wrong" | "unsure";

export interface SelfCheckItem {
  schemeId: string;
  answer: Answer | undefined;
  needsAttention: boolean;
  /** A suspended record is hidden, so that nothing can be checked. */
  suspended: boolean;
}

export interface CategoryProgress {
  category: CategoryId;
  total: number;
  /** Answered with "this is mine". */
  checked: number;
  answered: number;
  schemeIds: SchemeId[];
}

export interface SelfCheck {
  total: number;
  checked: number;
  answered: number;
  /** The next item to answer, those that need attention first; undefined when none is left. */
  next: SchemeId | undefined;
  /** In the catalogue's order; every category of which something is seen stands here. */
  byCategory: CategoryProgress[];
}

/**
 * @param items one for each scheme, in any order; a scheme without one counts as not answered
 * @param sees whether a scheme is counted at all: for a viewer who sees some of them only
 */
export function selfCheck(
  items: readonly SelfCheckItem[],
  sees: (schemeId: SchemeId) => boolean = () => true,
): SelfCheck {
  const known = new Map(items.map((item) => [getScheme(item.schemeId).id, item]));
  const seen = schemes.filter(({ id }) => sees(id));
  const left = seen.filter(({ id }) => !known.get(id)?.answer && !known.get(id)?.suspended);
  const byCategory = categories.map(({ id: category }) => {
    const schemeIds = seen.filter((scheme) => scheme.category === category).map(({ id }) => id);
    const answers = schemeIds.map((id) => known.get(id)?.answer);
    const checked = answers.filter((answer) => answer === "mine").length;
    return { category, total: schemeIds.length, checked, answered: answers.filter(Boolean).length, schemeIds };
  });
  return {
    total: seen.length,
    checked: byCategory.reduce((sum, { checked }) => sum + checked, 0),
    answered: byCategory.reduce((sum, { answered }) => sum + answered, 0),
    next: (left.find(({ id }) => known.get(id)?.needsAttention) ?? left[0])?.id,
    byCategory: byCategory.filter(({ total }) => total > 0),
  };
}
