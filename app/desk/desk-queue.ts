/** The desk's queue: which things wait for whom, and which comes first. */

export const QUEUE_FILTERS = ["us", "overdue", "resident", "mine", "unassigned"] as const;
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

/** @returns the items of this filter, the most urgent first; what is equally urgent in the order in which it came */
export function selectQueue<T extends QueueItem>(items: readonly T[], filter: QueueFilter, staffId: string): T[] {
  return items
    .filter((item) => isIn(item, filter, staffId))
    .sort((a, b) => a.owedAt.getTime() - b.owedAt.getTime() || a.since.getTime() - b.since.getTime());
}

/** @returns how many items each filter finds */
export function countQueue(items: readonly QueueItem[], staffId: string): Record<QueueFilter, number> {
  return Object.fromEntries(
    QUEUE_FILTERS.map((filter) => [filter, items.filter((item) => isIn(item, filter, staffId)).length]),
  ) as Record<QueueFilter, number>;
}

function isIn({ waitsFor, assignedTo }: QueueItem, filter: QueueFilter, staffId: string): boolean {
  switch (filter) {
    case "us":
      return waitsFor === "us";
    case "overdue":
      return waitsFor === "institution";
    case "resident":
      return waitsFor === "resident";
    case "mine":
      return assignedTo?.staffId === staffId;
    case "unassigned":
      return assignedTo === undefined && waitsFor !== "resident";
  }
}
