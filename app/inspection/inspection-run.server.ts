/**
 * The inspection of an institution's whole file as the portal keeps it: the run with its counts, and the flags that it
 * leaves with linkages.
 */
import { and, eq } from "drizzle-orm";
import { inspectionRuns, institutions } from "../../db/schema";
import type { SurveyAnswers } from "./inspection";
import type { SchemeId } from "../catalogue/schemes";
import { database, inTransaction } from "../platform/database.server";
import { type FileRecord, type FlagOutcome, inspectLinkage } from "./inspection.server";

/** @returns whether the portal knows this institution */
export async function isInstitution(institutionId: string): Promise<boolean> {
  return (await database().select().from(institutions).where(eq(institutions.institutionId, institutionId))).length > 0;
}

export interface InspectionRun {
  institutionId: string;
  runId: string;
  survey: SurveyAnswers | null;
  startedAt: Date;
}

/** Notes that a run began; the same run again, as after a stop, changes nothing. */
export async function noteRunBegun(run: InspectionRun): Promise<void> {
  await database().insert(inspectionRuns).values(run).onConflictDoNothing();
}

/** @param summary counts only, nothing of any person */
export async function noteRunFinished(
  { institutionId, runId }: InspectionRun,
  summary: Record<string, unknown>,
  finishedAt: Date,
): Promise<void> {
  const own = and(eq(inspectionRuns.institutionId, institutionId), eq(inspectionRuns.runId, runId));
  await database().update(inspectionRuns).set({ summary, finishedAt }).where(own);
}

/**
 * Writes what was found of one record to its linkage, or takes an earlier flag away; a transaction of its own, for one
 * resident.
 */
export async function writeFlag(
  residentId: string,
  schemeId: SchemeId,
  record: FileRecord,
  at: Date,
): Promise<FlagOutcome> {
  const by = { subject: residentId, at, actor: `institution:${record.institutionId}` as const };
  return inTransaction((tx) => inspectLinkage(tx, by, schemeId, record));
}
