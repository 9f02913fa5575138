/** What an authenticator needs to answer a ceremony: the public interface that the card reader asks. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "../../http.server";
import { findRequestOptions } from "../../services/ceremony.server";

export async function loader({ params }: LoaderFunctionArgs) {
  const options = await findRequestOptions(params.ceremony ?? "", new Date());
  return options ? Response.json(options, { headers: { "Cache-Control": "no-store" } }) : notFound();
}
