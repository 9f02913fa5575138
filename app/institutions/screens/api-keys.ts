/** Institution API: the calling institution's keys, and registering a further one. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { apiAnswer, apiProblem, readBody, requireInstitution } from "../api/call.server";
import { listInstitutionKeys, newKey, registerInstitutionKey } from "../institution-key.server";

export async function loader(args: LoaderFunctionArgs) {
  const { institutionId } = await requireInstitution(args);
  return apiAnswer({ keys: await listInstitutionKeys(institutionId) });
}

export async function action(args: ActionFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const registered = await registerInstitutionKey({ institutionId, ...(await readBody(args.request, newKey)), at });
  return registered.ok
    ? apiAnswer({ keys: await listInstitutionKeys(institutionId) }, { status: 201 })
    : apiProblem("refused", registered.reason);
}
