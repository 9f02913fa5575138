/** The places of a viewer: the main ones in the head of every page, the others at its foot, each in its order. */
import { path } from "../../path";

export const MAIN_PLACES = ["home", "linkages", "cases", "mandates", "notices"] as const;
export const OTHER_PLACES = ["history", "account", "insurance-use", "credentials", "enquiries", "help"] as const;

export type MainPlace = (typeof MAIN_PLACES)[number];

/** Under `common:footer`, as the other places are called. */
export const OTHER_WORDS = {
  history: "history",
  account: "account",
  "insurance-use": "insuranceUse",
  credentials: "passkey",
  enquiries: "enquiries",
  help: "help",
} as const satisfies Record<(typeof OTHER_PLACES)[number], string>;

/** Screens that the edges of a page lead to, where this viewer may go there. */
export const PLACES = [...MAIN_PLACES, ...OTHER_PLACES] as const;

/** Id of the list of the other places. */
export const OTHERS_ID = "others";

/** @returns the path alone */
export function withoutQuery(here: string): string {
  return here.replace(/[?#].*$/s, "");
}

/**
 * @param here path and query of the page shown
 * @returns for aria-current: `page` on the place itself, `true` on a page below it
 */
export function currentAt(place: MainPlace, viewer: string, here: string): "page" | "true" | undefined {
  const own = path(place, { viewer });
  const pathname = withoutQuery(here);
  if (pathname === own) return "page";
  return place !== "home" && pathname.startsWith(`${own}/`) ? "true" : undefined;
}
