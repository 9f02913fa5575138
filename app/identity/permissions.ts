/** What a request must be allowed to do, read from the table of screens; what the table does not name, nobody may. */
import { type FoundScreen, findScreen } from "../path";
import { type DeskScreen, type ScreenId, SCREENS, type ViewerScreen } from "../routes";
import type { DeskAction } from "./staff";
import type { Viewing } from "./viewing";

type IdBelow<Place extends string> = {
  [Id in ScreenId]: (typeof SCREENS)[Id]["path"] extends `${Place}${string}` ? Id : never;
}[ScreenId];

/** The screens that a resident, a proxy and an agent see of one resident. */
export type ViewerScreenId = IdBelow<(typeof SCREENS)["home"]["path"]>;
export type DeskScreenId = IdBelow<(typeof SCREENS)["desk"]["path"]>;

const OF_VIEWER: Readonly<Record<ViewerScreenId, ViewerScreen>> = SCREENS;
const OF_DESK: Readonly<Record<DeskScreenId, DeskScreen>> = SCREENS;

export function isOfViewer(id: ScreenId): id is ViewerScreenId {
  return SCREENS[id].path.startsWith(SCREENS.home.path);
}

export function isOfDesk(id: ScreenId): id is DeskScreenId {
  return SCREENS[id].path.startsWith(SCREENS.desk.path);
}

/** @returns the screen of a viewer at this path, or undefined where the table names none */
export function findViewerScreen(pathname: string): (ViewerScreen & Pick<FoundScreen, "params">) | undefined {
  const found = findScreen(pathname);
  return found && isOfViewer(found.id) ? { ...OF_VIEWER[found.id], params: found.params } : undefined;
}

/** @returns whether what was typed at this path is kept, and given back; never at the desk, whose seats are shared */
export function keepsTyped(pathname: string): boolean {
  const screen = findViewerScreen(pathname);
  return screen?.keepsTyped === true && !screen.params["viewer"]?.startsWith("s-");
}

/** @returns what must be allowed at the desk for this request, or undefined where the screen has no such thing */
export function deskActionOf(pathname: string, method: string): DeskAction | undefined {
  const found = findScreen(pathname);
  return askedOf(found && isOfDesk(found.id) ? OF_DESK[found.id] : undefined, method);
}

/** @returns whether this viewer may send this request at all */
export function isAllowed(viewing: Pick<Viewing, "may" | "sees">, pathname: string, method: string): boolean {
  const screen = findViewerScreen(pathname);
  const action = askedOf(screen, method);
  return action !== undefined && viewing.may(action) && (screen?.scheme === undefined || viewing.sees(screen.scheme));
}

/** @returns whether this viewer may look at this screen, for leading there only whom it is open to */
export function mayLookAt(viewing: Pick<Viewing, "may" | "sees">, id: ViewerScreenId): boolean {
  const { look, scheme } = OF_VIEWER[id];
  return viewing.may(look) && (scheme === undefined || viewing.sees(scheme));
}

function askedOf<Asked>(screen: { look: Asked; act?: Asked } | undefined, method: string): Asked | undefined {
  return method === "GET" || method === "HEAD" ? screen?.look : screen?.act;
}
