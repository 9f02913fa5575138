/**
 * The other side of a code: who has it sees what it offers or who asks for what, and accepts or grants with a
 * signature.
 */
import { randomUUID } from "node:crypto";
import { and, eq, isNull, not, sql } from "drizzle-orm";
import { z } from "zod";
import { path } from "../path";
import type { CategoryId } from "../catalogue/schemes";
import type { Transaction } from "../../db/client";
import { codeTries, heldMandates, mandateCodes, mandateRequests, mandates, residents } from "../../db/schema";
import {
  advanceMandate,
  CODE_TRIES_MINUTES,
  MANDATE_MONTHS,
  mandateStanding,
  MOST_CODE_TRIES,
  type Scope,
  SCOPES,
  scopesOf,
} from "./mandates";
import { monthsLater } from "../platform/japan-time";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { isBlockedBetween } from "../identity/grant.server";
import { dropDraft, findDraft, saveDraft } from "../journeys/draft.server";
import { type MandateWritten, NOT_POSSIBLE } from "./mandate-offer.server";
import { enqueue } from "../platform/outbox-entry.server";
import { hashToken } from "../identity/session.server";
import { beginSigning, keepSignature, type SignedContent } from "../identity/signing.server";
import { keyOfContent, once } from "../platform/submission.server";

const CODE_DRAFT = "mandate:code";

const acceptanceContent = z.object({
  what: z.literal("mandate_acceptance"),
  key: z.uuid(),
  code: z.string(),
  principal: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  categories: z.array(z.string()),
  until: z.string(),
});
const grantContent = z.object({
  what: z.literal("mandate_grant"),
  key: z.uuid(),
  code: z.string(),
  proxy: z.string(),
  scopes: z.array(z.enum(SCOPES)).min(1),
  categories: z.array(z.string()),
  months: z.number(),
});

export interface FoundCode {
  /** `offer`: somebody offers to be represented by this person. `ask`: somebody asks to represent this person. */
  kind: "offer" | "ask";
  /** Of the register. */
  name: string;
  scopes: Scope[];
  categories: CategoryId[];
  /** Of an offer. */
  endsAt: Date | undefined;
  /** Of an asking, at most. */
  months: number | undefined;
}

interface LocatedCode extends FoundCode {
  ownerId: string;
  mandateId: string;
}

export type TriedCode = { ok: true } | { ok: false; reason: "wrong_code" | "too_many" };

/**
 * Looks whether a code that was typed leads to something, and remembers it for the next page. A try is counted before
 * the code is looked at, so that of any number of parallel guesses no more are looked at than are left.
 * @returns `wrong_code` alike for a code that is none, was used, ran out, is one's own, or of somebody who must stay
 * hidden
 */
export async function tryCode(viewing: Viewing, typed: string): Promise<TriedCode> {
  if (!viewing.may("manage_mandates") || !(await countTry(viewing))) return { ok: false, reason: "too_many" };
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  if (!(await locate(database(), viewing, code))) return { ok: false, reason: "wrong_code" };
  await saveDraft(viewing, CODE_DRAFT, { code, key: randomUUID() });
  return { ok: true };
}

/** @returns whether this person has a try left; counts it */
async function countTry({ subject: residentId, at }: Viewing): Promise<boolean> {
  const since = new Date(at.getTime() - CODE_TRIES_MINUTES * 60_000).toISOString();
  const isOld = sql`${codeTries.since} < ${since}::timestamptz`;
  const again = {
    tries: sql`case when ${isOld} then 1 else ${codeTries.tries} + 1 end`,
    since: sql`case when ${isOld} then ${at.toISOString()}::timestamptz else ${codeTries.since} end`,
  };
  const [counted] = await database()
    .insert(codeTries)
    .values({ residentId, tries: 1, since: at })
    .onConflictDoUpdate({ target: codeTries.residentId, set: again })
    .returning({ tries: codeTries.tries });
  return counted !== undefined && counted.tries <= MOST_CODE_TRIES;
}

/** @returns what the code leads to that this person has entered, or undefined where it leads nowhere any more */
export async function findEnteredCode(viewing: Viewing): Promise<FoundCode | undefined> {
  const entered = await readEntered(viewing);
  return entered && locate(database(), viewing, entered.code);
}

async function readEntered(viewing: Viewing): Promise<{ code: string; key: string } | undefined> {
  return z.object({ code: z.string(), key: z.uuid() }).safeParse((await findDraft(viewing, CODE_DRAFT))?.data).data;
}

/** Forgets the code that was entered: another one can be typed. */
export async function forgetCode(viewing: Viewing): Promise<void> {
  await inTransaction((tx) => dropDraft(tx, viewing, CODE_DRAFT));
}

async function locate(
  db: Pick<Transaction, "select">,
  viewing: Viewing,
  code: string,
): Promise<LocatedCode | undefined> {
  const [found] = await db
    .select()
    .from(mandateCodes)
    .innerJoin(residents, eq(residents.residentId, mandateCodes.ownerId))
    .where(
      and(
        eq(mandateCodes.codeHash, hashToken(code)),
        isNull(residents.diedAt),
        not(isBlockedBetween(mandateCodes.ownerId, viewing.subject)),
      ),
    );
  if (!found || found.mandate_codes.ownerId === viewing.subject) return undefined;
  const { kind, ownerId, mandateId } = found.mandate_codes;
  const common = { kind, ownerId, mandateId, name: found.residents.nameKanji };
  if (kind === "ask") {
    const [row] = await db
      .select()
      .from(mandateRequests)
      .where(and(eq(mandateRequests.residentId, ownerId), eq(mandateRequests.mandateId, mandateId)));
    const waits =
      row &&
      mandateStanding({ state: row.state, endsAt: row.codeEndsAt, codeEndsAt: row.codeEndsAt }, viewing.at) === "asked";
    return waits
      ? { ...common, scopes: scopesOf(row.scopes), categories: row.categories, endsAt: undefined, months: row.months }
      : undefined;
  }
  const [row] = await db
    .select()
    .from(mandates)
    .where(and(eq(mandates.residentId, ownerId), eq(mandates.mandateId, mandateId)));
  const waits = row && mandateStanding({ ...row, state: row.state }, viewing.at) === "offered";
  return waits
    ? { ...common, scopes: scopesOf(row.scopes), categories: row.categories, endsAt: row.endsAt, months: undefined }
    : undefined;
}

/**
 * @returns the ceremony in which the proxy signs the acceptance, or undefined where the code offers nothing any more
 */
export async function signAcceptance(viewing: Viewing): Promise<string | undefined> {
  const entered = await readEntered(viewing);
  const offer = entered && (await locate(database(), viewing, entered.code));
  const content = {
    what: "mandate_acceptance",
    ...entered,
    principal: offer?.name,
    scopes: offer?.scopes,
    categories: offer?.categories,
    until: offer?.endsAt?.toISOString(),
  };
  return signContent(viewing, acceptanceContent.safeParse(content).data);
}

/**
 * @returns the ceremony in which the principal signs the grant, or undefined where the code asks nothing any more.
 * @param narrowed what of it is granted
 */
export async function signGrant(
  viewing: Viewing,
  narrowed: { scopes: readonly string[]; months: number },
): Promise<string | undefined> {
  const entered = await readEntered(viewing);
  const asked = entered && (await locate(database(), viewing, entered.code));
  if (!asked?.months) return undefined;
  const content = {
    what: "mandate_grant",
    ...entered,
    proxy: asked.name,
    scopes: scopesOf(narrowed.scopes),
    categories: asked.categories,
    months: narrowed.months,
  };
  const parsed = grantContent.safeParse(content).data;
  return parsed && isWithin(parsed, asked) ? signContent(viewing, parsed) : undefined;
}

/** A grant may be narrower than what was asked for, never wider. */
function isWithin(granted: { scopes: readonly Scope[]; months: number }, asked: FoundCode): boolean {
  return (
    granted.scopes.every((scope) => asked.scopes.includes(scope)) &&
    MANDATE_MONTHS.some((known) => known === granted.months) &&
    granted.months <= (asked.months ?? 0)
  );
}

async function signContent(viewing: Viewing, content: object | undefined): Promise<string | undefined> {
  return (
    content &&
    beginSigning(viewing, {
      content: JSON.stringify(content),
      returnTo: path("mandate-accept", { viewer: viewing.segment }),
    })
  );
}

/** Keeps the proxy's signature and lets the principal know, whose row decides. */
export async function acceptMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  const { code } = acceptanceContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, keyOfContent(signed.content), async (): Promise<MandateWritten> => {
    const offer = await locate(tx, viewing, code);
    if (offer?.kind !== "offer" || !viewing.may("manage_mandates")) return NOT_POSSIBLE;
    const { mandateId, ownerId: principalId } = offer;
    const signatureId = await keepSignature(tx, viewing, signed);
    const { subject: residentId, at } = viewing;
    await tx
      .insert(heldMandates)
      .values({ residentId, mandateId, principalId, signatureId, acceptedAt: at })
      .onConflictDoNothing();
    await dropDraft(tx, viewing, CODE_DRAFT);
    await recordAudit(tx, viewing, "accepted_mandate", mandateId);
    await enqueue(tx, { residentId, topic: "mandate_accepted", payload: { principalId, mandateId }, at });
    return { ok: true, mandateId };
  });
}

/** The principal grants what a proxy has asked for and signed: active at once, and the proxy is let know. */
export async function grantMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  const { code, ...granted } = grantContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, keyOfContent(signed.content), async (): Promise<MandateWritten> => {
    const asked = await locate(tx, viewing, code);
    const state = advanceMandate("asked", "grant", "principal");
    if (asked?.kind !== "ask" || !state || !isWithin(granted, asked) || !viewing.may("manage_mandates"))
      return NOT_POSSIBLE;
    const { subject: residentId, at } = viewing;
    const { mandateId, ownerId: proxyId, name: proxyName, categories } = asked;
    const signatureId = await keepSignature(tx, viewing, signed);
    const row = {
      residentId,
      mandateId,
      proxyId,
      proxyName,
      scopes: scopesOf(granted.scopes),
      categories,
      state,
      stateSince: at,
      endsAt: monthsLater(at, granted.months),
    };
    const written = await tx
      .insert(mandates)
      .values({ ...row, codeEndsAt: at, signatureId, invitedAt: at })
      .onConflictDoNothing()
      .returning({ id: mandates.mandateId });
    if (written.length === 0) return NOT_POSSIBLE;
    await dropDraft(tx, viewing, CODE_DRAFT);
    await recordAudit(tx, viewing, "granted_mandate", mandateId);
    await enqueue(tx, { residentId, topic: "mandate_granted", payload: { proxyId, mandateId }, at });
    return { ok: true, mandateId };
  });
}
