/** The home page in one read: what waits for the resident, and how far the check is. */
import { type Principal, listPrincipals } from "../affairs/acting.server";
import type { Affair } from "../affairs/affairs";
import { readAffairs } from "../affairs/affairs.server";
import { listBegunReports } from "../corrections/reporting/report-journey.server";
import { recordAudit } from "../identity/audit.server";
import type { Viewing } from "../identity/viewing";
import { type AllLinkages, readLinkages } from "../linkages/linkage.server";
import { inTransaction } from "../platform/database.server";

export interface Home extends AllLinkages {
  /** The gravest first. */
  affairs: Affair[];
  /** For whom this person may act as proxy now. */
  acting: Principal[];
}

/** @returns everything the home page tells, with one entry in the access history */
export async function getHome(viewing: Viewing): Promise<Home> {
  const begunReports = viewing.may("fill_in") ? await listBegunReports(viewing) : [];
  const acting = await listPrincipals(viewing);
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_home", "home");
    const all = await readLinkages(tx, viewing);
    return { ...all, affairs: await readAffairs(tx, viewing, { ...all, begunReports }), acting };
  });
}
