/** Where an agent goes along with the resident. */
import { path } from "../path";
import { findViewerScreen, isAllowed } from "../identity/permissions";
import type { Viewing } from "../identity/viewing";

/**
 * @param page path and query below the viewer
 * @returns the agent's path to the same screen; undefined where there is none
 */
export function pathBeside(viewing: Viewing, page: string): string | undefined {
  const beside = `${path("home", { viewer: viewing.segment })}/${page}`.replace(/\/$/, "");
  const [pathname = ""] = beside.split("?");
  return isAllowed(viewing, pathname, "GET") && !findViewerScreen(pathname)?.alone ? beside : undefined;
}
