/** Begins or goes on with a new account: the first page that has no answer yet. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { toNextStep } from "../../journeys/journey-page.server";
import { requireAccountChange } from "../account-step.server";

export async function loader(args: LoaderFunctionArgs) {
  return toNextStep((await requireAccountChange(args)).change);
}
