/** Institution API: one case of the calling institution. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiProblem, requireInstitution } from "../../institution-api.server";
import { findInstitutionCase } from "../../services/institution-case.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findInstitutionCase(await requireInstitution(request), params.case ?? "", new Date());
  return found ? Response.json(found) : apiProblem("not_found");
}
