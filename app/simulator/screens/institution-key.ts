/** The signing key of a simulated institution: in a demo anybody may try the institution API in its name. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "../../platform/responses";
import { findInstitutionKey } from "../institution-key.server";
import { isSimulated } from "../world.server";

export async function loader({ params }: LoaderFunctionArgs) {
  const key = isSimulated() ? await findInstitutionKey(params.institution ?? "") : undefined;
  if (!key) throw notFound();
  return Response.json(key, { headers: { "Cache-Control": "no-store" } });
}
