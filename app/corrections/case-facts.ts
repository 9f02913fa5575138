/** A correction case and its history, as far as the rules read them. */
import type { Actor, CorrectionEvent, CorrectionState, Finding } from "./correction";
import type { LeakEvent, LeakState } from "./leak-track";
import type { ReportKind } from "./reports";

/** What says how far a case is. */
export interface CaseFacts {
  kind: ReportKind;
  state: CorrectionState;
  stateSince: Date;
  finding: Finding | null;
  leakState: LeakState | null;
  leakSince: Date | null;
  openedAt: Date;
  closedAt: Date | null;
  /** When the desk was told that the step under way is overdue; left out or empty while it is not. */
  escalatedAt?: Date | null;
}

/** What stands in a case's history: how it began, the steps of both tracks, and that a step did not come in time. */
export type CaseEvent = CorrectionEvent | LeakEvent | "receive" | "receive_by_desk" | "find_first" | "overdue";

/** One row of the case's history, of either track. */
export interface CaseEventFacts {
  seq: number;
  at: Date;
  event: CaseEvent;
  actor: Actor;
  /** Name of the proxy who took the resident's step. */
  proxyName?: string | null;
  /** What was said with it: a question, an answer, a reason. */
  text?: string | null;
}
