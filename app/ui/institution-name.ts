/** An institution's names in the language of the page. */
import type { Language } from "../platform/display";

export interface InstitutionNames {
  nameJa: string;
  nameEn: string;
  officeJa: string;
  officeEn: string;
  phone: string;
}

type Names = Pick<InstitutionNames, "nameJa" | "nameEn">;

export function institutionName({ nameJa, nameEn }: Names, locale: Language): string {
  return { ja: nameJa, en: nameEn }[locale];
}

export function officeName({ officeJa, officeEn }: InstitutionNames, locale: Language): string {
  return { ja: officeJa, en: officeEn }[locale];
}

/** The institution with the desk that answers the phone. */
export function institutionDesk(institution: InstitutionNames, locale: Language): string {
  const name = institutionName(institution, locale);
  const office = officeName(institution, locale);
  return { ja: `${name} ${office}`, en: `${name}, ${office}` }[locale];
}
