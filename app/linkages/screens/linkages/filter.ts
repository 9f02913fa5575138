/** Which of the 29 are shown. */
import type { ShownLinkage } from "../../linkage.server";

export const FILTERS = ["all", "attention", "unanswered"] as const;
export type Filter = (typeof FILTERS)[number];

export function readFilter(text: string | null): Filter {
  return FILTERS.find((filter) => filter === text) ?? "all";
}

export function isShown({ view, underCorrection, openCase }: ShownLinkage, filter: Filter): boolean {
  if (filter === "attention") return view.attention !== undefined || openCase?.asksHere === true;
  return filter === "all" || (view.answer === undefined && view.state !== "suspended" && !underCorrection);
}
