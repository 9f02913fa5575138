/** Opens a request for a certificate for one of its pages, where one can be made now. */
import { requireViewing, type RouteArgs } from "../identity/guards.server";
import { path } from "../path";
import { seeOther } from "../platform/responses";
import { findCertificateJourney, getCertificateStanding } from "./certificate-request.server";

/** The request under way; to the certificate's page, which says why, while none can be made. */
export async function requireCertificateRequest(args: RouteArgs) {
  const viewing = await requireViewing(args);
  const { insurer, mayRequest, offered } = await getCertificateStanding(viewing);
  if (!insurer || !mayRequest) throw seeOther(path("certificate", { viewer: viewing.segment }));
  return { viewer: viewing.segment, insurer, offered, journey: await findCertificateJourney(viewing) };
}
