/** Begins or goes on with an offer: the first page that has no answer yet. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewing } from "../../identity/guards.server";
import { toNextStep } from "../../journeys/journey-page.server";
import { findMandateJourney } from "../mandate-offer.server";

export async function loader(args: LoaderFunctionArgs) {
  return toNextStep(await findMandateJourney(await requireViewing(args), "offer"));
}
