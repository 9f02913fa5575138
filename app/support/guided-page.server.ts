/** Where an agent goes along with the resident. */
import { isAllowed } from "../identity/screens";
import type { Viewing } from "../identity/viewing";

/** Answered for whoever has a viewing, each for the own session: beside the resident they would tell the agent that nothing was sent. */
const OWN_MATTERS = /^(sign\/|still-there$)/;

/**
 * @param page path and query below the viewer
 * @returns the agent's path to the same screen; undefined where there is none
 */
export function pathBeside(viewing: Viewing, page: string): string | undefined {
  const [path = ""] = page.split("?");
  if (OWN_MATTERS.test(path) || !isAllowed(viewing, path, "GET")) return undefined;
  return `/${viewing.segment}/${page}`.replace(/\/$/, "");
}
