/** Begins or goes on with asking to be somebody's proxy: the first page that has no answer yet. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewing } from "../../identity/guards.server";
import { seeOther } from "../../platform/responses";
import { findMandateJourney } from "../mandate-offer.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const { next } = await findMandateJourney(viewing, "ask");
  return seeOther(`/${viewing.segment}/mandates/ask/${next}`);
}
