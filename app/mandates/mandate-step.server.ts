/**
 * The steps of a mandate after its beginning: confirmed by name and renewed with a signature, ended alone and at once
 * by either side.
 */
import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import { z } from "zod";
import { path } from "../path";
import type { EndReason } from "./registered-mandates";
import type { Transaction } from "../../db/client";
import { heldMandates, mandateRequests, mandates } from "../../db/schema";
import {
  advanceMandate,
  isRunning,
  MANDATE_MONTHS,
  type MandateEvent,
  type MandateSide,
  mandateStanding,
} from "./mandates";
import { monthsLater } from "../platform/japan-time";
import type { NoticeKind } from "../notices/notices";
import type { Viewing } from "../identity/viewing";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { areApart } from "../identity/grant.server";
import { findMandate } from "./mandate.server";
import { type MandateWritten, NOT_POSSIBLE } from "./mandate-offer.server";
import { enqueue } from "../platform/outbox-entry.server";
import { beginSigning, keepSignature, type SignedContent } from "../identity/signing.server";
import { keyOfContent, once } from "../platform/submission.server";

type MandateRow = typeof mandates.$inferSelect;

const confirmationContent = z.object({
  what: z.literal("mandate_confirmation"),
  key: z.uuid(),
  mandateId: z.uuid(),
  version: z.int(),
  proxy: z.string(),
});
const renewalContent = z.object({
  what: z.literal("mandate_renewal"),
  key: z.uuid(),
  mandateId: z.uuid(),
  version: z.int(),
  proxy: z.string(),
  months: z.number().refine((months) => MANDATE_MONTHS.some((known) => known === months)),
});

const AUDITED = {
  accept: "mandate_was_accepted",
  grant: "granted_mandate",
  confirm: "confirmed_mandate",
  renew: "renewed_mandate",
  withdraw: "withdrew_mandate",
  revoke: "revoked_mandate",
  resign: "mandate_was_resigned",
  end: "desk_ended_mandate",
} as const satisfies Record<MandateEvent, string>;

/**
 * Takes a step in the principal's row, in the given transaction.
 * @param which with the version that the person saw, where one was shown, and with the proxy whose mandate it has to be
 * @returns the row after the step, or undefined where the machine does not allow it, or it has ended by itself
 */
export async function takeMandateStep(
  tx: Transaction,
  which: { principalId: string; mandateId: string; version?: number; proxyId?: string },
  { event, by, audited }: { event: MandateEvent; by: MandateSide; audited: Viewing | AuditedActor },
  more: Partial<MandateRow> = {},
): Promise<MandateRow | undefined> {
  const own = and(eq(mandates.residentId, which.principalId), eq(mandates.mandateId, which.mandateId));
  const [row] = await tx.select().from(mandates).where(own).for("update");
  if (!row || (which.proxyId !== undefined && row.proxyId !== which.proxyId)) return undefined;
  const from = row.state;
  const standing = mandateStanding({ ...row, state: from }, audited.at);
  const state = standing === from || standing === "waiting" ? advanceMandate(from, event, by) : undefined;
  if (!state || (which.version !== undefined && row.version !== which.version)) return undefined;
  const proxyId = more.proxyId ?? row.proxyId;
  // What opens or goes on needs two who may stand together; what ends does not.
  if (isRunning(state) && proxyId && (await areApart(which.principalId, proxyId, tx))) return undefined;
  const [next] = await tx
    .update(mandates)
    .set({ ...more, state, stateSince: audited.at, code: null, version: sql`${mandates.version} + 1` })
    .where(own)
    .returning();
  await recordAudit(tx, audited, AUDITED[event], which.mandateId);
  return next;
}

interface AskedStep {
  key: string;
  mandateId: string;
  version: number;
}

/**
 * @returns the ceremony in which the principal confirms the proxy by name, or undefined where there is nothing to
 * confirm.
 * @param name as chosen
 */
export async function signConfirmation(
  viewing: Viewing,
  { name, ...asked }: AskedStep & { name: string },
): Promise<string | undefined> {
  const granted = await findMandate(viewing, asked.mandateId);
  if (granted?.side !== "granted" || granted.standing !== "accepted" || granted.name !== name) return undefined;
  return signStep(
    viewing,
    asked.mandateId,
    confirmationContent.safeParse({ what: "mandate_confirmation", ...asked, proxy: name }).data,
  );
}

/**
 * @returns the ceremony in which the principal renews a mandate that ends soon, or undefined where there is none such
 */
export async function signRenewal(
  viewing: Viewing,
  asked: AskedStep & { months: number },
): Promise<string | undefined> {
  const granted = await findMandate(viewing, asked.mandateId);
  if (granted?.side !== "granted" || !granted.endsSoon || !granted.byCards) return undefined;
  return signStep(
    viewing,
    asked.mandateId,
    renewalContent.safeParse({ what: "mandate_renewal", ...asked, proxy: granted.name }).data,
  );
}

async function signStep(viewing: Viewing, mandateId: string, content: object | undefined): Promise<string | undefined> {
  return (
    content &&
    beginSigning(viewing, {
      content: JSON.stringify(content),
      returnTo: path("mandate", { viewer: viewing.segment, mandate: mandateId }),
    })
  );
}

/** From here on the proxy may look. */
export async function confirmMandate(
  tx: Transaction,
  viewing: Viewing,
  signed: SignedContent,
): Promise<MandateWritten> {
  const content = confirmationContent.parse(JSON.parse(signed.content));
  return takeSigned(tx, viewing, { signed, content, event: "confirm", told: "mandate_active" });
}

/** A new end, a year away at most. */
export async function renewMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  const content = renewalContent.parse(JSON.parse(signed.content));
  return takeSigned(
    tx,
    viewing,
    { signed, content, event: "renew", told: "mandate_renewed" },
    { endsAt: monthsLater(viewing.at, content.months) },
  );
}

interface SignedStep {
  signed: SignedContent;
  content: AskedStep;
  event: "confirm" | "renew";
  told: NoticeKind;
}

async function takeSigned(
  tx: Transaction,
  viewing: Viewing,
  { signed, content, event, told }: SignedStep,
  more: Partial<MandateRow> = {},
): Promise<MandateWritten> {
  const { mandateId, version } = content;
  return once(tx, viewing, keyOfContent(signed.content), async (): Promise<MandateWritten> => {
    if (!viewing.may("manage_mandates")) return NOT_POSSIBLE;
    const next = await takeMandateStep(
      tx,
      { principalId: viewing.subject, mandateId, version },
      { event, by: "principal", audited: viewing },
      more,
    );
    if (!next?.proxyId) return NOT_POSSIBLE;
    await keepSignature(tx, viewing, signed);
    await tellProxy(tx, next, told, viewing.at);
    return { ok: true, mandateId };
  });
}

export type EndedMandate = "revoked" | "withdrawn" | "resigned";

/**
 * Ends what this person has granted, asked for or been granted: at once, without a signature, whatever the other one is
 * doing.
 * @param key of the form: a second submit is answered like the first. A form without one, of a page that is older than
 * this, ends it as well
 * @returns undefined where there is nothing to end
 */
export async function endMandate(viewing: Viewing, mandateId: string, key: string): Promise<EndedMandate | undefined> {
  if (!isUuid(mandateId) || !viewing.may("manage_mandates")) return undefined;
  const end = async (tx: Transaction) =>
    (await endGranted(tx, viewing, mandateId)) ??
    (await withdrawRequest(tx, viewing, mandateId)) ??
    (await resign(tx, viewing, mandateId));
  const done = await inTransaction((tx) =>
    once(
      tx,
      viewing,
      `mandate-end:${mandateId}:${isUuid(key) ? key : randomUUID()}`,
      async (): Promise<{ ok: true; ended: EndedMandate } | { ok: false }> => {
        const ended = await end(tx);
        return ended ? { ok: true, ended } : { ok: false };
      },
    ),
  );
  return done.ok ? done.ended : undefined;
}

async function endGranted(tx: Transaction, viewing: Viewing, mandateId: string): Promise<EndedMandate | undefined> {
  for (const [event, ended] of [
    ["revoke", "revoked"],
    ["withdraw", "withdrawn"],
  ] as const) {
    const next = await takeMandateStep(
      tx,
      { principalId: viewing.subject, mandateId },
      { event, by: "principal", audited: viewing },
    );
    if (next?.proxyId) await tellProxy(tx, next, "mandate_ended", viewing.at);
    if (next) return ended;
  }
  return undefined;
}

async function withdrawRequest(
  tx: Transaction,
  viewing: Viewing,
  mandateId: string,
): Promise<EndedMandate | undefined> {
  const own = and(eq(mandateRequests.residentId, viewing.subject), eq(mandateRequests.mandateId, mandateId));
  const [row] = await tx.select().from(mandateRequests).where(own).for("update");
  const state = row && advanceMandate(row.state, "withdraw", "proxy");
  if (!state) return undefined;
  await tx
    .update(mandateRequests)
    .set({ state, stateSince: viewing.at, code: null, version: sql`${mandateRequests.version} + 1` })
    .where(own);
  await recordAudit(tx, viewing, "withdrew_mandate", mandateId);
  return "withdrawn";
}

/**
 * The desk ends it, on a court's or the principal's word; the proxy is told, and not why.
 * @returns the row, or undefined where there is nothing to end
 */
export async function endAtDesk(
  tx: Transaction,
  which: { principalId: string; mandateId: string; version: number },
  audited: AuditedActor,
  endReason: EndReason,
): Promise<MandateRow | undefined> {
  const ended = await takeMandateStep(tx, which, { event: "end", by: "desk", audited }, { endReason });
  if (ended?.proxyId) await tellProxy(tx, ended, "mandate_ended", audited.at);
  return ended;
}

/** Ends all that this principal has granted to this proxy, as if the principal had, and without a word to either. */
export async function endMandatesBetween(
  tx: Transaction,
  { principalId, proxyId, at }: { principalId: string; proxyId: string; at: Date },
): Promise<void> {
  const rows = await tx
    .select({ mandateId: mandates.mandateId, state: mandates.state })
    .from(mandates)
    .where(
      and(
        eq(mandates.residentId, principalId),
        eq(mandates.proxyId, proxyId),
        inArray(mandates.state, ["accepted", "active"]),
      ),
    )
    .for("update");
  const audited = { subject: principalId, at, actor: "portal" } as const;
  for (const { mandateId, state } of rows)
    await takeMandateStep(
      tx,
      { principalId, mandateId },
      { event: state === "active" ? "revoke" : "withdraw", by: "principal", audited },
    );
}

/** The proxy gives the mandate back; from the next request on it opens nothing, and the principal is let know. */
async function resign(tx: Transaction, viewing: Viewing, mandateId: string): Promise<EndedMandate | undefined> {
  const { subject: residentId, at } = viewing;
  const own = and(
    eq(heldMandates.residentId, residentId),
    eq(heldMandates.mandateId, mandateId),
    isNull(heldMandates.resignedAt),
  );
  const [held] = await tx.update(heldMandates).set({ resignedAt: at }).where(own).returning();
  if (!held) return undefined;
  await recordAudit(tx, viewing, "resigned_mandate", mandateId);
  await enqueue(tx, {
    residentId,
    topic: "mandate_changed",
    payload: { principalId: held.principalId, mandateId, event: "resign" },
    at,
  });
  return "resigned";
}

async function tellProxy(
  tx: Transaction,
  { residentId, mandateId, proxyId, version }: MandateRow,
  kind: NoticeKind,
  at: Date,
): Promise<void> {
  await enqueue(tx, {
    residentId,
    topic: "mandate_changed",
    payload: { proxyId: proxyId ?? "", mandateId, event: kind, version: String(version) },
    at,
  });
}
