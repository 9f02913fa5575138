/** Where a person came from to a linkage, and so where to go on: the self-check, or the list as it was filtered. */

export type Origin = "check" | "attention" | "unanswered";

export function readOrigin(text: string | null): Origin | undefined {
  return text === "check" || text === "attention" || text === "unanswered" ? text : undefined;
}

/** @param base path of the viewer: `/me` */
export function backPath(base: string, from: Origin | undefined): string {
  if (from === "check") return base;
  return from ? `${base}/linkages?show=${from}` : `${base}/linkages`;
}

/** The page of a linkage, with the way back kept. */
export function linkagePath(
  base: string,
  schemeId: string,
  from: Origin | undefined,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...(from ? { from } : {}), ...more });
  return `${base}/linkages/${schemeId}${query.size ? `?${query}` : ""}`;
}
