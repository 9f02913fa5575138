/** Institution API: one case of the calling institution. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiAnswer, apiProblem, requireInstitution } from "../api/call.server";
import { findInstitutionCase } from "../institution-case.server";

export async function loader(args: LoaderFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const found = await findInstitutionCase(institutionId, args.params.case ?? "", at);
  return found ? apiAnswer(found) : apiProblem("not_found");
}
