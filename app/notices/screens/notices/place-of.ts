/** Where a notice leads. */
import { path } from "../../../path";
import type { NoticeKind } from "../../notices";
import type { NoticeAbout } from "../../notice.server";

/** @param viewer first segment of the viewer's paths */
export function placeOf(viewer: string, kind: NoticeKind, { receipt, schemeId, did, enquiryId }: NoticeAbout): string {
  if (did === "withdrew_certificate") return path("certificate", { viewer });
  if (did === "answered" && schemeId) return path("linkage", { viewer, scheme: schemeId });
  if (kind.startsWith("certificate_")) return path("certificate", { viewer });
  if (kind.startsWith("account_")) return path("account", { viewer });
  if (/^(passkey|card)_/.test(kind)) return path("credentials", { viewer });
  if (kind === "insurance_use_cancelled") return path("insurance-use", { viewer });
  if (kind === "enquiry_answered")
    return enquiryId ? path("enquiry", { viewer, enquiry: enquiryId }) : path("enquiries", { viewer });
  if (kind === "desk_looked_up") return path("history", { viewer });
  if (kind.startsWith("mandate_")) return path("mandates", { viewer });
  if (receipt && ["leak_viewed", "leak_unknowable", "leak_not_viewed"].includes(kind))
    return path("case-leak", { viewer, receipt });
  return receipt ? path("case", { viewer, receipt }) : path("cases", { viewer });
}
