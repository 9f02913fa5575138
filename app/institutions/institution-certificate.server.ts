/** Requests for an eligibility certificate as the insurer sees and answers them. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { certificateRequests, institutionCertificates, residents } from "../../db/schema";
import { isRequestOpen, REQUEST_REASONS, REQUEST_STATES } from "../insurance/certificate-request";
import { recordAudit } from "../identity/audit.server";
import { type CertificateRequestRow, takeRequestStep } from "../insurance/certificate-request.server";
import { words } from "./corrected-record.server";
import { database, inTransaction } from "../platform/database.server";
import { onceForInstitution, type Repeated } from "./institution-request.server";

export const certificateSummary = z
  .object({
    id: z.uuid(),
    receipt: z.string(),
    reason: z.enum(REQUEST_REASONS),
    state: z.enum(REQUEST_STATES),
    version: z.int().meta({ description: "Also in the header ETag; a step names it in If-Match." }),
    requestedAt: z.iso.datetime(),
  })
  .meta({ id: "CertificateRequestSummary" });

export const institutionCertificate = certificateSummary
  .extend({
    resident: z
      .object({ kanji: z.string(), kana: z.string(), birthDate: z.iso.date(), address: z.string() })
      .meta({ description: "Whom to send it to: name and address of the resident register." }),
  })
  .meta({ id: "CertificateRequest" });

export const certificateStep = z
  .discriminatedUnion("event", [
    z.object({ event: z.literal("accept") }).meta({ description: "You are making it." }),
    z.object({ event: z.literal("send") }).meta({ description: "It is in the post." }),
    z.object({
      event: z.literal("refuse"),
      reason: words.meta({ description: "For the resident, in plain words." }),
    }),
  ])
  .meta({ id: "CertificateStep" });

type Summary = z.infer<typeof certificateSummary>;
export type InstitutionCertificate = z.infer<typeof institutionCertificate>;

function summarize(row: CertificateRequestRow): Summary {
  const { requestId: id, receipt, reason, state, version, requestedAt } = row;
  return certificateSummary.parse({ id, receipt, reason, state, version, requestedAt: requestedAt.toISOString() });
}

/** @returns the insurer's requests that wait for it, the oldest first */
export async function listInstitutionCertificates(institutionId: string): Promise<Summary[]> {
  const rows = await database()
    .select()
    .from(institutionCertificates)
    .innerJoin(
      certificateRequests,
      and(
        eq(certificateRequests.residentId, institutionCertificates.residentId),
        eq(certificateRequests.requestId, institutionCertificates.requestId),
      ),
    )
    .where(
      and(
        eq(institutionCertificates.institutionId, institutionId),
        inArray(certificateRequests.state, REQUEST_STATES.filter(isRequestOpen)),
      ),
    )
    .orderBy(asc(institutionCertificates.requestId));
  return rows.map((row) => summarize(row.certificate_requests));
}

async function locate(institutionId: string, requestId: string) {
  if (!z.uuid().safeParse(requestId).success) return undefined;
  const own = and(
    eq(institutionCertificates.institutionId, institutionId),
    eq(institutionCertificates.requestId, requestId),
  );
  const [entry] = await database().select().from(institutionCertificates).where(own);
  return entry;
}

/**
 * @returns one waiting request of this insurer, or undefined: alike for another's, for none, and for one that has ended
 */
export async function findInstitutionCertificate(
  institutionId: string,
  requestId: string,
  at: Date,
): Promise<InstitutionCertificate | undefined> {
  const where = await locate(institutionId, requestId);
  if (!where) return undefined;
  return inTransaction(async (tx) => {
    const row = await getRequest(tx, where);
    if (!row || !isRequestOpen(summarize(row).state)) return undefined;
    await recordAudit(
      tx,
      { subject: row.residentId, at, actor: `institution:${institutionId}` },
      "institution_looked_at_certificate",
      row.receipt,
    );
    const [resident] = await tx.select().from(residents).where(eq(residents.residentId, row.residentId));
    if (!resident) throw new Error("a request without its resident");
    const { nameKanji: kanji, nameKana: kana, birthDate, address } = resident;
    return { ...summarize(row), resident: { kanji, kana, birthDate, address } };
  });
}

async function getRequest(
  tx: Transaction,
  { residentId, requestId }: { residentId: string; requestId: string },
): Promise<CertificateRequestRow | undefined> {
  const [row] = await tx
    .select()
    .from(certificateRequests)
    .where(and(eq(certificateRequests.residentId, residentId), eq(certificateRequests.requestId, requestId)));
  return row;
}

type Refused = { ok: false; reason: "not_found" | "stale" | "refused"; detail?: string };
type Taken = { ok: true; answer: Summary };

/** Takes an insurer's step. Reasons as in `takeInstitutionStep`. */
export async function takeCertificateStep(sent: {
  institutionId: string;
  requestId: string;
  step: z.infer<typeof certificateStep>;
  version: number;
  key: string;
  at: Date;
}): Promise<Repeated<Taken | Refused>> {
  const { institutionId, requestId, step, version, key, at } = sent;
  const where = await locate(institutionId, requestId);
  if (!where) return { ok: false, reason: "not_found" };
  const { residentId } = where;
  return inTransaction(async (tx) =>
    onceForInstitution<Taken | Refused>(
      tx,
      { residentId, institutionId, key, content: { requestId, version, step }, at },
      async () => {
        const asked = { event: step.event, ...(step.event === "refuse" ? { refusal: step.reason } : {}) };
        const taken = await takeRequestStep(tx, { residentId, requestId, version }, asked, {
          subject: residentId,
          at,
          actor: `institution:${institutionId}`,
        });
        if (taken.ok) return { ok: true, answer: summarize(taken.row) };
        if (taken.reason === "not_found" || taken.reason === "stale") return { ok: false, reason: taken.reason };
        return { ok: false, reason: "refused", detail: taken.reason };
      },
    ),
  );
}
