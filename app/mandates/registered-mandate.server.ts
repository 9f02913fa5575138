/** A mandate that the desk has prepared and a supervisor approved: it comes into being, and the proxy hears of it. */
import { and, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { heldMandates, mandates, residents } from "../../db/schema";
import { areApart } from "../identity/grant.server";
import { tellResident } from "../notices/notice.server";
import { inTransaction } from "../platform/database.server";
import { enqueue, named, type OutboxRow } from "../platform/outbox-entry.server";
import { isEndedByFifteenthBirthday } from "./fifteenth-birthday";
import { tellWhileItRuns } from "./mandate-exchange.server";
import { scopesOf } from "./mandates";
import { type MandateRequest, startAfterWaiting } from "./registered-mandates";

export interface Registering {
  principalId: string;
  /** The request's id, so that one request can never become two mandates. */
  mandateId: string;
  request: MandateRequest;
  preparedBy: string;
  preparedAt: Date;
  approvedBy: string;
  at: Date;
}

export type Registered = { ok: true } | { ok: false; reason: "too_late" | "not_possible" };

/**
 * Writes the mandate, which holds after a waiting day, in the transaction of its approval; not where the two cannot be
 * principal and proxy any more, or it would end before it begins.
 */
export async function registerMandate(tx: Transaction, registering: Registering): Promise<Registered> {
  const { principalId, mandateId, preparedBy, preparedAt, approvedBy, at } = registering;
  const { proxyId, ground, papers, scopes, endsAt } = registering.request;
  const people = await tx
    .select()
    .from(residents)
    .where(and(inArray(residents.residentId, [principalId, proxyId]), isNull(residents.diedAt)));
  const principal = people.find(({ residentId }) => residentId === principalId);
  const proxy = people.find(({ residentId }) => residentId === proxyId);
  if (!principal || !proxy || principal === proxy || (await areApart(principalId, proxyId, tx)))
    return { ok: false, reason: "not_possible" };
  const startsAt = startAfterWaiting(at);
  if (startsAt >= endsAt || isEndedByFifteenthBirthday(ground, principal.birthDate, startsAt))
    return { ok: false, reason: "too_late" };
  await tx.insert(mandates).values({
    residentId: principalId,
    mandateId,
    proxyId,
    proxyName: proxy.nameKanji,
    registeredBy: preparedBy,
    approvedBy,
    state: "active",
    stateSince: at,
    startsAt,
    endsAt,
    codeEndsAt: at,
    invitedAt: preparedAt,
    ground,
    papers,
    scopes: scopesOf(scopes),
  });
  await tellResident(tx, {
    residentId: principalId,
    key: `mandate:${mandateId}:registered`,
    kind: "mandate_registered",
    about: { mandateId },
    at,
  });
  await enqueue(tx, { residentId: principalId, topic: "mandate_registered", payload: { proxyId, mandateId }, at });
  return { ok: true };
}

/** In the proxy's rows: where the mandate stands, and a notice. It holds no sooner for it. */
export async function takeRegistration({ residentId: principalId, payload }: OutboxRow, at: Date): Promise<void> {
  const { proxyId: residentId, mandateId } = named(payload, "proxyId", "mandateId");
  await inTransaction(async (tx) => {
    await tx.insert(heldMandates).values({ residentId, mandateId, principalId, acceptedAt: at }).onConflictDoNothing();
    await tellWhileItRuns(
      tx,
      { proxyId: residentId, principalId, mandateId, at },
      { key: "entrusted", kind: "mandate_entrusted" },
    );
  });
}
