/** Institution API: the open cases as CSV. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireInstitution } from "../api/call.server";
import { downloadCases } from "../institution-csv.server";

export async function loader(args: LoaderFunctionArgs) {
  const { institutionId, at } = await requireInstitution(args);
  const headers = {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": 'attachment; filename="cases.csv"',
    "Cache-Control": "no-store",
  };
  return new Response(await downloadCases(institutionId, at), { headers });
}
