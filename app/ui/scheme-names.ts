/** The catalogue's names in the language of the page. */
import { categories, type CategoryId, getScheme } from "../catalogue/schemes";
import type { Language } from "../platform/display";

/** The scheme's name in everyday words. */
export function schemeName(schemeId: string, locale: Language): string {
  const { nameJaPlain, nameEn } = getScheme(schemeId);
  return { ja: nameJaPlain, en: nameEn }[locale];
}

export function categoryName(categoryId: CategoryId, locale: Language): string {
  return categories.find(({ id }) => id === categoryId)?.[locale] ?? categoryId;
}
