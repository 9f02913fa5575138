/** A correction case as its rows hold it, read into the words of the two machines. */
import { correctionState, FINDINGS, type Actor, type CorrectionState, type Finding } from "./correction";
import { leakState, type LeakState } from "./leak-track";
import { reportKind, type ReportKind } from "./reports";

/** What of a case's row says how far it is. */
export interface CaseRow {
  kind: string;
  state: string;
  stateSince: Date;
  finding: string | null;
  leakState: string | null;
  leakSince: Date | null;
  openedAt: Date;
  closedAt: Date | null;
  /** When the desk was told that the step under way is overdue; left out or empty while it is not. */
  escalatedAt?: Date | null;
}

/** One row of the case's history, of either track. */
export interface CaseEventRow {
  seq: number;
  at: Date;
  event: string;
  actor: Actor;
  /** Name of the proxy who took the resident's step. */
  proxyName?: string | null;
  /** What was said with it: a question, an answer, a reason. */
  text?: string | null;
}

export interface CaseFacts {
  kind: ReportKind;
  state: CorrectionState;
  stateSince: Date;
  finding: Finding | null;
  leakState: LeakState | null;
  leakSince: Date | null;
  openedAt: Date;
  closedAt: Date | null;
}

/** @throws RangeError when a state, kind or finding is not in the tables */
export function readCase(row: CaseRow): CaseFacts {
  const finding = row.finding === null ? null : FINDINGS.find((known) => known === row.finding);
  if (finding === undefined) throw new RangeError(`no finding: ${row.finding}`);
  return {
    kind: reportKind(row.kind),
    state: correctionState(row.state),
    stateSince: row.stateSince,
    finding,
    leakState: row.leakState === null ? null : leakState(row.leakState),
    leakSince: row.leakSince,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
  };
}
