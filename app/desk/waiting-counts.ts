/** How much waits at the desk. */
export interface WaitingCounts {
  /** Enquiries, calls and cases that wait for the desk. */
  us: number;
  /** Calls among them, promised for a time. */
  calls: number;
  /** Cases in which an institution is late. */
  overdue: number;
  /** What was prepared and waits for a decision; undefined for whoever may not approve. */
  approvals: { mandates: number; reports: number } | undefined;
}
