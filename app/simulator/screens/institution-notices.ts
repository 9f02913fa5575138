/** Where a simulated institution is told that something waits for it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { acceptNotice } from "../institution.server";

export async function action({ request, params }: ActionFunctionArgs) {
  const accepted = await acceptNotice(
    params.institution ?? "",
    await request.json().catch(() => undefined),
    new Date(),
  );
  return new Response(null, { status: accepted ? 202 : 400 });
}
