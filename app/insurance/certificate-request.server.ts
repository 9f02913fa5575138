/**
 * 資格確認書: a resident asks for one with a signature, follows the request, and the insurer answers through the institution
 * API.
 */
import { and, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { path } from "../path";
import type { Transaction } from "../../db/client";
import { certificateRequests, credentials, institutions, insuranceUses, linkages } from "../../db/schema";
import {
  advanceRequest,
  type CardStanding,
  isRequestOpen,
  offeredBecause,
  REQUEST_REASONS,
  type RequestEvent,
  type RequestReason,
  type RequestState,
} from "./certificate-request";
import { dropDraft } from "../journeys/draft.server";
import { findUnderway, type Underway } from "../journeys/journey.server";
import { CERTIFICATE } from "./certificate-journey";
import type { NoticeKind } from "../notices/notices";
import { INSURANCE_SCHEME } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { tellOfProxyAct, tellResident } from "../notices/notice.server";
import { enqueue } from "../platform/outbox-entry.server";
import { freeReceipt } from "../corrections/receipt.server";
import { beginSigning, keepSignature, type SignedContent } from "../identity/signing.server";
import { keyOfContent, once } from "../platform/submission.server";

export type CertificateRequestRow = typeof certificateRequests.$inferSelect;
type Institution = typeof institutions.$inferSelect;

/** A request as it is signed. */
const requestContent = z.object({
  what: z.literal("certificate_request"),
  key: z.uuid(),
  reason: z.enum(REQUEST_REASONS),
});

export interface CertificateStanding {
  /** Newest first. */
  requests: { row: CertificateRequestRow; institution: Institution }[];
  /** The insurer that would be asked; undefined where no insurance is linked. */
  insurer: Institution | undefined;
  /** Why one is offered without being asked for. */
  offered: RequestReason | undefined;
  /** Whether a new request can be made now. */
  mayRequest: boolean;
}

/** @returns the resident's requests and whether a new one can be made; the look is noted in the access history */
export async function getCertificateStanding(viewing: Viewing): Promise<CertificateStanding> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_certificate", "certificate");
    const rows = await tx
      .select()
      .from(certificateRequests)
      .innerJoin(institutions, eq(institutions.institutionId, certificateRequests.institutionId))
      .where(eq(certificateRequests.residentId, viewing.subject))
      .orderBy(desc(certificateRequests.requestedAt));
    const requests = rows.map((row) => ({ row: row.certificate_requests, institution: row.institutions }));
    const insurer = await findInsurer(tx, viewing);
    const running = requests.some(({ row }) => isRequestOpen(row.state));
    return { requests, insurer, offered: await findOffer(tx, viewing), mayRequest: insurer !== undefined && !running };
  });
}

/**
 * @returns why a certificate should be offered on the home page, or undefined where nothing asks for one or one is
 * under way or was sent
 */
export async function findOffer(tx: Transaction, viewing: Viewing): Promise<RequestReason | undefined> {
  const [use] = await tx.select().from(insuranceUses).where(eq(insuranceUses.residentId, viewing.subject));
  const offered = offeredBecause(await cardStanding(tx, viewing), use, await isUnderCorrection(tx, viewing));
  if (!offered) return undefined;
  const rows = await tx
    .select({ state: certificateRequests.state })
    .from(certificateRequests)
    .where(eq(certificateRequests.residentId, viewing.subject));
  return rows.some(({ state }) => state !== "refused" && state !== "withdrawn") ? undefined : offered;
}

/** @returns how far a request is that was neither sent nor refused nor taken back */
export async function findRequestUnderway(tx: Transaction, viewing: Viewing): Promise<RequestState | undefined> {
  const rows = await tx
    .select({ state: certificateRequests.state })
    .from(certificateRequests)
    .where(eq(certificateRequests.residentId, viewing.subject));
  return rows.find(({ state }) => state === "requested" || state === "accepted")?.state;
}

/** A card that is only suspended still exists and is not counted as returned. */
async function cardStanding(tx: Transaction, { subject, at }: Viewing): Promise<CardStanding> {
  const cards = await tx
    .select()
    .from(credentials)
    .where(and(eq(credentials.residentId, subject), eq(credentials.kind, "card")));
  const standing = cards.filter((card) => card.endedBecause !== "returned");
  if (standing.some((card) => card.certificateEndsAt && card.certificateEndsAt > at)) return "valid";
  if (standing.length > 0) return "ended";
  return cards.length > 0 ? "returned" : "none";
}

/** The insurance is hidden by a report, until it is put right. */
async function isUnderCorrection(tx: Transaction, { subject }: Viewing): Promise<boolean> {
  const [found] = await tx
    .select({ suspendedByCase: linkages.suspendedByCase })
    .from(linkages)
    .where(and(eq(linkages.residentId, subject), eq(linkages.schemeId, INSURANCE_SCHEME)));
  return Boolean(found?.suspendedByCase);
}

/** The insurer of the record; of one that a report has hidden, whoever is putting it right and knows whose it is. */
async function findInsurer(tx: Transaction, { subject }: Viewing): Promise<Institution | undefined> {
  const [found] = await tx
    .select()
    .from(linkages)
    .innerJoin(institutions, eq(institutions.institutionId, linkages.institutionId))
    .where(
      and(eq(linkages.residentId, subject), eq(linkages.schemeId, INSURANCE_SCHEME), eq(linkages.state, "linked")),
    );
  if (found?.linkages.suspendedAt && !found.linkages.suspendedByCase) return undefined;
  return found?.institutions;
}

const DRAFT = "certificate";

/** @returns what was filled in of a request so far */
export function findCertificateJourney(viewing: Viewing): Promise<Underway<typeof CERTIFICATE>> {
  const screens = { reason: "certificate-request-reason", check: "certificate-request-check" } as const;
  const pathOf = (step: keyof typeof screens) => path(screens[step], { viewer: viewing.segment });
  return findUnderway({ journey: CERTIFICATE, drafter: viewing, draft: DRAFT, pathOf });
}

/**
 * @param version of the answers that were shown
 * @returns the ceremony in which the request is signed, or undefined where another tab changed the answers, or one is
 * missing
 */
export async function signCertificateRequest(viewing: Viewing, version: number): Promise<string | undefined> {
  const journey = await findCertificateJourney(viewing);
  const parsed = requestContent.safeParse({ what: "certificate_request", key: journey.key, ...journey.entries });
  if (!parsed.success || journey.version !== version) return undefined;
  return beginSigning(viewing, {
    content: JSON.stringify(parsed.data),
    returnTo: path("certificate", { viewer: viewing.segment }),
  });
}

export type RequestedCertificate =
  | { ok: true; receipt: string }
  | { ok: false; reason: "not_possible"; of: "certificate_request" };

/** Opens the request that was signed for, and tells the insurer through the outbox. */
export async function requestCertificate(
  tx: Transaction,
  viewing: Viewing,
  signed: SignedContent,
): Promise<RequestedCertificate> {
  const { reason } = requestContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, keyOfContent(signed.content), async (): Promise<RequestedCertificate> => {
    // The row of the insurance is locked, so that two requests follow one another.
    await tx
      .select()
      .from(linkages)
      .where(and(eq(linkages.residentId, viewing.subject), eq(linkages.schemeId, INSURANCE_SCHEME)))
      .for("update");
    const insurer = await findInsurer(tx, viewing);
    const rows = await tx
      .select({ state: certificateRequests.state })
      .from(certificateRequests)
      .where(eq(certificateRequests.residentId, viewing.subject));
    const running = rows.some(({ state }) => isRequestOpen(state));
    if (!insurer || running || !viewing.may("manage_insurance_use", INSURANCE_SCHEME))
      return { ok: false, reason: "not_possible", of: "certificate_request" };
    const { subject: residentId, at } = viewing;
    const { institutionId } = insurer;
    const requestId = uuidv7();
    const receipt = await freeReceipt(tx, residentId, at);
    const signatureId = await keepSignature(tx, viewing, signed);
    await tx.insert(certificateRequests).values({
      residentId,
      requestId,
      receipt,
      institutionId,
      reason,
      state: "requested",
      stateSince: at,
      requestedAt: at,
      signatureId,
    });
    await dropDraft(tx, viewing, DRAFT);
    await recordAudit(tx, viewing, "requested_certificate", receipt);
    await enqueue(tx, { residentId, topic: "certificate_requested", payload: { institutionId, requestId }, at });
    await tellOfRequest(tx, { residentId, requestId, receipt, institutionId }, "certificate_requested", viewing);
    return { ok: true, receipt };
  });
}

type RequestName = Pick<CertificateRequestRow, "residentId" | "requestId" | "receipt" | "institutionId">;

async function tellOfRequest(
  tx: Transaction,
  row: RequestName,
  kind: NoticeKind,
  by: Viewing | AuditedActor,
): Promise<void> {
  const { residentId, requestId, receipt, institutionId } = row;
  await tellResident(tx, {
    residentId,
    key: `${requestId}:${kind}`,
    kind,
    about: { receipt, institutionId },
    at: by.at,
    by,
  });
}

const AUDITED = {
  accept: "certificate_accepted",
  send: "certificate_sent",
  refuse: "certificate_refused",
  withdraw: "withdrew_certificate",
} as const;
const TOLD = {
  accept: "certificate_accepted",
  send: "certificate_sent",
  refuse: "certificate_refused",
  withdraw: undefined,
} as const;

export type RequestStepTaken =
  | { ok: true; row: CertificateRequestRow }
  | { ok: false; reason: "not_found" | "stale" | "no_such_step" | "not_yours" };

/**
 * Takes a step of the request in the given transaction.
 * @param by the institution that was asked, or the resident who takes the request back
 */
export async function takeRequestStep(
  tx: Transaction,
  which: { residentId: string; requestId: string; version: number },
  step: { event: RequestEvent; refusal?: string },
  by: Viewing | AuditedActor,
): Promise<RequestStepTaken> {
  const own = and(
    eq(certificateRequests.residentId, which.residentId),
    eq(certificateRequests.requestId, which.requestId),
  );
  const [row] = await tx.select().from(certificateRequests).where(own).for("update");
  if (!row) return { ok: false, reason: "not_found" };
  if (row.version !== which.version) return { ok: false, reason: "stale" };
  const outcome = advanceRequest(row.state, step.event, typeof by.actor === "string" ? "institution" : "resident");
  if (!outcome.ok) return outcome;
  const [next] = await tx
    .update(certificateRequests)
    .set({
      state: outcome.state,
      stateSince: by.at,
      refusal: step.refusal ?? null,
      version: sql`${certificateRequests.version} + 1`,
    })
    .where(own)
    .returning();
  if (!next) throw new Error("a locked request is gone");
  await recordAudit(tx, by, AUDITED[step.event], row.receipt);
  const kind = TOLD[step.event];
  if (kind) await tellOfRequest(tx, row, kind, by);
  else
    await tellOfProxyAct(tx, by, { did: "withdrew_certificate", what: row.requestId, about: { receipt: row.receipt } });
  return { ok: true, row: next };
}

/** The resident takes the request back, while nobody has begun with it. */
export async function withdrawRequest(
  viewing: Viewing,
  asked: { requestId: string; version: number },
): Promise<RequestStepTaken> {
  if (!z.uuid().safeParse(asked.requestId).success || !viewing.may("manage_insurance_use", INSURANCE_SCHEME))
    return { ok: false, reason: "not_found" };
  return inTransaction((tx) =>
    takeRequestStep(tx, { residentId: viewing.subject, ...asked }, { event: "withdraw" }, viewing),
  );
}
