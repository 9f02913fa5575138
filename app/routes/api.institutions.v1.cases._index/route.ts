/** Institution API: the calling institution's open cases. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireInstitution } from "../../institution-api.server";
import { listInstitutionCases } from "../../services/institution-case.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return Response.json({ cases: await listInstitutionCases(await requireInstitution(request), new Date()) });
}
