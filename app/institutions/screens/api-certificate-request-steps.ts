/** Institution API: the insurer's answer to a request for an eligibility certificate. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { apiResult, readBody, requireInstitution, requireKey, requireVersion } from "../api/call.server";
import { certificateStep, takeCertificateStep } from "../institution-certificate.server";

export async function action(args: ActionFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const { request, params } = args;
  const key = requireKey(request);
  const version = requireVersion(request);
  const step = await readBody(request, certificateStep);
  return apiResult(
    await takeCertificateStep({ institutionId, requestId: params.request ?? "", step, version, key, at }),
  );
}
