/** Institution API: the calling institution's open cases. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiAnswer, requireInstitution } from "../api/call.server";
import { listInstitutionCases } from "../institution-case.server";

export async function loader(args: LoaderFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const after = new URL(args.request.url).searchParams.get("after") ?? undefined;
  return apiAnswer(await listInstitutionCases(institutionId, after, at));
}
