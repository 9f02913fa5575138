/** The home page in one read: what waits for the resident, and how far the check is. */
import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases, credentials, institutions } from "../../db/schema";
import { caseStatus } from "../corrections/case-status";
import { certificateNotice, type CertificateNotice } from "../credentials/certificate";
import { INSURANCE_SCHEME } from "../catalogue/schemes";
import { listRunningEnquiries } from "../enquiries/enquiry.server";
import { listGranted } from "../mandates/mandate.server";
import { type Affair, affairsOf, type CaseOfAffair } from "./affairs";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { listPrincipals, type Principal } from "../mandates/acting.server";
import { seesCase } from "../corrections/case-items";
import { findOffer, findRequestUnderway } from "../insurance/certificate-request.server";
import { inTransaction } from "../platform/database.server";
import { type AllLinkages, readLinkages } from "../linkages/linkage.server";
import { listBegunReports } from "../corrections/reporting/report-journey.server";

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
    const seesInsurance = viewing.sees(INSURANCE_SCHEME);
    const affairs = affairsOf(
      {
        cases: viewing.may("follow_case") ? await listCaseStates(tx, viewing) : [],
        linkages: all.linkages,
        granted: viewing.may("manage_mandates") ? await listGranted(tx, viewing) : [],
        enquiries: viewing.may("get_help") ? await listRunningEnquiries(tx, viewing) : [],
        certificate: viewing.may("manage_credentials") ? await findCertificate(tx, viewing) : undefined,
        begunReports,
        eligibilityOffer: seesInsurance ? await findOffer(tx, viewing) : undefined,
        certificateRequest: seesInsurance ? await findRequestUnderway(tx, viewing) : undefined,
      },
      viewing.at,
    );
    return { ...all, affairs, acting };
  });
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
