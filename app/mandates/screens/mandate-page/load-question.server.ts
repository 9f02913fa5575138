/** Loads one page of the journey to a mandate: the state of the journey decides whether it can be shown. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { MANDATE_PAGES, MANDATE_WAYS, type MandatePage, type MandateWay } from "../../mandates";
import { requireViewing, type RouteArgs } from "../../../identity/guards.server";
import { notFound, seeOther } from "../../../platform/responses";
import { findMandateJourney, isReached } from "../../mandate-offer.server";

export function pageOf(params: RouteArgs["params"]): { way: MandateWay; page: MandatePage } {
  const way = MANDATE_WAYS.find((known) => known === params["way"]);
  const page = MANDATE_PAGES.find((known) => known === params["page"]);
  if (!way || !page) throw notFound();
  return { way, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const { way, page } = pageOf(args.params);
  const journey = await findMandateJourney(viewing, way);
  const base = `/${viewing.segment}/mandates`;
  if (!isReached(journey, page)) throw seeOther(`${base}/${way}/${journey.next}`);
  return { way, page, base, entries: journey.entries, version: journey.version };
}

export interface RefusedAnswer {
  problem?: { field: string; problem: string };
  stale?: true;
  values?: Record<string, string | string[]>;
}
