/** What the pages of a report have in common: whether they can be shown now, and where to go on. */
import { requireViewing, type RouteArgs } from "../identity/guards.server";
import type { FormFields } from "../platform/form.server";
import { notFound, seeOther } from "../platform/responses";
import type { Viewing } from "../identity/viewing";
import type { FieldProblem } from "../platform/form";
import {
  findReportJourney,
  isReached,
  type ReportJourney,
  type ReportStep,
  saveReportAnswer,
  type StepAnswer,
} from "./report-journey.server";

export interface ReportRequest {
  viewing: Viewing;
  journey: ReportJourney;
}

/** The report under way; to its case once it is one, 404 where there is no such scheme. */
export async function requireReport(args: RouteArgs): Promise<ReportRequest> {
  const viewing = await requireViewing(args);
  const found = await findReportJourney(viewing, args.params["scheme"] ?? "");
  if (found.ok) return { viewing, journey: found.journey };
  if (found.reason !== "already_open") throw notFound();
  throw seeOther(
    `/${viewing.segment}/${viewing.may("follow_case") ? `cases/${found.receipt}` : `linkages/${args.params["scheme"]}`}`,
  );
}

/** As `requireReport`; to the first page whose answer is missing where that one comes before this step. */
export async function requireStep(args: RouteArgs, step: ReportStep): Promise<ReportRequest> {
  const { viewing, journey } = await requireReport(args);
  if (!isReached(step, journey)) throw toStep(viewing, journey, journey.next);
  return { viewing, journey };
}

export function stepPath(viewing: Viewing, { schemeId }: ReportJourney, step: ReportStep): string {
  return `/${viewing.segment}/linkages/${schemeId}/report/${step}`;
}

export function toStep(viewing: Viewing, journey: ReportJourney, step: ReportStep): Response {
  return seeOther(stepPath(viewing, journey, step));
}

/** Keeps the answer and goes on; 409 with what was typed when another page answered otherwise meanwhile. */
export async function saveAndGoOn(
  { viewing, journey }: ReportRequest,
  form: FormFields,
  answer: StepAnswer,
  values: object,
): Promise<Response> {
  const saved = await saveReportAnswer(viewing, journey, answer, Number(form.get("version")));
  if (!saved.ok && "problems" in saved) return refuse(saved.problems, values);
  if (!saved.ok) return Response.json({ stale: true, values }, { status: 409 });
  return toStep(viewing, journey, saved.next);
}

/** The form once more, with what is to be put right. */
export function refuse(problems: FieldProblem[], values: object): Response {
  return Response.json({ problems, values }, { status: 422 });
}
