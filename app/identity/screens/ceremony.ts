/**
 * What an authenticator needs to answer a ceremony: the public interface that the card reader asks, with the person's
 * cookies.
 */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "../../platform/responses";
import { findRequestOptions } from "../ceremony.server";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await context.findViewing();
  const options =
    found.ok && (await findRequestOptions(params.ceremony ?? "", found.viewing.session.sessionId, found.viewing.at));
  return options ? Response.json(options, { headers: { "Cache-Control": "no-store" } }) : notFound();
}
