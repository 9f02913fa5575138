/** Every screen below the viewer's segment, with what one must be allowed to do to look at it and to act on it: the one table of permissions. */
import type { SchemeId } from "../catalogue/schemes";
import type { Action, Viewing } from "./viewing";

export interface Screen {
  /** The path below the viewer, without what names one thing: `cases/withdraw` is /me/cases/1124-0731-8/withdraw. */
  name: string;
  look: Action;
  /** What a form of this page does; left out where it has none. */
  act?: Action;
  /** The record that the page is about: who does not see it, does not see the page. */
  scheme?: SchemeId;
}

/** Answered for everybody who has a viewing at all: what was signed is looked at by the write itself. */
const ANY: Action = "see";

export const SCREENS: readonly Screen[] = [
  { name: "", look: "see" },
  { name: "still-there", look: ANY, act: ANY },
  { name: "sign/*", look: ANY, act: ANY },
  { name: "linkages", look: "see" },
  { name: "linkages/*", look: "see", act: "answer" },
  { name: "linkages/*/report", look: "fill_in" },
  { name: "linkages/*/report/kind", look: "fill_in", act: "fill_in" },
  { name: "linkages/*/report/details", look: "fill_in", act: "fill_in" },
  { name: "linkages/*/report/contact", look: "fill_in", act: "fill_in" },
  { name: "linkages/*/report/check", look: "fill_in", act: "report" },
  { name: "cases", look: "follow_case" },
  { name: "cases/*", look: "follow_case", act: "report" },
  { name: "cases/*/received", look: "follow_case" },
  { name: "cases/*/print", look: "follow_case" },
  { name: "cases/*/receipt.pdf", look: "follow_case" },
  { name: "cases/*/letter", look: "follow_case" },
  { name: "cases/*/letter.pdf", look: "follow_case" },
  { name: "cases/*/withdraw", look: "report", act: "report" },
  { name: "cases/*/reopen", look: "report", act: "report" },
  { name: "account", look: "see", scheme: "public-money-account" },
  { name: "account/change", look: "manage_account", scheme: "public-money-account" },
  { name: "account/change/bank", look: "manage_account", act: "manage_account", scheme: "public-money-account" },
  { name: "account/change/branch", look: "manage_account", act: "manage_account", scheme: "public-money-account" },
  { name: "account/change/number", look: "manage_account", act: "manage_account", scheme: "public-money-account" },
  { name: "account/change/holder", look: "manage_account", act: "manage_account", scheme: "public-money-account" },
  { name: "account/change/check", look: "manage_account", act: "manage_account", scheme: "public-money-account" },
  { name: "account/delete", look: "manage_account", act: "manage_account", scheme: "public-money-account" },
  { name: "insurance-use", look: "see", scheme: "health-insurance-card" },
  {
    name: "insurance-use/cancel",
    look: "manage_insurance_use",
    act: "manage_insurance_use",
    scheme: "health-insurance-card",
  },
  { name: "certificate", look: "see", act: "manage_insurance_use", scheme: "health-insurance-card" },
  {
    name: "certificate/request",
    look: "manage_insurance_use",
    act: "manage_insurance_use",
    scheme: "health-insurance-card",
  },
  { name: "help", look: "get_help", act: "get_help" },
  { name: "guide", look: "guide", act: "guide" },
  { name: "guide/events", look: "guide" },
  { name: "enquiries", look: "get_help" },
  { name: "enquiries/new", look: "get_help", act: "get_help" },
  { name: "enquiries/*", look: "get_help", act: "get_help" },
  { name: "history", look: "see_history" },
  { name: "history.csv", look: "take_history_along" },
  { name: "notices", look: "manage_notices", act: "manage_notices" },
  { name: "notices/mail", look: "manage_notices", act: "manage_notices" },
  { name: "mandates", look: "manage_mandates" },
  { name: "mandates/offer", look: "manage_mandates" },
  { name: "mandates/ask", look: "manage_mandates" },
  { name: "mandates/*/print", look: "manage_mandates" },
  { name: "mandates/*/*", look: "manage_mandates", act: "manage_mandates" },
  { name: "mandates/accept", look: "manage_mandates", act: "manage_mandates" },
  { name: "mandates/*", look: "manage_mandates", act: "manage_mandates" },
  { name: "credentials", look: "manage_credentials" },
  { name: "credentials/register", look: "manage_credentials", act: "manage_credentials" },
  { name: "credentials/remove/*", look: "manage_credentials", act: "manage_credentials" },
];

/** @returns how a screen of this table is found by its path, without regard to slashes around it */
export function finderOf<S extends { name: string }>(screens: readonly S[]): (path: string) => S | undefined {
  const patterns = screens.map((screen) => ({
    screen,
    pattern: new RegExp(`^${screen.name.replaceAll(".", "[.]").replaceAll("*", "[^/]+")}$`),
  }));
  return (path) => {
    const trimmed = path.replace(/^\/+|\/+$/g, "");
    return patterns.find(({ pattern }) => pattern.test(trimmed))?.screen;
  };
}

const findInTable = finderOf(SCREENS);

/** @returns the screen at this path below the viewer's segment, or undefined where the table names none: then nobody may */
export function findScreen(path: string): Screen | undefined {
  return findInTable(path);
}

/** @returns what must be allowed for this request, or undefined where the screen has no such thing */
export function actionOf(path: string, method: string): Action | undefined {
  const screen = findScreen(path);
  return method === "GET" || method === "HEAD" ? screen?.look : screen?.act;
}

/** @returns whether this viewer may send this request at all */
export function isAllowed(viewing: Pick<Viewing, "may" | "sees">, path: string, method: string): boolean {
  const action = actionOf(path, method);
  const scheme = findScreen(path)?.scheme;
  return action !== undefined && viewing.may(action) && (scheme === undefined || viewing.sees(scheme));
}
