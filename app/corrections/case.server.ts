/** A resident's correction cases: the list, one case with its timeline, and the resident's own steps. */
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import { isRecordHidden } from "./viewing-suspension";
import type { Transaction } from "../../db/client";
import { caseEvents, cases, institutions, linkages } from "../../db/schema";
import { caseStatus, type CaseStatus } from "./case-status";
import { timeline, type Timeline } from "./case-timeline";
import { type CorrectionEvent, possibleEvents, type StepRefusal } from "./correction";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { dropUnsentBelow } from "../journeys/unsent.server";
import { path } from "../path";
import { isCaseHidden, itemsOf, seesCase } from "./case-items";
import { type CaseRow, lockCase, takeStep } from "./case-step.server";
import { database, inTransaction } from "../platform/database.server";
import { findOpenCase, lockLinkage } from "./report.server";
import { finishTask } from "../identity/signed-write.server";
import { textProblems, type Unfit, unfit } from "../platform/form";
import { once } from "../platform/submission.server";

export type CaseEventRow = typeof caseEvents.$inferSelect;
export type InstitutionRow = typeof institutions.$inferSelect;
export interface CaseWithEvents {
  row: CaseRow;
  events: CaseEventRow[];
  institution: InstitutionRow;
  status: CaseStatus;
  path: Timeline;
  /** Whether the record is hidden from everybody now. */
  hidden: boolean;
  /** What the resident can do now. */
  mayDo: CorrectionEvent[];
}

interface Found {
  row: CaseRow;
  events: CaseEventRow[];
  institution: InstitutionRow;
  /** Schemes whose linkage is hidden from others. */
  flagged: readonly string[];
}

function describe({ row, events, institution, flagged }: Found, { at }: Viewing): CaseWithEvents {
  const state = row.state;
  const kind = row.kind;
  return {
    // Only who sees the records learns what stood in them: `findRecordChanges`.
    row: { ...row, recordsBefore: null },
    events,
    institution,
    status: caseStatus(row, at),
    path: timeline(row, events, at),
    hidden: isRecordHidden(state, kind),
    mayDo: possibleEvents(state, { by: "resident", kind, finding: row.finding, since: row.stateSince, at }).filter(
      (event) => event !== "doubt" || mayDoubt(flagged, row),
    ),
  };
}

/** The desk would have to look at it, and of what is hidden from others it sees nothing. */
function mayDoubt(flagged: readonly string[], row: CaseRow): boolean {
  return !isCaseHidden(flagged, row);
}

async function listFlagged(tx: Transaction, residentId: string): Promise<string[]> {
  const rows = await tx
    .select({ schemeId: linkages.schemeId })
    .from(linkages)
    .where(and(eq(linkages.residentId, residentId), isNotNull(linkages.hiddenFromOthers)));
  return rows.map(({ schemeId }) => schemeId);
}

/** @returns the resident's cases, newest first, each with its timeline; the look is noted in the access history */
export async function listCases(viewing: Viewing): Promise<CaseWithEvents[]> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_cases", "cases");
    return readCases(tx, viewing);
  });
}

/** @returns the same, read without noting a look: the caller notes it */
export async function readCases(tx: Transaction, viewing: Viewing): Promise<CaseWithEvents[]> {
  const rows = await tx
    .select()
    .from(cases)
    .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
    .where(eq(cases.residentId, viewing.subject))
    .orderBy(desc(cases.openedAt));
  const events = await tx
    .select()
    .from(caseEvents)
    .where(eq(caseEvents.residentId, viewing.subject))
    .orderBy(asc(caseEvents.seq));
  const flagged = await listFlagged(tx, viewing.subject);
  return rows
    .filter((row) => seesCase(viewing, row.cases))
    .map((row) => {
      const ofCase = events.filter((event) => event.caseId === row.cases.caseId);
      return describe({ row: row.cases, events: ofCase, institution: row.institutions, flagged }, viewing);
    });
}

/** @returns whether the resident has a case of this receipt number that this viewer sees; nothing of it is shown */
export async function hasCase(viewing: Viewing, receipt: string): Promise<boolean> {
  const [row] = await database()
    .select()
    .from(cases)
    .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)));
  return row !== undefined && seesCase(viewing, row);
}

/** @returns the case of this receipt number, or undefined where the resident has none such */
export async function findCase(viewing: Viewing, receipt: string): Promise<CaseWithEvents | undefined> {
  return inTransaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(cases)
      .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
      .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)));
    if (!found || !seesCase(viewing, found.cases)) return undefined;
    await recordAudit(tx, viewing, "looked_at_case", receipt);
    const ofCase = and(eq(caseEvents.residentId, viewing.subject), eq(caseEvents.caseId, found.cases.caseId));
    const events = await tx.select().from(caseEvents).where(ofCase).orderBy(asc(caseEvents.seq));
    const flagged = await listFlagged(tx, viewing.subject);
    const shown = describe({ row: found.cases, events, institution: found.institutions, flagged }, viewing);
    if (!shown.mayDo.includes("reopen") || !(await hasOpenCase(tx, viewing, found.cases))) return shown;
    return { ...shown, mayDo: shown.mayDo.filter((event) => event !== "reopen") };
  });
}

/** What a resident does to a case; `version` is the one the form was made from. */
export interface ResidentStep {
  receipt: string;
  event: Extract<CorrectionEvent, "answer" | "withdraw" | "confirm" | "dispute" | "doubt" | "reopen">;
  /** The form's key: a second submit gives what the first gave. */
  key: string;
  version: number;
  text?: string;
}

export type ResidentStepResult =
  | { ok: true; sessionEnded: boolean }
  | Unfit
  | { ok: false; reason: "not_found" | "stale" | StepRefusal };

/** Steps that a resident takes in words, which the institution reads. */
const IN_WORDS: readonly ResidentStep["event"][] = ["answer", "dispute", "reopen"];

/**
 * Takes the resident's step, unless the case changed since the form was made (`stale`: nothing is written, the words
 * are not lost). On a shared terminal the session ends with it.
 */
export async function takeResidentStep(viewing: Viewing, step: ResidentStep): Promise<ResidentStepResult> {
  return inTransaction(async (tx) => {
    const row = await lockCase(tx, viewing.subject, { receipt: step.receipt });
    if (!row || !isUuid(step.key) || !viewing.may("report") || !seesCase(viewing, row))
      return { ok: false, reason: "not_found" };
    const problems = textProblems("text", step.text ?? "", { required: IN_WORDS.includes(step.event) });
    if (problems.length > 0) return unfit(...problems);
    return once(tx, viewing, `${step.event}:${step.key}`, async (): Promise<ResidentStepResult> => {
      if (row.version !== step.version) return { ok: false, reason: "stale" };
      if (step.event === "doubt" && !mayDoubt(await listFlagged(tx, viewing.subject), row))
        return { ok: false, reason: "no_such_step" };
      if (step.event === "reopen" && (await isReportedAnew(tx, viewing, row)))
        return { ok: false, reason: "no_such_step" };
      const taken = await takeStep(tx, row, {
        event: step.event,
        by: viewing,
        ...(step.text ? { text: step.text } : {}),
      });
      if (!taken.ok) return taken;
      await dropUnsentBelow(tx, viewing, (viewer) => path("case", { viewer, receipt: step.receipt }));
      return { ok: true, sessionEnded: await finishTask(tx, viewing, { kind: "case", receipt: step.receipt }) };
    });
  });
}

/** Of two cases about one record only one may be open. The record is locked, as it is for a new report. */
async function isReportedAnew(tx: Transaction, viewing: Viewing, row: CaseRow): Promise<boolean> {
  for (const item of itemsOf(row).sort()) await lockLinkage(tx, viewing, item);
  return hasOpenCase(tx, viewing, row);
}

async function hasOpenCase(tx: Transaction, viewing: Viewing, row: CaseRow): Promise<boolean> {
  for (const item of itemsOf(row)) if (await findOpenCase(viewing, item, tx)) return true;
  return false;
}
