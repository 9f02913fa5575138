/** Institution API: revoking a key. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { apiAnswer, apiProblem, requireInstitution } from "../api/call.server";
import { listInstitutionKeys, revokeInstitutionKey } from "../institution-key.server";

export async function action(args: ActionFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const revoked = await revokeInstitutionKey({ institutionId, keyId: args.params.key ?? "", at, keepOne: true });
  if (revoked.ok) return apiAnswer({ keys: await listInstitutionKeys(institutionId) });
  return revoked.reason === "not_found" ? apiProblem("not_found") : apiProblem("refused", revoked.reason);
}
