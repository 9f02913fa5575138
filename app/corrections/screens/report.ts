/** Begins a report or goes on with it: to the first page whose answer is missing. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireReport, toStep } from "../report-step.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewing, journey } = await requireReport({ request, params });
  return toStep(viewing, journey, journey.next);
}
