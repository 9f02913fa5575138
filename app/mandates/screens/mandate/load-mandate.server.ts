/** Loads one mandate for its page and the page's parts. */
import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { path } from "../../../path";
import { requireViewing } from "../../../identity/guards.server";
import { notFound } from "../../../platform/responses";
import { findMandate } from "../../mandate.server";
import { settings } from "../../../platform/settings.server";

const DONE = ["mandate_offer", "mandate_ask", "mandate_grant", "mandate_confirmation", "mandate_renewal"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const mandate = await findMandate(viewing, args.params["mandate"] ?? "");
  if (!mandate) throw notFound();
  const query = new URL(args.request.url).searchParams;
  const done = DONE.find((known) => known === query.get("done"));
  const url = `${settings().origin}${path("mandate-accept", { viewer: "me" }, { code: mandate.code ?? "" })}`;
  return { mandate, done, url, viewer: viewing.segment, formKey: randomUUID() };
}
