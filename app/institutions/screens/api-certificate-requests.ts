/** Institution API: requests for an eligibility certificate that wait for the calling insurer. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiAnswer, requireInstitution } from "../api/call.server";
import { listInstitutionCertificates } from "../institution-certificate.server";

export async function loader(args: LoaderFunctionArgs) {
  const { institutionId } = await requireInstitution(args);
  return apiAnswer({ requests: await listInstitutionCertificates(institutionId) });
}
