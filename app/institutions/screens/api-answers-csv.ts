/** Institution API: answers as CSV, each line taken or refused by itself. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { apiAnswer, apiProblem, requireInstitution } from "../api/call.server";
import { uploadAnswers } from "../institution-csv.server";

export async function action(args: ActionFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const answered = await uploadAnswers(institutionId, new Uint8Array(await args.request.arrayBuffer()), at);
  return answered.ok ? apiAnswer(answered.report) : apiProblem("invalid", answered.detail);
}
