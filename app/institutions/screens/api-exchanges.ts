/** Institution API: asked before data of a resident is handed to another office. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { apiResult, readBody, requireInstitution, requireKey } from "../api/call.server";
import { exchangeRequest, noteExchange } from "../exchange.server";

export async function action(args: ActionFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const key = requireKey(args.request);
  const asked = await readBody(args.request, exchangeRequest);
  return apiResult(await noteExchange(institutionId, asked, key, at), 201);
}
