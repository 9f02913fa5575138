/** Carries what one side of a mandate did to the other side's rows, from the outbox. */
import { and, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { heldMandates, mandateCodes, mandateRequests, mandates, residents } from "../../db/schema";
import { isRunning, mandateStanding } from "./mandates";
import { type NoticeKind, noticeKind } from "../notices/notices";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { areApart, areBlocked } from "../identity/grant.server";
import { takeMandateStep } from "./mandate-step.server";
import { tellResident } from "../notices/notice.server";
import { enqueue, named, type OutboxRow } from "../platform/outbox-entry.server";

/**
 * In the principal's rows: the first whose acceptance arrives becomes the proxy, under the name of the register; the
 * code serves no more.
 */
export async function takeAcceptance({ residentId: proxyId, payload, createdAt: at }: OutboxRow): Promise<void> {
  const { principalId, mandateId } = named(payload, "principalId", "mandateId");
  const [proxy] = await database()
    .select({ name: residents.nameKanji })
    .from(residents)
    .where(eq(residents.residentId, proxyId));
  await inTransaction(async (tx) => {
    const audited = { subject: principalId, at, actor: { kind: "resident", residentId: proxyId } } as const;
    const taken = await takeMandateStep(
      tx,
      { principalId, mandateId },
      { event: "accept", by: "proxy", audited },
      { proxyId, proxyName: proxy?.name ?? "" },
    );
    if (taken)
      await tellResident(tx, {
        residentId: principalId,
        key: `mandate:${mandateId}:accepted`,
        kind: "mandate_accepted",
        about: { mandateId },
        at,
      });
    // Given back before this arrived: the resignation may have come first, and found nothing to end.
    if (taken && (await hasResigned(tx, { proxyId, mandateId })))
      await takeResignation(tx, { proxyId, principalId, mandateId, at });
  });
  await dropCode(principalId, mandateId);
}

/**
 * In the proxy's rows: what was asked for is held now; where it was taken back meanwhile, or somebody else was first,
 * the mandate is given back.
 */
export async function takeGrant({ residentId: principalId, payload, createdAt: at }: OutboxRow): Promise<void> {
  const { proxyId, mandateId } = named(payload, "proxyId", "mandateId");
  await inTransaction(async (tx) => {
    if (await holdGranted(tx, { proxyId, principalId, mandateId, at })) return;
    await enqueue(tx, {
      residentId: proxyId,
      topic: "mandate_changed",
      payload: { principalId, mandateId, event: "resign" },
      at,
    });
  });
  await dropCode(proxyId, mandateId);
}

interface Grant {
  proxyId: string;
  principalId: string;
  mandateId: string;
  at: Date;
}

async function holdGranted(tx: Transaction, { proxyId, principalId, mandateId, at }: Grant): Promise<boolean> {
  const own = and(eq(mandateRequests.residentId, proxyId), eq(mandateRequests.mandateId, mandateId));
  const [row] = await tx.select().from(mandateRequests).where(own).for("update");
  const waits =
    row && mandateStanding({ state: row.state, endsAt: row.codeEndsAt, codeEndsAt: row.codeEndsAt }, at) === "asked";
  if (!waits) {
    const [held] = await tx
      .select()
      .from(heldMandates)
      .where(and(eq(heldMandates.residentId, proxyId), eq(heldMandates.mandateId, mandateId)));
    return held?.principalId === principalId;
  }
  await tx.update(mandateRequests).set({ state: "active", stateSince: at, code: null }).where(own);
  await tx
    .insert(heldMandates)
    .values({ residentId: proxyId, mandateId, principalId, signatureId: row.signatureId, acceptedAt: at });
  await recordAudit(
    tx,
    { subject: proxyId, at, actor: { kind: "resident", residentId: principalId } },
    "mandate_was_granted",
    mandateId,
  );
  await tellWhileItRuns(tx, { proxyId, principalId, mandateId, at }, { key: "mandate_active", kind: "mandate_active" });
  return true;
}

/**
 * Lets the proxy know that a mandate holds: not where it ended before the word arrived, or the two are to be kept apart
 * by now.
 */
export async function tellWhileItRuns(
  tx: Transaction,
  { proxyId, principalId, mandateId, at }: Grant,
  { key, kind }: { key: string; kind: NoticeKind },
): Promise<void> {
  const own = and(
    eq(mandates.residentId, principalId),
    eq(mandates.mandateId, mandateId),
    eq(mandates.proxyId, proxyId),
  );
  const [row] = await tx.select().from(mandates).where(own);
  if (!row || !isRunning(mandateStanding(row, at)) || (await areApart(principalId, proxyId, tx))) return;
  await tellResident(tx, { residentId: proxyId, key: `mandate:${mandateId}:${key}`, kind, about: { mandateId }, at });
}

async function dropCode(ownerId: string, mandateId: string): Promise<void> {
  await database()
    .delete(mandateCodes)
    .where(and(eq(mandateCodes.ownerId, ownerId), eq(mandateCodes.mandateId, mandateId)));
}

/** What the principal did is told to the proxy; what the proxy gave back ends in the principal's row. */
export async function takeMandateChange({ residentId, payload, createdAt: at }: OutboxRow): Promise<void> {
  const { mandateId, event } = named(payload, "mandateId", "event");
  await inTransaction(async (tx) => {
    if (event !== "resign") {
      const { proxyId } = named(payload, "proxyId");
      const [kind, key] = [noticeKind(event), `${event}:${payload["version"] ?? ""}`];
      if (kind !== "mandate_ended")
        return tellWhileItRuns(tx, { proxyId, principalId: residentId, mandateId, at }, { key, kind });
      // Whoever is kept apart by now hears nothing of the other any more.
      if (await areBlocked(residentId, proxyId, tx)) return;
      return tellResident(tx, {
        residentId: proxyId,
        key: `mandate:${mandateId}:${key}`,
        kind,
        about: { mandateId },
        at,
      });
    }
    const { principalId } = named(payload, "principalId");
    await takeResignation(tx, { proxyId: residentId, principalId, mandateId, at });
  });
}

/** Ends the mandate where it is this proxy's; whoever accepted second has none to give back here. */
async function takeResignation(tx: Transaction, { proxyId, principalId, mandateId, at }: Grant): Promise<void> {
  const audited = { subject: principalId, at, actor: { kind: "resident", residentId: proxyId } } as const;
  const ended = await takeMandateStep(
    tx,
    { principalId, mandateId, proxyId },
    { event: "resign", by: "proxy", audited },
  );
  if (ended)
    await tellResident(tx, {
      residentId: principalId,
      key: `mandate:${mandateId}:resigned`,
      kind: "mandate_resigned",
      about: { mandateId },
      at,
    });
}

async function hasResigned(
  tx: Transaction,
  { proxyId, mandateId }: { proxyId: string; mandateId: string },
): Promise<boolean> {
  const [held] = await tx
    .select()
    .from(heldMandates)
    .where(
      and(
        eq(heldMandates.residentId, proxyId),
        eq(heldMandates.mandateId, mandateId),
        isNotNull(heldMandates.resignedAt),
      ),
    );
  return held !== undefined;
}
