/** Begins a request for a certificate or goes on with it: the first page that has no answer yet. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { toNextStep } from "../../journeys/journey-page.server";
import { requireCertificateRequest } from "../certificate-request-step.server";

export async function loader(args: LoaderFunctionArgs) {
  return toNextStep((await requireCertificateRequest(args)).journey);
}
