/** Institution API: one request for an eligibility certificate. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiAnswer, apiProblem, requireInstitution } from "../api/call.server";
import { findInstitutionCertificate } from "../institution-certificate.server";

export async function loader(args: LoaderFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const found = await findInstitutionCertificate(institutionId, args.params.request ?? "", at);
  return found ? apiAnswer(found) : apiProblem("not_found");
}
