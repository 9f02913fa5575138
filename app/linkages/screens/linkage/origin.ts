/** Where a person came from to a linkage, and so where to go on: the self-check, or the list as it was filtered. */
import { path } from "../../../path";

export type Origin = "check" | "attention" | "unanswered";

export function readOrigin(text: string | null): Origin | undefined {
  return text === "check" || text === "attention" || text === "unanswered" ? text : undefined;
}

/** @param viewer first segment of the viewer's paths */
export function backPath(viewer: string, from: Origin | undefined): string {
  if (from === "check") return path("home", { viewer });
  return path("linkages", { viewer }, { show: from });
}

/** The page of a linkage, with the way back kept. */
export function linkagePath(
  viewer: string,
  schemeId: string,
  from: Origin | undefined,
  more: Record<string, string> = {},
): string {
  return path("linkage", { viewer, scheme: schemeId }, { from, ...more });
}
