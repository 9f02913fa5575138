/** Institution API: the institution's next step in a case, on either track. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { apiResult, readBody, requireInstitution, requireKey, requireVersion } from "../api/call.server";
import { institutionStep, takeInstitutionStep } from "../institution-step.server";

export async function action(args: ActionFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const { request, params } = args;
  const key = requireKey(request);
  const version = requireVersion(request);
  const step = await readBody(request, institutionStep);
  return apiResult(await takeInstitutionStep({ institutionId, caseId: params.case ?? "", step, version, key, at }));
}
