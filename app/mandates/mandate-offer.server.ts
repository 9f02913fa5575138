/** The beginning of a mandate: the principal's offer or the proxy's asking, filled in page by page, signed, and given a code to hand over. */
import { randomInt, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { mandateCodes, mandateRequests, mandates } from "../../db/schema";
import {
  CODE_DAYS,
  isMandatePageReached,
  MANDATE_MONTHS,
  type MandateEntries,
  type MandatePage,
  type MandateWay,
  monthsLater,
  nextMandatePage,
  SCOPES,
  scopesOf,
} from "./mandates";
import { categories, type CategoryId } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { database } from "../platform/database.server";
import { dropDraft, findDraft, saveDraft } from "../journeys/draft.server";
import { enqueue, named, type OutboxRow } from "../platform/outbox-entry.server";
import { hashToken } from "../identity/session.server";
import { beginSigning, keepSignature, type SignedContent } from "../identity/signing.server";
import { once } from "../platform/submission.server";

const DAY_MS = 86_400_000;
/** Without 0, 1, I, L, O and U, which are read for one another; 10 of them are 49 bits. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;
export const LONGEST_NAME = 60;

const categoryIds = categories.map(({ id }) => id) as [CategoryId, ...CategoryId[]];
const months = z.number().refine((given) => MANDATE_MONTHS.some((known) => known === given));
const entries = {
  name: z.string().min(1).max(LONGEST_NAME),
  scopes: z.array(z.enum(SCOPES)).min(1),
  categories: z.array(z.enum(categoryIds)),
  months,
};
const offerContent = z.object({ what: z.literal("mandate_offer"), key: z.uuid(), ...entries });
const askContent = z.object({ what: z.literal("mandate_ask"), key: z.uuid(), ...entries });
const draftSchema = z.object({ ...entries, key: z.uuid() }).partial();

export interface MandateJourney {
  way: MandateWay;
  entries: MandateEntries & { key?: string | undefined };
  version: number;
  next: MandatePage;
}

/** @returns what was filled in so far, and which page comes next */
export async function findMandateJourney(viewing: Viewing, way: MandateWay): Promise<MandateJourney> {
  const draft = await findDraft(viewing, draftKind(way));
  const filled = draftSchema.safeParse(draft?.data).data ?? {};
  return { way, entries: filled, version: draft?.version ?? 0, next: nextMandatePage(filled) };
}

/** @returns whether the page can be shown now, as the state of the journey decides */
export function isReached({ entries: filled }: MandateJourney, page: MandatePage): boolean {
  return isMandatePageReached(page, filled);
}

/** Keeps what a page asked for. @returns the page that comes next, or undefined where the answer is none */
export async function saveMandateEntries(
  viewing: Viewing,
  way: MandateWay,
  given: MandateEntries,
): Promise<MandatePage | undefined> {
  const parsed = draftSchema.safeParse(given);
  if (!parsed.success || !viewing.may("manage_mandates")) return undefined;
  const { entries: before } = await findMandateJourney(viewing, way);
  await saveDraft(viewing, draftKind(way), { key: before.key ?? randomUUID(), ...parsed.data });
  return nextMandatePage({ ...before, ...parsed.data });
}

function draftKind(way: MandateWay): string {
  return `mandate:${way}`;
}

/**
 * Asks for the signature of what is filled in.
 * @param version of the draft that was shown; undefined is returned when it was changed meanwhile, or where something is missing
 */
export async function signMandate(viewing: Viewing, way: MandateWay, version: number): Promise<string | undefined> {
  const journey = await findMandateJourney(viewing, way);
  const content = way === "offer" ? offerContent : askContent;
  const { key, name, scopes, categories: covered, months: long } = journey.entries;
  const parsed = content.safeParse({ what: `mandate_${way}`, key, name, scopes, categories: covered, months: long });
  if (!parsed.success || journey.version !== version) return undefined;
  return beginSigning(viewing, {
    content: JSON.stringify(parsed.data),
    returnTo: `/${viewing.segment}/mandates/${way}/check`,
  });
}

export type MandateWritten = { ok: true; mandateId: string } | { ok: false; reason: "not_possible"; of: "mandate" };
export const NOT_POSSIBLE: MandateWritten = { ok: false, reason: "not_possible", of: "mandate" };

/** Writes the offer that was signed for; its code is known to the directory of codes as soon as the outbox has carried it there. */
export async function offerMandate(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<MandateWritten> {
  const { key, name, scopes, categories: covered, months: long } = offerContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, key, async (): Promise<MandateWritten> => {
    if (!viewing.may("manage_mandates")) return NOT_POSSIBLE;
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
  const { key, name, scopes, categories: covered, months: long } = askContent.parse(JSON.parse(signed.content));
  return once(tx, viewing, key, async (): Promise<MandateWritten> => {
    if (!viewing.may("manage_mandates")) return NOT_POSSIBLE;
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
