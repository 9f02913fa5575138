/** 委任: offered by the principal with a signature, accepted by the proxy with another, confirmed by name, and ended alone and at once. */
import { randomInt } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { heldMandates, mandateCodes, mandates, residents } from "../../db/schema";
import {
  advanceMandate,
  CODE_DAYS,
  covers,
  MANDATE_MONTHS,
  type MandateEvent,
  type MandateStanding,
  mandateStanding,
  mandateState,
  type Scope,
  SCOPES,
  scopesAllow,
  scopesOf,
} from "../domain/mandates";
import type { NoticeKind } from "../domain/notices";
import { categories } from "../domain/schemes";
import type { GrantedMandate, Viewing } from "../domain/viewing";
import { type AuditedActor, recordAudit } from "./audit.server";
import { database, inTransaction } from "./database.server";
import { tellResident } from "./notice.server";
import { enqueue, type OutboxRow } from "./outbox-entry.server";
import { named } from "./institution-notice.server";
import { hashToken } from "./session.server";
import { beginSigning, keepSignature, type SignedContent } from "./signing.server";
import { once } from "./submission.server";

type MandateRow = typeof mandates.$inferSelect;

const DAY_MS = 86_400_000;
/** Without 0, 1, I, L, O and U, which are read for one another; 50 bits. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;
export const LONGEST_NAME = 60;

const categoryIds = categories.map(({ id }) => id) as [string, ...string[]];
const offerContent = z.object({
  what: z.literal("mandate_offer"),
  key: z.uuid(),
  proxy: z.string().min(1).max(LONGEST_NAME),
  scopes: z.array(z.enum(SCOPES)).min(1),
  categories: z.array(z.enum(categoryIds)),
  months: z.number().refine((months) => MANDATE_MONTHS.some((known) => known === months)),
});
const acceptanceContent = z.object({ what: z.literal("mandate_acceptance"), key: z.uuid(), code: z.string(), principal: z.string(), scopes: z.array(z.enum(SCOPES)), until: z.string() });
const confirmationContent = z.object({ what: z.literal("mandate_confirmation"), key: z.uuid(), mandateId: z.uuid(), version: z.int(), proxy: z.string() });

export type MandateOffer = Omit<z.infer<typeof offerContent>, "what">;

export interface ShownMandate {
  mandateId: string;
  name: string;
  scopes: Scope[];
  categories: string[];
  standing: MandateStanding;
  since: Date;
  endsAt: Date;
  /** To be handed over, grouped for reading; gone once it was used or ran out. */
  code: string | undefined;
  codeEndsAt: Date;
  version: number;
}

export interface AllMandates {
  /** What this person has granted, newest first. */
  granted: ShownMandate[];
  /** What was granted to this person. */
  held: ShownMandate[];
}

/** @returns the mandates on both sides; the look is noted in the access history */
export async function listMandates(viewing: Viewing): Promise<AllMandates> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_mandates", "mandates");
    const granted = await tx.select().from(mandates).where(eq(mandates.residentId, viewing.subject)).orderBy(desc(mandates.invitedAt));
    return { granted: granted.map((row) => show(row, row.proxyName, viewing.at)), held: await listHeld(tx, viewing) };
  });
}

/** @returns the mandates under which this person may look at somebody else's data now */
export async function listActing(tx: Transaction, viewing: Viewing): Promise<ShownMandate[]> {
  return viewing.via === "self" ? (await listHeld(tx, viewing)).filter(({ standing }) => standing === "active") : [];
}

async function listHeld(tx: Transaction, viewing: Viewing): Promise<ShownMandate[]> {
  const rows = await tx
    .select()
    .from(heldMandates)
    .innerJoin(mandates, and(eq(mandates.residentId, heldMandates.principalId), eq(mandates.mandateId, heldMandates.mandateId)))
    .innerJoin(residents, eq(residents.residentId, heldMandates.principalId))
    .where(and(eq(heldMandates.residentId, viewing.subject), eq(mandates.proxyId, viewing.subject)))
    .orderBy(desc(heldMandates.acceptedAt));
  return rows.map((row) => ({ ...show(row.mandates, row.residents.nameKanji, viewing.at), code: undefined }));
}

function show(row: MandateRow, name: string, at: Date): ShownMandate {
  const { mandateId, scopes, stateSince: since, endsAt, codeEndsAt, version } = row;
  const standing = mandateStanding({ state: mandateState(row.state), endsAt, codeEndsAt }, at);
  const code = standing === "offered" && row.code ? grouped(row.code) : undefined;
  return { mandateId, name, scopes: scopesOf(scopes), categories: row.categories, standing, since, endsAt, code, codeEndsAt, version };
}

function grouped(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** @returns one granted mandate, or undefined where this person has granted none such */
export async function findGranted(viewing: Viewing, mandateId: string): Promise<ShownMandate | undefined> {
  return (await listMandates(viewing)).granted.find((mandate) => mandate.mandateId === mandateId);
}

/** @returns the ceremony in which the offer is signed, or undefined where something is missing or not offered */
export async function signOffer(viewing: Viewing, offer: MandateOffer): Promise<string | undefined> {
  const parsed = offerContent.safeParse({ what: "mandate_offer", ...offer });
  return parsed.success ? beginSigning(viewing, { content: JSON.stringify(parsed.data), returnTo: `/${viewing.segment}/mandates/offer` }) : undefined;
}

export type MandateWritten = { ok: true; mandateId: string } | { ok: false; reason: "not_possible"; of: "mandate" };
const NOT_POSSIBLE: MandateWritten = { ok: false, reason: "not_possible", of: "mandate" };

/** Writes the offer that was signed for; its code is known to the directory of codes as soon as the outbox has carried it there. */
export async function offerMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  const { key, proxy, scopes, categories: covered, months } = offerContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, key, async (): Promise<MandateWritten> => {
    if (!viewing.may("manage_mandates")) return NOT_POSSIBLE;
    const { subject: residentId, at } = viewing;
    const mandateId = uuidv7();
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
    const codeEndsAt = new Date(at.getTime() + CODE_DAYS * DAY_MS);
    const endsAt = new Date(at);
    endsAt.setUTCMonth(endsAt.getUTCMonth() + months);
    const signatureId = await keepSignature(tx, viewing, signed);
    const row = { residentId, mandateId, proxyName: proxy, scopes: scopesOf(scopes), categories: covered, state: "offered", stateSince: at, endsAt, code, codeEndsAt, signatureId, invitedAt: at };
    await tx.insert(mandates).values(row);
    await recordAudit(tx, viewing, "offered_mandate", mandateId);
    await enqueue(tx, { residentId, topic: "mandate_offered", payload: { mandateId, codeHash: hashToken(code), codeEndsAt: codeEndsAt.toISOString() }, at });
    return { ok: true, mandateId };
  });
}

/** Carries the code of an offer to the directory, from which a proxy finds the offer. */
export async function enterCode({ residentId, payload }: OutboxRow): Promise<void> {
  const { mandateId, codeHash, codeEndsAt } = named(payload, "mandateId", "codeHash", "codeEndsAt");
  await database().insert(mandateCodes).values({ codeHash, principalId: residentId, mandateId, endsAt: new Date(codeEndsAt) }).onConflictDoNothing();
}

export interface FoundOffer {
  principalName: string;
  scopes: Scope[];
  categories: string[];
  endsAt: Date;
  /** As it is signed. */
  code: string;
}

/** @returns what the code offers, or undefined: alike for a code that is none, was used, ran out, or is one's own */
export async function findOfferByCode(viewing: Viewing, typed: string): Promise<FoundOffer | undefined> {
  const code = typed.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "");
  const found = await locateOffer(viewing, code);
  if (!found) return undefined;
  const { mandates: row, residents: principal } = found;
  return { principalName: principal.nameKanji, scopes: scopesOf(row.scopes), categories: row.categories, endsAt: row.endsAt, code };
}

async function locateOffer(viewing: Viewing, code: string) {
  const [found] = await database()
    .select()
    .from(mandateCodes)
    .innerJoin(mandates, and(eq(mandates.residentId, mandateCodes.principalId), eq(mandates.mandateId, mandateCodes.mandateId)))
    .innerJoin(residents, eq(residents.residentId, mandateCodes.principalId))
    .where(eq(mandateCodes.codeHash, hashToken(code)));
  const usable = found && mandateStanding({ ...found.mandates, state: mandateState(found.mandates.state) }, viewing.at) === "offered";
  return usable && found.mandates.residentId !== viewing.subject ? found : undefined;
}

/** @returns the ceremony in which the acceptance is signed, or undefined where the code offers nothing any more */
export async function signAcceptance(viewing: Viewing, { code, key }: { code: string; key: string }): Promise<string | undefined> {
  const offer = await findOfferByCode(viewing, code);
  const parsed = acceptanceContent.safeParse({ what: "mandate_acceptance", key, code: offer?.code, principal: offer?.principalName, scopes: offer?.scopes, until: offer?.endsAt.toISOString() });
  return parsed.success ? beginSigning(viewing, { content: JSON.stringify(parsed.data), returnTo: `/${viewing.segment}/mandates/accept` }) : undefined;
}

/** Keeps the proxy's signature and lets the principal know, whose row decides. */
export async function acceptMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  const { key, code } = acceptanceContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, key, async (): Promise<MandateWritten> => {
    const offer = await locateOffer(viewing, code);
    if (!offer || !viewing.may("manage_mandates")) return NOT_POSSIBLE;
    const { mandateId, residentId: principalId } = offer.mandates;
    const signatureId = await keepSignature(tx, viewing, signed);
    const { subject: residentId, at } = viewing;
    await tx.insert(heldMandates).values({ residentId, mandateId, principalId, signatureId, acceptedAt: at }).onConflictDoNothing();
    await recordAudit(tx, viewing, "accepted_mandate", mandateId);
    await enqueue(tx, { residentId, topic: "mandate_accepted", payload: { principalId, mandateId }, at });
    return { ok: true, mandateId };
  });
}

/** In the principal's rows: the first who accepted becomes the proxy, under the name of the register; the code serves no more. */
export async function takeAcceptance({ residentId: proxyId, payload }: OutboxRow, at: Date): Promise<void> {
  const { principalId, mandateId } = named(payload, "principalId", "mandateId");
  const [proxy] = await database().select({ name: residents.nameKanji }).from(residents).where(eq(residents.residentId, proxyId));
  await inTransaction(async (tx) => {
    const by = { subject: principalId, at, actor: { kind: "resident", residentId: proxyId } } as const;
    const taken = await step(tx, { principalId, mandateId }, "accept", "proxy", by, { proxyId, proxyName: proxy?.name ?? "" });
    if (taken) await tellResident(tx, { residentId: principalId, key: `mandate:${mandateId}:accepted`, kind: "mandate_accepted", about: { mandateId }, at });
  });
  await database().delete(mandateCodes).where(and(eq(mandateCodes.principalId, principalId), eq(mandateCodes.mandateId, mandateId)));
}

/** @returns the row after the step, or undefined where the machine does not allow it */
async function step(
  tx: Transaction,
  which: { principalId: string; mandateId: string; version?: number },
  event: MandateEvent,
  by: "principal" | "proxy",
  audited: Viewing | AuditedActor,
  more: Partial<MandateRow> = {},
): Promise<MandateRow | undefined> {
  const own = and(eq(mandates.residentId, which.principalId), eq(mandates.mandateId, which.mandateId));
  const [row] = await tx.select().from(mandates).where(own).for("update");
  const state = row && advanceMandate(mandateState(row.state), event, by);
  if (!state || (which.version !== undefined && row.version !== which.version)) return undefined;
  const [next] = await tx
    .update(mandates)
    .set({ ...more, state, stateSince: audited.at, code: null, version: sql`${mandates.version} + 1` })
    .where(own)
    .returning();
  await recordAudit(tx, audited, AUDITED[event], which.mandateId);
  return next;
}

const AUDITED = {
  accept: "mandate_was_accepted",
  confirm: "confirmed_mandate",
  withdraw: "withdrew_mandate",
  revoke: "revoked_mandate",
  resign: "mandate_was_resigned",
} as const satisfies Record<MandateEvent, string>;

/** @returns the ceremony in which the principal confirms the proxy by name */
export async function signConfirmation(viewing: Viewing, asked: { key: string; mandateId: string; version: number }): Promise<string | undefined> {
  const granted = await findGranted(viewing, asked.mandateId);
  const parsed = confirmationContent.safeParse({ what: "mandate_confirmation", ...asked, proxy: granted?.name });
  if (!parsed.success || granted?.standing !== "accepted") return undefined;
  return beginSigning(viewing, { content: JSON.stringify(parsed.data), returnTo: `/${viewing.segment}/mandates/${asked.mandateId}` });
}

/** From here on the proxy may look. */
export async function confirmMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  const { key, mandateId, version } = confirmationContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, key, async (): Promise<MandateWritten> => {
    if (!viewing.may("manage_mandates")) return NOT_POSSIBLE;
    const next = await step(tx, { principalId: viewing.subject, mandateId, version }, "confirm", "principal", viewing);
    if (!next?.proxyId) return NOT_POSSIBLE;
    await keepSignature(tx, viewing, signed);
    await tellProxy(tx, next, "mandate_active", viewing.at);
    return { ok: true, mandateId };
  });
}

/** Takes an offer back or ends a mandate: at once, without a signature, whatever the proxy is doing. @returns false where there is nothing to end */
export async function endMandate(viewing: Viewing, mandateId: string): Promise<boolean> {
  if (!isUuid(mandateId) || !viewing.may("manage_mandates")) return false;
  return inTransaction(async (tx) => {
    const which = { principalId: viewing.subject, mandateId };
    const ended = (await step(tx, which, "revoke", "principal", viewing)) ?? (await step(tx, which, "withdraw", "principal", viewing));
    if (ended?.proxyId) await tellProxy(tx, ended, "mandate_ended", viewing.at);
    return ended !== undefined;
  });
}

/** The proxy gives the mandate back; from the next request on it opens nothing. */
export async function resignMandate(viewing: Viewing, mandateId: string): Promise<boolean> {
  if (!isUuid(mandateId) || !viewing.may("manage_mandates")) return false;
  return inTransaction(async (tx) => {
    const own = and(eq(heldMandates.residentId, viewing.subject), eq(heldMandates.mandateId, mandateId));
    const [held] = await tx.delete(heldMandates).where(own).returning();
    if (!held) return false;
    await recordAudit(tx, viewing, "resigned_mandate", mandateId);
    await enqueue(tx, { residentId: viewing.subject, topic: "mandate_changed", payload: { principalId: held.principalId, mandateId, event: "resign" }, at: viewing.at });
    return true;
  });
}

async function tellProxy(tx: Transaction, { residentId, mandateId, proxyId }: MandateRow, kind: NoticeKind, at: Date): Promise<void> {
  await enqueue(tx, { residentId, topic: "mandate_changed", payload: { proxyId: proxyId ?? "", mandateId, event: kind }, at });
}

/** Carries what one side did to the other side's rows. */
export async function takeMandateChange({ residentId, payload }: OutboxRow, at: Date): Promise<void> {
  const { mandateId, event } = named(payload, "mandateId", "event");
  await inTransaction(async (tx) => {
    if (event !== "resign") {
      const { proxyId } = named(payload, "proxyId");
      return tellResident(tx, { residentId: proxyId, key: `mandate:${mandateId}:${event}`, kind: event as NoticeKind, about: { mandateId }, at });
    }
    const { principalId } = named(payload, "principalId");
    const by = { subject: principalId, at, actor: { kind: "resident", residentId } } as const;
    const ended = await step(tx, { principalId, mandateId }, "resign", "proxy", by);
    if (ended) await tellResident(tx, { residentId: principalId, key: `mandate:${mandateId}:resigned`, kind: "mandate_resigned", about: { mandateId }, at });
  });
}

/** @returns the mandate under which this person may look now, as the principal's row says at this moment; undefined alike for none and another's */
export async function findGrantedMandate(proxyId: string, mandateId: string, at: Date): Promise<GrantedMandate | undefined> {
  if (!isUuid(mandateId)) return undefined;
  const [found] = await database()
    .select()
    .from(heldMandates)
    .innerJoin(mandates, and(eq(mandates.residentId, heldMandates.principalId), eq(mandates.mandateId, heldMandates.mandateId)))
    .innerJoin(residents, eq(residents.residentId, heldMandates.principalId))
    .where(and(eq(heldMandates.residentId, proxyId), eq(heldMandates.mandateId, mandateId)));
  const row = found?.mandates;
  if (!row || row.proxyId !== proxyId || mandateStanding({ ...row, state: mandateState(row.state) }, at) !== "active") return undefined;
  const scopes = scopesOf(row.scopes);
  return {
    mandateId,
    principalId: row.residentId,
    principalName: found.residents.nameKanji,
    proxyId,
    proxyName: row.proxyName,
    allows: (action) => scopesAllow(scopes, action),
    covers: (schemeId) => covers(row.categories, schemeId),
  };
}
