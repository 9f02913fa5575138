/**
 * The beginning of a mandate: the principal's offer or the proxy's asking, filled in page by page, signed, and given a
 * code to hand over.
 */
import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { mandateCodes, mandateRequests, mandates } from "../../db/schema";
import { MANDATE, mandateTerms } from "./mandate-journey";
import { CODE_DAYS, type MandateWay, scopesOf } from "./mandates";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { database } from "../platform/database.server";
import { dropDraft } from "../journeys/draft.server";
import { stepsOf } from "../journeys/journey";
import { dropUnsentBelow } from "../journeys/unsent.server";
import { findUnderway, type Underway } from "../journeys/journey.server";
import { path } from "../path";
import { enqueue, named, type OutboxRow } from "../platform/outbox-entry.server";
import { hashToken } from "../identity/session.server";
import { beginSigning, keepSignature, type SignedContent } from "../identity/signing.server";
import { keyOfContent, once } from "../platform/submission.server";
import { DAY_MS, monthsLater } from "../platform/japan-time";

/** Without 0, 1, I, L, O and U, which are read for one another; 10 of them are 49 bits. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;

const offerContent = z.object({ what: z.literal("mandate_offer"), key: z.uuid(), ...mandateTerms });
const askContent = z.object({ what: z.literal("mandate_ask"), key: z.uuid(), ...mandateTerms });

export type MandateJourney = Underway<typeof MANDATE>;

/** @returns what was filled in so far, and which page comes next */
export function findMandateJourney(viewing: Viewing, way: MandateWay): Promise<MandateJourney> {
  return findUnderway({
    journey: MANDATE,
    drafter: viewing,
    draft: draftKind(way),
    pathOf: (page) => path("mandate-page", { viewer: viewing.segment, way, page }),
  });
}

function draftKind(way: MandateWay): string {
  return `mandate:${way}`;
}

/**
 * Asks for the signature of what is filled in.
 * @param version of the draft that was shown; undefined is returned when it was changed meanwhile, or where something
 * is missing
 */
export async function signMandate(viewing: Viewing, way: MandateWay, version: number): Promise<string | undefined> {
  const journey = await findMandateJourney(viewing, way);
  const content = way === "offer" ? offerContent : askContent;
  const parsed = content.safeParse({ what: `mandate_${way}`, key: journey.key, ...journey.entries });
  if (!parsed.success || journey.version !== version) return undefined;
  return beginSigning(viewing, {
    content: JSON.stringify(parsed.data),
    returnTo: journey.pathOf("check"),
  });
}

export type MandateWritten = { ok: true; mandateId: string } | { ok: false; reason: "not_possible"; of: "mandate" };
export const NOT_POSSIBLE: MandateWritten = { ok: false, reason: "not_possible", of: "mandate" };

/**
 * Writes the offer that was signed for; its code is known to the directory of codes as soon as the outbox has carried
 * it there.
 */
export async function offerMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  return once(tx, viewing, keyOfContent(signed.content), async (): Promise<MandateWritten> => {
    const read = offerContent.safeParse(JSON.parse(signed.content));
    if (!read.success || !viewing.may("manage_mandates")) return NOT_POSSIBLE;
    const { name, scopes, categories: covered, months: long } = read.data;
    const { subject: residentId, at } = viewing;
    const { mandateId, code, codeEndsAt } = await handOver(tx, viewing, "offer");
    const signatureId = await keepSignature(tx, viewing, signed);
    const row = {
      residentId,
      mandateId,
      proxyName: name,
      calledName: name,
      scopes: scopesOf(scopes),
      categories: covered,
      state: "offered" as const,
      stateSince: at,
    };
    await tx
      .insert(mandates)
      .values({ ...row, endsAt: monthsLater(at, long), code, codeEndsAt, signatureId, invitedAt: at });
    await recordAudit(tx, viewing, "offered_mandate", mandateId);
    return { ok: true, mandateId };
  });
}

/** Writes what a proxy asks for and has signed: whoever gets the code may grant it. */
export async function askForMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  return once(tx, viewing, keyOfContent(signed.content), async (): Promise<MandateWritten> => {
    const read = askContent.safeParse(JSON.parse(signed.content));
    if (!read.success || !viewing.may("manage_mandates")) return NOT_POSSIBLE;
    const { name, scopes, categories: covered, months: long } = read.data;
    const { subject: residentId, at } = viewing;
    const { mandateId, code, codeEndsAt } = await handOver(tx, viewing, "ask");
    const signatureId = await keepSignature(tx, viewing, signed);
    const row = {
      residentId,
      mandateId,
      calledName: name,
      scopes: scopesOf(scopes),
      categories: covered,
      months: long,
      state: "asked" as const,
      stateSince: at,
    };
    await tx.insert(mandateRequests).values({ ...row, code, codeEndsAt, signatureId });
    await recordAudit(tx, viewing, "asked_for_mandate", mandateId);
    return { ok: true, mandateId };
  });
}

/** Draws the code; the outbox carries it to the directory, from which the other person finds what it leads to. */
async function handOver(
  tx: Transaction,
  viewing: Viewing,
  kind: MandateWay,
): Promise<{ mandateId: string; code: string; codeEndsAt: Date }> {
  const { subject: residentId, at } = viewing;
  const mandateId = uuidv7();
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
  const codeEndsAt = new Date(at.getTime() + CODE_DAYS * DAY_MS);
  await enqueue(tx, {
    residentId,
    topic: "mandate_offered",
    payload: { mandateId, kind, codeHash: hashToken(code), codeEndsAt: codeEndsAt.toISOString() },
    at,
  });
  await dropDraft(tx, viewing, draftKind(kind));
  for (const page of stepsOf(MANDATE))
    await dropUnsentBelow(tx, viewing, (viewer) => path("mandate-page", { viewer, way: kind, page }));
  return { mandateId, code, codeEndsAt };
}

/** Carries a code to the directory. */
export async function enterCode({ residentId: ownerId, payload }: OutboxRow): Promise<void> {
  const { mandateId, codeHash, codeEndsAt } = named(payload, "mandateId", "codeHash", "codeEndsAt");
  const kind = payload["kind"] === "ask" ? "ask" : "offer";
  await database()
    .insert(mandateCodes)
    .values({ codeHash, kind, ownerId, mandateId, endsAt: new Date(codeEndsAt) })
    .onConflictDoNothing();
}
