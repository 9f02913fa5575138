/** Registering cards and passkeys (the public half of a WebAuthn credential), listing and removing them. */
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { and, eq, isNull } from "drizzle-orm";
import { path } from "../path";
import { credentials, residents } from "../../db/schema";
import { certificateNotice, type CertificateNotice } from "./certificate";
import { isFreshlySignedIn } from "../identity/session-rules";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { beginCeremony, type Credential, listUsableCredentials, takeCeremony } from "../identity/ceremony.server";
import { database, inTransaction } from "../platform/database.server";
import { tellResident } from "../notices/notice.server";
import { endSessionsOf } from "../identity/session.server";
import { settings } from "../platform/settings.server";
import { findTextProblems } from "../platform/written-text";

/** ES256 (RFC 8812): what the card's chip speaks, and every platform authenticator. */
const ES256 = -7;
/** Nobody needs more keys than this, and each is a way in. */
const MOST_PASSKEYS = 5;

export type RegisteredCredential =
  | { ok: true; credentialId: string; labelled?: "usual" }
  | { ok: false; reason: "expired" | "not_verified" | "too_many" };

/** What a card office asks a chip to make a key for; its challenge is used at once by `registerCard`. */
export function cardRegistrationOptions(
  residentId: string,
  nameOnCard: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return registrationOptions(residentId, nameOnCard, []);
}

function registrationOptions(residentId: string, name: string, exclude: Credential[], challenge?: string) {
  return generateRegistrationOptions({
    rpName: "わたしのひもづけ",
    rpID: settings().rpId,
    userName: name,
    userDisplayName: name,
    userID: new TextEncoder().encode(residentId),
    attestationType: "none",
    supportedAlgorithmIDs: [ES256],
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: exclude.map((c) => ({ id: c.credentialId })),
    ...(challenge ? { challenge: new Uint8Array(Buffer.from(challenge, "base64url")) } : {}),
  });
}

async function verified(response: RegistrationResponseJSON, challenge: string, requireUserVerification: boolean) {
  const verification = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: settings().origin,
    expectedRPID: settings().rpId,
    requireUserVerification,
    supportedAlgorithmIDs: [ES256],
  }).catch(() => undefined);
  return verification?.verified ? verification.registrationInfo.credential : undefined;
}

export interface CardRegistration {
  residentId: string;
  response: RegistrationResponseJSON;
  challenge: string;
  label: string;
  certificateEndsAt: Date;
  ended?: { at: Date; because: "returned" | "suspended" };
  at: Date;
}

/**
 * Registers a card at issuance. A card without a PIN is registered too: it is the sign-in that asks for the
 * user-verified flag.
 */
export async function registerCard(card: CardRegistration): Promise<RegisteredCredential> {
  const credential = await verified(card.response, card.challenge, false);
  if (!credential) return { ok: false, reason: "not_verified" };
  await database()
    .insert(credentials)
    .values({
      residentId: card.residentId,
      credentialId: credential.id,
      kind: "card",
      publicKey: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: credential.transports ?? [],
      label: card.label,
      registeredAt: card.at,
      certificateEndsAt: card.certificateEndsAt,
      endedAt: card.ended?.at ?? null,
      endedBecause: card.ended?.because ?? null,
    });
  return { ok: true, credentialId: credential.id };
}

/**
 * Begins to register a passkey beside the card.
 * @returns the ceremony's id and the options for the browser, undefined where none may be registered
 */
export async function beginPasskey(
  viewing: Viewing,
): Promise<{ ceremonyId: string; options: PublicKeyCredentialCreationOptionsJSON } | undefined> {
  if (
    viewing.session.sharedTerminal ||
    !viewing.may("manage_credentials") ||
    !isFreshlySignedIn(viewing.session.startedAt, viewing.at)
  )
    return undefined;
  const residentId = viewing.actor.residentId;
  const [resident] = await database()
    .select({ name: residents.nameKanji })
    .from(residents)
    .where(eq(residents.residentId, residentId));
  const existing = await listUsableCredentials(residentId, viewing.at);
  const ceremonyId = await beginCeremony({
    purpose: "register_passkey",
    binding: viewing.session.sessionId,
    residentId,
    returnTo: path("credentials", { viewer: viewing.segment }),
    at: viewing.at,
  });
  const options = await registrationOptions(
    residentId,
    resident?.name ?? "",
    existing.filter((c) => c.kind === "passkey"),
  );
  return { ceremonyId, options: { ...options, challenge: await challengeOf(ceremonyId) } };
}

async function challengeOf(ceremonyId: string): Promise<string> {
  const ceremony = await database().query.ceremonies.findFirst({ where: (c) => eq(c.ceremonyId, ceremonyId) });
  if (!ceremony) throw new Error("a ceremony that was just begun is gone");
  return ceremony.challenge;
}

/** A passkey's name is the person's own word for a thing at home; characters. */
export const LONGEST_LABEL = 40;

/**
 * Verifies the browser's answer and keeps the passkey; user verification (PIN, finger, face) is required. The device has
 * made it by now, so that its name is never what fails: one that cannot be taken gives way to the usual one
 * (`labelled`).
 */
export async function completePasskey(
  viewing: Viewing,
  answer: { ceremonyId: string; response: string; label: string; usual: string },
): Promise<RegisteredCredential> {
  const fits = findTextProblems(answer.label, { required: false, limit: LONGEST_LABEL }).length === 0;
  const label = (fits && answer.label.trim()) || answer.usual;
  const residentId = viewing.actor.residentId;
  return inTransaction(async (tx): Promise<RegisteredCredential> => {
    const binding = {
      ceremonyId: answer.ceremonyId,
      purpose: "register_passkey",
      binding: viewing.session.sessionId,
      at: viewing.at,
    } as const;
    const ceremony = await takeCeremony(tx, binding);
    if (!ceremony || ceremony.residentId !== residentId) return { ok: false, reason: "expired" };
    const response = parseJson(answer.response) as RegistrationResponseJSON | undefined;
    const credential = response ? await verified(response, ceremony.challenge, true) : undefined;
    if (!credential) return { ok: false, reason: "not_verified" };
    // The resident's row is locked, so that two at once are counted one after the other.
    await tx
      .select({ id: residents.residentId })
      .from(residents)
      .where(eq(residents.residentId, residentId))
      .for("update");
    const passkeys = (await listUsableCredentials(residentId, viewing.at, tx)).filter((c) => c.kind === "passkey");
    if (passkeys.length >= MOST_PASSKEYS) return { ok: false, reason: "too_many" };
    const row = {
      residentId,
      credentialId: credential.id,
      kind: "passkey" as const,
      publicKey: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: credential.transports ?? [],
      label,
      registeredAt: viewing.at,
    };
    const written = await tx
      .insert(credentials)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: credentials.credentialId });
    if (written.length === 0) return { ok: false, reason: "not_verified" };
    await recordAudit(tx, viewing, "registered_passkey", credential.id);
    await tellResident(tx, {
      residentId,
      key: `passkey-registered:${credential.id}`,
      kind: "passkey_registered",
      about: {},
      at: viewing.at,
    });
    return { ok: true, credentialId: credential.id, ...(fits ? {} : { labelled: "usual" }) };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface OwnCredentials {
  /** Undefined after it was returned or suspended. `notice`: its certificate can be renewed, or has ended. */
  card: { label: string; endsAt: Date; notice: CertificateNotice["standing"] | undefined } | undefined;
  passkeys: { credentialId: string; label: string; registeredAt: Date; usedNow: boolean }[];
  /**
   * A passkey made on a shared terminal, or in a session left open, would open the portal to whoever sits there next.
   */
  register: "possible" | "most" | "shared_terminal" | "sign_in_again";
}

/**
 * @returns what opens this resident's portal now, passkeys in the order of their registration; the look is noted in the
 * access history
 */
export async function listCredentials(viewing: Viewing): Promise<OwnCredentials> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_credentials", "all");
    const own = and(eq(credentials.residentId, viewing.actor.residentId), isNull(credentials.endedAt));
    const rows = await tx.select().from(credentials).where(own).orderBy(credentials.registeredAt);
    const card = rows.find((row) => row.kind === "card");
    const passkeys = rows.filter((row) => row.kind === "passkey");
    return {
      card: card?.certificateEndsAt ? describeCard(card.label, card.certificateEndsAt, viewing.at) : undefined,
      passkeys: passkeys.map(({ credentialId, label, registeredAt }) => {
        return { credentialId, label, registeredAt, usedNow: credentialId === viewing.session.credentialId };
      }),
      register: mayRegister(viewing, passkeys.length),
    };
  });
}

function mayRegister({ session, at }: Viewing, passkeys: number): OwnCredentials["register"] {
  if (session.sharedTerminal) return "shared_terminal";
  if (passkeys >= MOST_PASSKEYS) return "most";
  return isFreshlySignedIn(session.startedAt, at) ? "possible" : "sign_in_again";
}

function describeCard(label: string, endsAt: Date, at: Date): OwnCredentials["card"] {
  return { label, endsAt, notice: certificateNotice(endsAt, at)?.standing };
}

/**
 * Removes a passkey at once, and with it every other session that it opened: whoever found a lost phone is out. A card
 * is ended by its issuer only.
 * @returns false where there is no such passkey
 */
export async function removePasskey(viewing: Viewing, credentialId: string): Promise<boolean> {
  const { residentId } = viewing.actor;
  return inTransaction(async (tx) => {
    if (!viewing.may("manage_credentials")) return false;
    const removed = await tx
      .update(credentials)
      .set({ endedAt: viewing.at, endedBecause: "removed" })
      .where(
        and(
          eq(credentials.residentId, residentId),
          eq(credentials.credentialId, credentialId),
          eq(credentials.kind, "passkey"),
          isNull(credentials.endedAt),
        ),
      )
      .returning({ id: credentials.credentialId });
    if (removed.length === 0) return false;
    await endSessionsOf(tx, { residentId, credentialId, but: viewing.session.sessionId }, viewing.at);
    await recordAudit(tx, viewing, "removed_passkey", credentialId);
    await tellResident(tx, {
      residentId,
      key: `passkey-removed:${credentialId}`,
      kind: "passkey_removed",
      about: {},
      at: viewing.at,
    });
    return true;
  });
}
