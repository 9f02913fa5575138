/**
 * WebAuthn ceremonies: a challenge that serves once, is bound to the browser and, for a signature, to the content that
 * is signed.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import { z } from "zod";
import { path, segmentOf } from "../path";
import type { Queryable, Transaction } from "../../db/client";
import { ceremonies, credentials, residents } from "../../db/schema";
import { database } from "../platform/database.server";
import { hashToken } from "./session.server";
import { settings } from "../platform/settings.server";
import type { Viewing } from "./viewing";

export type Ceremony = typeof ceremonies.$inferSelect;
export type Credential = typeof credentials.$inferSelect;
export type CeremonyPurpose = Ceremony["purpose"];

/** A challenge lives ten minutes at most: time enough to find the card and its PIN. */
const CEREMONY_MS = 10 * 60_000;

export interface CeremonyStart {
  purpose: CeremonyPurpose;
  /** A secret of the browser that begins; only the same browser may bring the answer. */
  binding: string;
  returnTo: string;
  at: Date;
  residentId?: string;
  /** What is signed, as canonical text. */
  content?: string;
  sharedTerminal?: boolean;
}

/** Opens a ceremony. @returns its id */
export async function beginCeremony(start: CeremonyStart): Promise<string> {
  const ceremonyId = uuidv7();
  await database()
    .insert(ceremonies)
    .values({
      ceremonyId,
      challenge: makeChallenge(start.content),
      purpose: start.purpose,
      residentId: start.residentId ?? null,
      content: start.content ?? null,
      browserHash: hashToken(start.binding),
      returnTo: start.returnTo,
      sharedTerminal: start.sharedTerminal ?? false,
      expiresAt: new Date(start.at.getTime() + CEREMONY_MS),
    });
  return ceremonyId;
}

/**
 * 32 random bytes; for a signature the SHA-256 of the content follows, so that the signed challenge proves what was
 * signed.
 */
function makeChallenge(content: string | undefined): string {
  const nonce = randomBytes(32);
  if (content === undefined) return nonce.toString("base64url");
  return Buffer.concat([nonce, createHash("sha256").update(content).digest()]).toString("base64url");
}

/** @returns whether a kept challenge was made for exactly this content */
export function isChallengeFor(challenge: string, content: string): boolean {
  const digest = Buffer.from(challenge, "base64url").subarray(32);
  const expected = createHash("sha256").update(content).digest();
  return digest.length === expected.length && timingSafeEqual(digest, expected);
}

/**
 * What an authenticator is asked: the options in JSON form, where its answer goes, and where to go back to without one.
 */
export interface AuthenticatorRequest {
  ceremony: string;
  purpose: CeremonyPurpose;
  answerTo: string;
  backTo: string;
  publicKey: { challenge: string; rpId: string; userVerification: "required"; timeout: number };
}

/** @returns what the authenticator needs to answer, or undefined when the ceremony is over or another browser's */
export async function findRequestOptions(
  ceremonyId: string,
  binding: string,
  at: Date,
): Promise<AuthenticatorRequest | undefined> {
  if (!isUuid(ceremonyId)) return undefined;
  const [ceremony] = await database()
    .select()
    .from(ceremonies)
    .where(
      and(
        eq(ceremonies.ceremonyId, ceremonyId),
        eq(ceremonies.browserHash, hashToken(binding)),
        gt(ceremonies.expiresAt, at),
      ),
    );
  if (!ceremony) return undefined;
  return {
    ceremony: ceremonyId,
    purpose: ceremony.purpose,
    answerTo:
      ceremony.purpose === "sign"
        ? path("sign", { viewer: segmentOf(ceremony.returnTo), ceremony: ceremonyId })
        : path("sign-in-answer"),
    backTo: ceremony.purpose === "sign" ? ceremony.returnTo : path("sign-in"),
    publicKey: {
      challenge: ceremony.challenge,
      rpId: settings().rpId,
      userVerification: "required",
      timeout: CEREMONY_MS,
    },
  };
}

/**
 * Takes the ceremony out before its answer is looked at, whatever the answer is. Only the browser that began it can.
 * In the transaction of the write a second submit waits here for the first, and then finds what the first one gave.
 */
export async function takeCeremony(
  tx: Transaction,
  {
    ceremonyId,
    purpose,
    binding,
    at,
  }: { ceremonyId: string; purpose: CeremonyPurpose | CeremonyPurpose[]; binding: string; at: Date },
): Promise<Ceremony | undefined> {
  if (!isUuid(ceremonyId)) return undefined;
  const [ceremony] = await tx
    .delete(ceremonies)
    .where(
      and(
        eq(ceremonies.ceremonyId, ceremonyId),
        inArray(ceremonies.purpose, [purpose].flat()),
        eq(ceremonies.browserHash, hashToken(binding)),
      ),
    )
    .returning();
  return ceremony && ceremony.expiresAt > at ? ceremony : undefined;
}

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);

const assertionSchema = z.object({
  id: base64url(1024),
  rawId: base64url(1024),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: base64url(4096),
    authenticatorData: base64url(4096),
    signature: base64url(1024),
    userHandle: base64url(128),
  }),
});
export type Assertion = z.infer<typeof assertionSchema>;

export type RefusedAnswer = {
  ok: false;
  reason:
    | "expired"
    | "not_verified"
    | "unknown_card"
    | "certificate_ended"
    | "card_returned"
    | "card_suspended"
    | "no_pin";
};
export type VerifiedAnswer = { ok: true; credential: Credential; assertion: Assertion };

/** @returns the answer as a WebAuthn assertion, or undefined where it is none */
export function parseAssertion(json: string): Assertion | undefined {
  try {
    return assertionSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/**
 * Verifies an assertion against the ceremony's challenge: origin, RP id, user verified, signature, counter.
 * The user handle names the resident, so that only that resident's credentials are looked at.
 * @returns the credential used, or why it is refused; nothing tells whether another card exists
 */
export async function verifyAnswer(
  tx: Transaction,
  ceremony: Ceremony,
  assertion: Assertion,
  at: Date,
): Promise<VerifiedAnswer | RefusedAnswer> {
  const residentId = Buffer.from(assertion.response.userHandle, "base64url").toString("utf8");
  if (ceremony.residentId && ceremony.residentId !== residentId) return { ok: false, reason: "unknown_card" };
  const credential = isUuid(residentId) ? await findCredential(tx, residentId, assertion.id) : undefined;
  if (!credential) return { ok: false, reason: "unknown_card" };
  if (!isUserVerified(assertion)) return { ok: false, reason: "no_pin" };
  if (!(await isGenuine(tx, ceremony, credential, assertion))) return { ok: false, reason: "not_verified" };
  const refused = refusalOf(credential, at);
  return refused ? { ok: false, reason: refused } : { ok: true, credential, assertion };
}

/**
 * UV is bit 2 of the flags byte, after the 32 bytes of the RP id's hash (WebAuthn §6.1); the library checks it again
 * below.
 */
function isUserVerified(assertion: Assertion): boolean {
  const flags = Buffer.from(assertion.response.authenticatorData, "base64url")[32] ?? 0;
  return (flags & 0b100) !== 0;
}

async function isGenuine(
  tx: Transaction,
  ceremony: Ceremony,
  credential: Credential,
  assertion: Assertion,
): Promise<boolean> {
  const verification = await verifyAuthenticationResponse({
    response: assertion,
    expectedChallenge: ceremony.challenge,
    expectedOrigin: settings().origin,
    expectedRPID: settings().rpId,
    requireUserVerification: true,
    credential: {
      id: credential.credentialId,
      publicKey: new Uint8Array(Buffer.from(credential.publicKey, "base64url")),
      counter: credential.counter,
    },
  }).catch(() => undefined);
  // A tampered signature does not throw: it comes back as not verified.
  return verification?.verified === true && advanceCounter(tx, credential, verification.authenticationInfo.newCounter);
}

/**
 * A counter only goes up; of two parallel answers with the same counter one is a copy (WebAuthn §6.1.1). Passkeys may
 * keep it at 0.
 */
async function advanceCounter(tx: Transaction, credential: Credential, counter: number): Promise<boolean> {
  const advanced = await tx
    .update(credentials)
    .set({ counter })
    .where(
      and(
        eq(credentials.residentId, credential.residentId),
        eq(credentials.credentialId, credential.credentialId),
        counter === 0 ? eq(credentials.counter, 0) : lt(credentials.counter, counter),
      ),
    )
    .returning({ id: credentials.credentialId });
  return advanced.length === 1;
}

function refusalOf(credential: Credential, at: Date): RefusedAnswer["reason"] | undefined {
  if (credential.endedBecause === "returned") return "card_returned";
  if (credential.endedBecause === "suspended") return "card_suspended";
  if (credential.endedAt) return "unknown_card";
  if (credential.certificateEndsAt && credential.certificateEndsAt <= at) return "certificate_ended";
  return undefined;
}

async function findCredential(
  tx: Transaction,
  residentId: string,
  credentialId: string,
): Promise<Credential | undefined> {
  const [credential] = await tx
    .select()
    .from(credentials)
    .where(
      and(
        eq(credentials.residentId, residentId),
        eq(credentials.credentialId, credentialId),
        sql`not exists (select 1 from ${residents} where ${residents.residentId} = ${residentId} and ${residents.diedAt} is not null)`,
      ),
    );
  return credential;
}

/** @returns the resident's usable credentials at this moment, cards first */
export async function listUsableCredentials(
  residentId: string,
  at: Date,
  db: Queryable = database(),
): Promise<Credential[]> {
  return db
    .select()
    .from(credentials)
    .where(
      and(
        eq(credentials.residentId, residentId),
        isNull(credentials.endedAt),
        or(isNull(credentials.certificateEndsAt), gt(credentials.certificateEndsAt, at)),
      ),
    )
    .orderBy(credentials.kind);
}

/**
 * @returns whether this session was opened with a passkey, so that a signature is asked of the browser instead of the
 * card reader
 */
export async function usesPasskey(viewing: Viewing): Promise<boolean> {
  const usable = await listUsableCredentials(viewing.actor.residentId, viewing.at);
  return usable.some(
    (credential) => credential.credentialId === viewing.session.credentialId && credential.kind === "passkey",
  );
}
