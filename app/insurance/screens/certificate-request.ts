/** Begins a request for a certificate or goes on with it: the first page that has no answer yet. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewing } from "../../identity/guards.server";
import { toNextStep } from "../../journeys/journey-page.server";
import { findCertificateJourney } from "../certificate-request.server";

export async function loader(args: LoaderFunctionArgs) {
  return toNextStep(await findCertificateJourney(await requireViewing(args)));
}
