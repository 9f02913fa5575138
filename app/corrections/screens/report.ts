/** Begins a report or goes on with it: to the first page whose answer is missing. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { toNextStep } from "../../journeys/journey-page.server";
import { requireReport } from "../reporting/report-step.server";

export async function loader(args: LoaderFunctionArgs) {
  return toNextStep((await requireReport(args)).report);
}
