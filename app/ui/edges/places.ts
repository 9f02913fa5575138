/** The places of a viewer: the main ones in the head of every page, the others at its foot, each in its order. */
import { path } from "../../path";

export const MAIN_PLACES = ["home", "linkages", "cases", "mandates", "notices"] as const;
export const OTHER_PLACES = ["history", "account", "insurance-use", "credentials", "enquiries", "help"] as const;

export type MainPlace = (typeof MAIN_PLACES)[number];

/** Screens that the edges of a page lead to, where this viewer may go there. */
export const PLACES = [...MAIN_PLACES, ...OTHER_PLACES] as const;

/** Id of the list of the other places. */
export const OTHERS_ID = "others";

/**
 * @param here path and query of the page shown
 * @returns for aria-current: `page` on the place itself, `true` on a page below it
 */
export function currentAt(place: MainPlace, viewer: string, here: string): "page" | "true" | undefined {
  const own = path(place, { viewer });
  const pathname = here.replace(/[?#].*$/, "");
  if (pathname === own) return "page";
  return place !== "home" && pathname.startsWith(`${own}/`) ? "true" : undefined;
}
