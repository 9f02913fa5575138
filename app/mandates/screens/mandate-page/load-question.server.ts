/** Loads one page of the journey to a mandate: the state of the journey decides whether it can be shown. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewing, type RouteArgs } from "../../../identity/guards.server";
import { stepsOf } from "../../../journeys/journey";
import { findTyped, openStep } from "../../../journeys/journey-page.server";
import { notFound } from "../../../platform/responses";
import { MANDATE } from "../../mandate-journey";
import { MANDATE_WAYS } from "../../mandates";
import { findMandateJourney } from "../../mandate-offer.server";

/** The journey that the path names; 404 where it names no way or no page of one. */
export async function requireMandateJourney(args: RouteArgs) {
  const viewing = await requireViewing(args);
  const way = MANDATE_WAYS.find((known) => known === args.params["way"]);
  const page = stepsOf(MANDATE).find((known) => known === args.params["page"]);
  if (!way || !page) throw notFound();
  return { viewing, way, page, journey: await findMandateJourney(viewing, way) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, way, page, journey } = await requireMandateJourney(args);
  const opened = openStep(args.request, journey, page);
  const typed = await findTyped(viewing, args.request);
  return { opened, viewer: viewing.segment, way, page, entries: journey.entries, typed };
}
