/** What waits for a resident, read from every room in one transaction; the ranking is in `affairs.ts`. */
import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases, credentials, institutions } from "../../db/schema";
import { INSURANCE_SCHEME } from "../catalogue/schemes";
import { seesCase } from "../corrections/case-items";
import { caseStatus } from "../corrections/case-status";
import { certificateNotice, type CertificateNotice } from "../credentials/certificate";
import { listRunningEnquiries } from "../enquiries/enquiry.server";
import type { Viewing } from "../identity/viewing";
import { findOffer, findRequestUnderway } from "../insurance/certificate-request.server";
import type { AllLinkages } from "../linkages/linkage.server";
import { listGranted } from "../mandates/mandate.server";
import { type Affair, affairsOf, type CaseOfAffair, type ResidentState } from "./affairs";

/**
 * Reads without noting a look: the caller notes what the viewer gets to see.
 * @param linkages as this viewer sees them
 * @param begunReports schemes about which this viewer has begun a report
 * @returns the affairs that this viewer may know of, the gravest first
 */
export async function readAffairs(
  tx: Transaction,
  viewing: Viewing,
  { linkages }: Pick<AllLinkages, "linkages">,
  begunReports: ResidentState["begunReports"],
): Promise<Affair[]> {
  const seesInsurance = viewing.sees(INSURANCE_SCHEME);
  return affairsOf(
    {
      cases: viewing.may("follow_case") ? await listCaseStates(tx, viewing) : [],
      linkages,
      granted: viewing.may("manage_mandates") ? await listGranted(tx, viewing) : [],
      enquiries: viewing.may("get_help") ? await listRunningEnquiries(tx, viewing) : [],
      certificate: viewing.may("manage_credentials") ? await findCertificate(tx, viewing) : undefined,
      begunReports,
      eligibilityOffer: seesInsurance ? await findOffer(tx, viewing) : undefined,
      certificateRequest: seesInsurance ? await findRequestUnderway(tx, viewing) : undefined,
    },
    viewing.at,
  );
}

async function listCaseStates(tx: Transaction, viewing: Viewing): Promise<CaseOfAffair[]> {
  const rows = await tx
    .select()
    .from(cases)
    .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
    .where(eq(cases.residentId, viewing.subject));
  return rows
    .filter((row) => seesCase(viewing, row.cases))
    .map(({ cases: row, institutions: institution }) => ({
      ...row,
      institution,
      status: caseStatus(row, viewing.at),
    }));
}

/** The person's card, also where a passkey opened this session: without a card nothing else can be renewed. */
async function findCertificate(tx: Transaction, { subject, at }: Viewing): Promise<CertificateNotice | undefined> {
  const [card] = await tx
    .select({ endsAt: credentials.certificateEndsAt })
    .from(credentials)
    .where(
      and(
        eq(credentials.residentId, subject),
        eq(credentials.kind, "card"),
        isNull(credentials.endedAt),
        isNotNull(credentials.certificateEndsAt),
      ),
    )
    .orderBy(desc(credentials.certificateEndsAt))
    .limit(1);
  return card?.endsAt ? certificateNotice(card.endsAt, at) : undefined;
}
