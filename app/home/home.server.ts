/**
 * The home page in one read: how far the check is, what needs attention, open cases, begun reports, the card's
 * certificate.
 */
import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { cases, credentials, institutions } from "../../db/schema";
import { caseStatus, type CaseStatus } from "../corrections/case-status";
import { certificateNotice, type CertificateNotice } from "../credentials/certificate";
import type { RequestReason } from "../insurance/certificate-request";
import { isOpen } from "../corrections/correction";
import { INSURANCE_SCHEME, type SchemeId } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { listPrincipals, type Principal } from "../mandates/acting.server";
import { seesCase } from "../corrections/case-items";
import { findOffer } from "../insurance/certificate-request.server";
import { inTransaction } from "../platform/database.server";
import { type AllLinkages, type Institution, readLinkages } from "../linkages/linkage.server";
import { listBegunReports } from "../corrections/reporting/report-journey.server";

export interface OpenCase {
  receipt: string;
  schemeId: string;
  institution: Institution;
  status: CaseStatus;
}

export interface Home extends AllLinkages {
  /** Newest first. */
  openCases: OpenCase[];
  /** Schemes about which a report was begun and not sent. */
  begunReports: SchemeId[];
  /** Undefined while the card's certificate needs nothing. */
  certificate: CertificateNotice | undefined;
  /** Why an eligibility certificate is offered without being asked for. */
  eligibilityOffer: RequestReason | undefined;
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
    const openCases = viewing.may("follow_case") ? await listOpenCases(tx, viewing) : [];
    return {
      ...all,
      openCases,
      begunReports,
      certificate: viewing.may("manage_credentials") ? await findCertificate(tx, viewing) : undefined,
      eligibilityOffer: viewing.sees(INSURANCE_SCHEME) ? await findOffer(tx, viewing) : undefined,
      acting,
    };
  });
}

async function listOpenCases(tx: Transaction, viewing: Viewing): Promise<OpenCase[]> {
  const { subject, at } = viewing;
  const rows = await tx
    .select()
    .from(cases)
    .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
    .where(eq(cases.residentId, subject))
    .orderBy(desc(cases.openedAt));
  return rows
    .filter((row) => isOpen(row.cases.state) && seesCase(viewing, row.cases))
    .map(({ cases: row, institutions: institution }) => ({
      receipt: row.receipt,
      schemeId: row.schemeId,
      institution,
      status: caseStatus(row, at),
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
