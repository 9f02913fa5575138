/** Begins a report or goes on with it: to the first page whose answer is missing. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireReport, toStep } from "../report-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, journey } = await requireReport(args);
  return toStep(viewing, journey, journey.next);
}
