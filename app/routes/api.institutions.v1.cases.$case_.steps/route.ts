/** Institution API: the institution's next step in a case, on either track. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { apiProblem, requireInstitution } from "../../institution-api.server";
import { institutionStep, takeInstitutionStep } from "../../services/institution-step.server";

export async function action({ request, params }: ActionFunctionArgs) {
  const institutionId = await requireInstitution(request);
  const step = institutionStep.safeParse(await request.json().catch(() => undefined));
  if (!step.success) return apiProblem("invalid", step.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  const taken = await takeInstitutionStep(institutionId, params.case ?? "", step.data, new Date());
  return taken.ok ? Response.json(taken.case) : apiProblem(taken.reason, taken.detail);
}
