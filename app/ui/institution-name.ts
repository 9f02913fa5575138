/** An institution's names in the language of the page. */
import type { Language } from "../platform/display";

export interface InstitutionNames {
  nameJa: string;
  nameEn: string;
  officeJa: string;
  officeEn: string;
  phone: string;
}

export function institutionName({ nameJa, nameEn }: InstitutionNames, locale: Language): string {
  return locale === "ja" ? nameJa : nameEn;
}

/** The institution with the desk that answers the phone. */
export function institutionDesk(institution: InstitutionNames, locale: Language): string {
  const name = institutionName(institution, locale);
  return locale === "ja" ? `${name} ${institution.officeJa}` : `${name}, ${institution.officeEn}`;
}
