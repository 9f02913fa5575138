/** The catalogue's names in the language of the page. */
import { categories, type CategoryId, getScheme } from "../catalogue/schemes";
import type { Locale } from "./page-context";

/** The scheme's name in everyday words. */
export function schemeName(schemeId: string, locale: Locale): string {
  const { nameJaPlain, nameEn } = getScheme(schemeId);
  return locale === "ja" ? nameJaPlain : nameEn;
}

export function categoryName(categoryId: CategoryId, locale: Locale): string {
  return categories.find(({ id }) => id === categoryId)?.[locale] ?? categoryId;
}
