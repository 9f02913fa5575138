/**
 * Lets an institution know that something waits for it: entered in its own list first, then told at the address that it
 * gave.
 */
import { eq } from "drizzle-orm";
import { institutionCases, institutionCertificates, institutions } from "../../db/schema";
import { database, inTransaction } from "../platform/database.server";
import { named, type OutboxRow } from "../platform/outbox-entry.server";

const NOTICE_TIMEOUT_MS = 5_000;

/** From here on the institution may ask for the case. */
export async function deliverCaseNotice(row: OutboxRow, at: Date): Promise<void> {
  const { institutionId, caseId } = named(row.payload, "institutionId", "caseId");
  await inTransaction((tx) =>
    tx
      .insert(institutionCases)
      .values({ institutionId, caseId, residentId: row.residentId, noticedAt: at })
      .onConflictDoNothing(),
  );
  await sendNotice(institutionId, { id: row.outboxId, topic: row.topic, case: caseId });
}

/** From here on the institution may ask for the request. */
export async function deliverCertificateNotice(row: OutboxRow, at: Date): Promise<void> {
  const { institutionId, requestId } = named(row.payload, "institutionId", "requestId");
  await inTransaction((tx) =>
    tx
      .insert(institutionCertificates)
      .values({ institutionId, requestId, residentId: row.residentId, noticedAt: at })
      .onConflictDoNothing(),
  );
  await sendNotice(institutionId, { id: row.outboxId, topic: row.topic, certificateRequest: requestId });
}

/** What waits, the institution asks the API for. One without an address asks by itself. */
async function sendNotice(institutionId: string, notice: Record<string, string>): Promise<void> {
  const [institution] = await database()
    .select({ url: institutions.noticeUrl })
    .from(institutions)
    .where(eq(institutions.institutionId, institutionId));
  if (!institution?.url) return;
  const response = await fetch(institution.url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(notice),
    redirect: "error",
    signal: AbortSignal.timeout(NOTICE_TIMEOUT_MS),
  });
  if (!response.ok) throw Object.assign(new Error("notice refused"), { code: `HTTP ${response.status}` });
}
