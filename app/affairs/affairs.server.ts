/** The affairs of a resident, read for every page that tells of them: the own home, and the desk's page of the person. */
import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases, credentials, institutions } from "../../db/schema";
import { INSURANCE_SCHEME, type SchemeId } from "../catalogue/schemes";
import { seesCase } from "../corrections/case-items";
import { caseStatus } from "../corrections/case-status";
import { certificateNotice, type CertificateNotice } from "../credentials/certificate";
import { listRunningEnquiries } from "../enquiries/enquiry.server";
import type { Action, Viewing } from "../identity/viewing";
import { findOffer, findRequestUnderway } from "../insurance/certificate-request.server";
import type { AllLinkages } from "../linkages/linkage.server";
import { listGranted } from "../mandates/mandate.server";
import { type Affair, affairsOf, type CaseOfAffair } from "./affairs";

interface ReadBefore {
  linkages: AllLinkages["linkages"];
  begunReports: readonly SchemeId[];
}

/**
 * Reads without noting a look: the caller notes what is told.
 * @param isTold whether the page tells of what one may do; a viewer's own page tells of what this viewer may
 * @returns the gravest first
 */
export async function readAffairs(
  tx: Transaction,
  viewing: Viewing,
  { linkages, begunReports }: ReadBefore,
  isTold: (action: Action) => boolean = (action) => viewing.may(action),
): Promise<Affair[]> {
  const seesInsurance = viewing.sees(INSURANCE_SCHEME);
  return affairsOf(
    {
      cases: isTold("follow_case") ? await listCaseStates(tx, viewing) : [],
      linkages,
      granted: isTold("manage_mandates") ? await listGranted(tx, viewing) : [],
      enquiries: isTold("get_help") ? await listRunningEnquiries(tx, viewing) : [],
      certificate: isTold("manage_credentials") ? await findCertificate(tx, viewing) : undefined,
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
