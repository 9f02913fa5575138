/** A report under way: what can be reported, with what, and the content that is signed in the end. */
import { eq } from "drizzle-orm";
import { path } from "../../path";
import { institutions, linkages } from "../../../db/schema";
import { findScheme, type SchemeId, suspensionGroup } from "../../catalogue/schemes";
import type { Viewing } from "../../identity/viewing";
import { listDrafts } from "../../journeys/draft.server";
import { type Course, findUnderway, type Underway, withEntries } from "../../journeys/journey.server";
import type { Institution } from "../../linkages/linkage.server";
import { database } from "../../platform/database.server";
import { seesCase } from "../case-items";
import { REPORT } from "./report-journey";
import { findOpenCase, listReportableTogether, reportContent, reportDraftKind, standsInTheWay } from "../report.server";
import { mayHaveParts, reportableKinds, type ReportKind } from "../reports";

export interface ReportJourney extends Underway<typeof REPORT> {
  schemeId: SchemeId;
  institution: Institution;
  kinds: ReportKind[];
  /** Items that can be reported together with this one. */
  together: SchemeId[];
  /** The linked records that are hidden together: each item's source first, then all that follow it. */
  group: SchemeId[];
}

export type FoundJourney =
  | { ok: true; journey: ReportJourney }
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "already_open"; receipt: string };

/** @param scheme id as it stands in a path */
export async function findReportJourney(viewing: Viewing, scheme: string): Promise<FoundJourney> {
  const schemeId = findScheme(scheme)?.id;
  if (!schemeId || !viewing.may("fill_in") || !viewing.sees(schemeId)) return { ok: false, reason: "not_found" };
  const open = await findOpenCase(viewing, schemeId);
  const rows = await listOwn(viewing);
  const own = rows.find(({ linkage }) => linkage.schemeId === schemeId);
  if (!own) return { ok: false, reason: "not_found" };
  const kinds = reportableKinds(own.linkage.state, schemeId).filter((kind) => !open || !standsInTheWay(open, kind));
  if (open && kinds.length === 0 && !seesCase(viewing, open)) return { ok: false, reason: "not_found" };
  if (open && kinds.length === 0) return { ok: false, reason: "already_open", receipt: open.receipt };
  const kept = await findUnderway(courseOf(viewing, schemeId));
  const { kind, parts, ...rest } = kept.entries;
  const isOffered = kind !== undefined && kinds.includes(kind);
  const together = isOffered && mayHaveParts(kind) ? await listReportableTogether(viewing, schemeId) : [];
  // What cannot be reported together any more was reported elsewhere meanwhile.
  const chosen = parts && together.filter((id) => parts.includes(id));
  const underway = withEntries(kept, { ...rest, ...(isOffered && { kind }), ...(chosen && { parts: chosen }) });
  const group = [...new Set([schemeId, ...(chosen ?? [])].flatMap(suspensionGroup))];
  const linked = group.filter((id) =>
    rows.some(({ linkage }) => linkage.schemeId === id && linkage.state === "linked"),
  );
  return {
    ok: true,
    journey: { ...underway, schemeId, institution: own.institution, kinds, together, group: linked },
  };
}

function courseOf(viewing: Viewing, schemeId: SchemeId): Course<typeof REPORT> {
  return {
    journey: REPORT,
    drafter: viewing,
    draft: reportDraftKind(schemeId),
    pathOf: (step) => path(`report-${step}`, { viewer: viewing.segment, scheme: schemeId }),
  };
}

function listOwn({ subject }: Viewing) {
  return database()
    .select({ linkage: linkages, institution: institutions })
    .from(linkages)
    .innerJoin(institutions, eq(institutions.institutionId, linkages.institutionId))
    .where(eq(linkages.residentId, subject));
}

/** @returns the text that is signed, or undefined while a step has no answer */
export function reportToSign({ schemeId, key, entries, next }: ReportJourney): string | undefined {
  if (next !== "check") return undefined;
  const { kind, details, contact } = entries;
  const parts = kind && mayHaveParts(kind) && entries.parts?.length ? { parts: entries.parts } : {};
  const content = { what: "report", key, scheme: schemeId, ...parts, kind, details, contact };
  return JSON.stringify(reportContent.parse(content));
}

/** @returns the schemes about which a report was begun and not sent */
export async function listBegunReports(viewing: Viewing): Promise<SchemeId[]> {
  const prefix = reportDraftKind("");
  const drafts = await listDrafts(viewing);
  return drafts.flatMap(({ kind }) =>
    kind.startsWith(prefix) && viewing.sees(kind.slice(prefix.length))
      ? (findScheme(kind.slice(prefix.length))?.id ?? [])
      : [],
  );
}
