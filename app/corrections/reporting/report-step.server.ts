/** Opens a report for one of its pages; where it has become a case, that is where it leads. */
import { path } from "../../path";
import { requireViewing, type RouteArgs } from "../../identity/guards.server";
import type { Viewing } from "../../identity/viewing";
import { notFound, seeOther } from "../../platform/responses";
import { findReportJourney, type ReportJourney } from "./report-journey.server";

/** The report under way; to its case once it is one, 404 where there is no such scheme. */
export async function requireReport(args: RouteArgs): Promise<{ viewing: Viewing; report: ReportJourney }> {
  const viewing = await requireViewing(args);
  const found = await findReportJourney(viewing, args.params["scheme"] ?? "");
  if (found.ok) return { viewing, report: found.journey };
  if (found.reason !== "already_open") throw notFound();
  throw seeOther(
    viewing.may("follow_case")
      ? path("case", { viewer: viewing.segment, receipt: found.receipt })
      : path("linkage", { viewer: viewing.segment, scheme: args.params["scheme"] ?? "" }),
  );
}
