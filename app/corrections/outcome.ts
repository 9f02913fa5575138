/** What came of a case, as a key of its words. */
import { getScheme } from "../catalogue/schemes";
import { findingKey } from "./case-status";
import type { Finding } from "./correction";
import type { ReportKind } from "./reports";

/** An account is taken away where another record would be put right: only the resident registers one. */
export function outcomeKey(schemeId: string, kind: ReportKind, finding: Finding) {
  return getScheme(schemeId).residentMayChange && finding === "mislinkage"
    ? "account_removed"
    : findingKey(kind, finding);
}
