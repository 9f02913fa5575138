/** The desk's queue: which things wait for whom. */

export const QUEUE_FILTERS = ["us", "calls", "overdue", "resident", "mine", "unassigned"] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];

export interface QueueItem {
  kind: "enquiry" | "callback" | "case";
  /** Receipt number, or the enquiry's. It names nobody. */
  number: string;
  href: string;
  /** Of an enquiry. */
  topic: string | undefined;
  /** Of a case. */
  schemeId: string | undefined;
  waitsFor: "us" | "institution" | "resident";
  since: Date;
  /** By when something should have happened: a promised call, an answer, an institution's target. */
  owedAt: Date;
  /** Who works on it, by the seat. */
  assignedTo: { staffId: string; label: string } | undefined;
}
