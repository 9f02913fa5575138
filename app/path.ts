/** Paths from the table of screens: made from a screen's name and what it names, and read back. */
import { type ScreenId, SCREENS } from "./routes";

type NameIn<Segment extends string> = Segment extends `:${infer Name}` ? Name : never;
type NamesIn<Path extends string> = Path extends `${infer Segment}/${infer Rest}`
  ? NameIn<Segment> | NamesIn<Rest>
  : NameIn<Path>;

/** What a screen's path names: `{ viewer, scheme }` for `/:viewer/linkages/:scheme`. */
export type ParamsOf<Id extends ScreenId> = [NamesIn<(typeof SCREENS)[Id]["path"]>] extends [never]
  ? Record<string, never>
  : Record<NamesIn<(typeof SCREENS)[Id]["path"]>, string>;

/** A screen of which links can be made: its path is none for whatever else is asked for. */
export type PlaceId = {
  [Id in ScreenId]: (typeof SCREENS)[Id]["path"] extends `${string}*` ? never : Id;
}[ScreenId];

type Query = Readonly<Record<string, string | undefined>>;

/**
 * @param query what is undefined is left out
 * @returns the path of this screen, with every value encoded
 */
export function path<Id extends PlaceId>(
  id: Id,
  ...[params, query]: {} extends ParamsOf<Id> ? [params?: ParamsOf<Id>, query?: Query] : [ParamsOf<Id>, query?: Query]
): string {
  const values: Readonly<Record<string, string>> = params ?? {};
  const pathname = SCREENS[id].path.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  const asked = Object.entries(query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return asked.length > 0 ? `${pathname}?${new URLSearchParams(asked)}` : pathname;
}

/** @returns the first segment of a path: of a viewer's screen the viewer's */
export function segmentOf(path: string): string {
  return path.split("/")[1] ?? "";
}

/** A screen, and what its path names, still encoded. */
export interface FoundScreen {
  id: ScreenId;
  params: Readonly<Record<string, string>>;
}

// What a path says literally comes before what may stand there, as the router has it: `new` before `:enquiry`, and a
// rest last.
const PATTERNS = Object.entries(SCREENS)
  .map(([id, screen]) => ({ id: id as ScreenId, order: orderOf(screen.path), pattern: patternOf(screen.path) }))
  .sort((one, other) => (one.order < other.order ? -1 : 1));

function orderOf(path: string): string {
  return path.replace(/:[a-z]+/g, "\uFFFE").replace("*", "\uFFFF");
}

function patternOf(path: string): RegExp {
  const source = path
    .replaceAll(".", "[.]")
    .replace(/:([a-z]+)/g, "(?<$1>[^/]+)")
    .replace("*", ".*");
  return new RegExp(`^${source}/*$`);
}

/** @returns the screen at this path, without regard to slashes at its end; undefined where the table names none */
export function findScreen(pathname: string): FoundScreen | undefined {
  for (const { id, pattern } of PATTERNS) {
    const match = pattern.exec(pathname);
    if (match) return { id, params: { ...match.groups } };
  }
  return undefined;
}

/** @returns whether somebody can be sent to this path to look at a screen; an institution's answers are none */
export function isLookedAt(pathname: string): boolean {
  const found = findScreen(pathname);
  if (!found || !/^(me|[ms]-.+)$/.test(found.params["viewer"] ?? "me")) return false;
  const screen = SCREENS[found.id];
  const look = "look" in screen ? screen.look : undefined;
  return look !== undefined && look !== "institution";
}
