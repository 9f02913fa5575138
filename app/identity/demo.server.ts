/** The invented people on the sign-in page of a demo; nowhere else is a PIN ever shown. */
import { people } from "../../db/people";
import type { Language } from "../platform/display";
import { settings } from "../platform/settings.server";

export interface DemoPerson {
  serial: string;
  name: string;
  pin: string | null;
  why: string;
}

/**
 * @param atDesk the desk's staff, else everybody else
 * @returns the cast with cards and PINs, empty where this is no demo
 */
export function listDemoPeople(language: Language, atDesk: boolean): DemoPerson[] {
  if (!settings().demo) return [];
  return people
    .filter(({ staff }) => (staff !== null) === atDesk)
    .map(({ card, nameKanji, for: why }) => ({
      serial: card.serial,
      name: nameKanji,
      pin: card.pin,
      why: why[language],
    }));
}
