/** Where a notice leads. */
import type { NoticeKind } from "../../notices";
import type { NoticeAbout } from "../../notice.server";

/** @returns the path below the viewer's */
export function placeOf(kind: NoticeKind, { receipt, schemeId, did, enquiryId }: NoticeAbout): string {
  if (did === "withdrew_certificate") return "certificate";
  if (did === "answered" && schemeId) return `linkages/${schemeId}`;
  if (kind.startsWith("certificate_")) return "certificate";
  if (kind.startsWith("account_")) return "account";
  if (/^(passkey|card)_/.test(kind)) return "credentials";
  if (kind === "insurance_use_cancelled") return "insurance-use";
  if (kind === "enquiry_answered") return enquiryId ? `enquiries/${enquiryId}` : "enquiries";
  if (kind === "desk_looked_up") return "history";
  if (kind.startsWith("mandate_")) return "mandates";
  return receipt ? `cases/${receipt}` : "cases";
}
