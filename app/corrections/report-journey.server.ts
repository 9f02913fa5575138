/** A report under way: which of its pages comes next, what it will do, and saving what each page asks. */
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { institutions, linkages } from "../../db/schema";
import { mayHaveParts, reportableKinds, type ReportKind } from "./reports";
import { findScheme, type SchemeId, suspensionGroup } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { seesCase } from "./case-items";
import { database } from "../platform/database.server";
import { listDrafts, saveDraft } from "../journeys/draft.server";
import type { Institution } from "../linkages/linkage.server";
import { type Unfit, unfit } from "../platform/form";
import {
  detailsProblems,
  findOpenCase,
  findReportDraft,
  listReportableTogether,
  reportDraftKind,
  type ReportDraft,
  standsInTheWay,
} from "./report.server";

export const REPORT_STEPS = ["kind", "details", "contact", "check"] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

export interface ReportJourney {
  schemeId: SchemeId;
  institution: Institution;
  kinds: ReportKind[];
  /** Items that can be reported together with this one. */
  together: SchemeId[];
  /** The linked records that are hidden together: each item's source first, then all that follow it. */
  group: SchemeId[];
  draft: ReportDraft;
  /** Of the draft; 0 before the first answer. */
  version: number;
  /** The first page whose answer is missing, `check` when none is. */
  next: ReportStep;
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
  const { data, version } = (await findReportDraft(viewing, schemeId)) ?? { data: {}, version: 0 };
  const { kind, parts = [], ...rest } = data;
  const isOffered = kind !== undefined && kinds.includes(kind);
  const together = isOffered && mayHaveParts(kind) ? await listReportableTogether(viewing, schemeId) : [];
  // What cannot be reported together any more was reported elsewhere meanwhile.
  const chosen = together.filter((id) => parts.includes(id));
  const draft = { ...rest, ...(isOffered ? { kind } : {}), ...(chosen.length > 0 ? { parts: chosen } : {}) };
  const group = [...new Set([schemeId, ...chosen].flatMap(suspensionGroup))];
  const journey = {
    schemeId,
    institution: own.institution,
    kinds,
    together,
    group: group.filter((id) => rows.some(({ linkage }) => linkage.schemeId === id && linkage.state === "linked")),
    draft,
    version,
    next: nextStep(draft),
  };
  return { ok: true, journey };
}

function listOwn({ subject }: Viewing) {
  return database()
    .select({ linkage: linkages, institution: institutions })
    .from(linkages)
    .innerJoin(institutions, eq(institutions.institutionId, linkages.institutionId))
    .where(eq(linkages.residentId, subject));
}

function nextStep({ kind, details, contact }: ReportDraft): ReportStep {
  if (!kind) return "kind";
  if (details === undefined || detailsProblems(kind, details).length > 0) return "details";
  return contact ? "check" : "contact";
}

/** Whether this page can be shown now: every one before it has its answer. */
export function isReached(step: ReportStep, { next }: ReportJourney): boolean {
  return REPORT_STEPS.indexOf(step) <= REPORT_STEPS.indexOf(next);
}

/** What one page asks. */
export type StepAnswer =
  | Pick<ReportDraft, "kind">
  | Pick<ReportDraft, "details" | "parts">
  | Pick<ReportDraft, "contact">;

/**
 * Keeps the answer; with the first one the report gets the key that makes a second submit give the same receipt.
 * @param version of the draft that the page was made from; `stale` when another page answered otherwise meanwhile, and nothing is written
 */
export async function saveReportAnswer(
  viewing: Viewing,
  { schemeId, draft }: ReportJourney,
  answer: StepAnswer,
  version: number,
): Promise<{ ok: true; next: ReportStep } | Unfit | { ok: false; reason: "stale" }> {
  const problems = "details" in answer && draft.kind ? detailsProblems(draft.kind, answer.details ?? "") : [];
  if (problems.length > 0) return unfit(...problems);
  const next = nextStep({ ...draft, ...answer });
  const saved = await saveDraft(
    viewing,
    reportDraftKind(schemeId),
    { key: draft.key ?? randomUUID(), ...answer },
    version,
  );
  if (saved.ok) return { ok: true, next };
  const now = await findReportDraft(viewing, schemeId);
  const saysTheSame = now !== undefined && isDeepStrictEqual({ ...now.data, ...answer }, now.data);
  return saysTheSame ? { ok: true, next } : { ok: false, reason: "stale" };
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
