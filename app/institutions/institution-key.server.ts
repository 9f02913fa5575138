/** The public keys of institutions: registered, rotated by the institution itself, revoked. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { institutionKeys } from "../../db/schema";
import { database, inTransaction } from "../platform/database.server";
import { ID } from "./institution-auth.server";

/** Two are enough to rotate without a gap; more would only be forgotten. */
const MOST_KEYS = 3;

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(200);

/** A public key as JWK (RFC 7517, RFC 8037). A private one is refused: it must not leave the institution. */
export const publicJwk = z
  .union([
    z.strictObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: base64url }),
    z.strictObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: base64url, y: base64url }),
  ])
  .meta({ id: "PublicJwk", description: "Ed25519 or P-256, public members only." });

export const newKey = z.object({ keyId: z.string().regex(ID), publicJwk }).meta({ id: "NewKey" });

export const shownKey = z
  .object({ keyId: z.string(), registeredAt: z.iso.datetime(), revokedAt: z.iso.datetime().nullable() })
  .meta({ id: "Key" });

export interface KeyRegistration {
  institutionId: string;
  keyId: string;
  publicJwk: Record<string, unknown>;
  at: Date;
}

export type KeyResult = { ok: true } | { ok: false; reason: "not_found" | "too_many" | "taken" | "last_key" };

/**
 * Registers a key. The same key again is fine; `taken`: this id belongs to another key; `too_many`: revoke one first.
 */
export async function registerInstitutionKey({
  institutionId,
  keyId,
  publicJwk: jwk,
  at,
}: KeyRegistration): Promise<KeyResult> {
  return inTransaction(async (tx): Promise<KeyResult> => {
    const keys = await tx
      .select()
      .from(institutionKeys)
      .where(eq(institutionKeys.institutionId, institutionId))
      .for("update");
    const same = keys.find((key) => key.keyId === keyId);
    if (same) return !same.revokedAt && sameJwk(same.publicJwk, jwk) ? { ok: true } : { ok: false, reason: "taken" };
    if (keys.filter((key) => !key.revokedAt).length >= MOST_KEYS) return { ok: false, reason: "too_many" };
    await tx.insert(institutionKeys).values({ institutionId, keyId, publicJwk: jwk, registeredAt: at });
    return { ok: true };
  });
}

function sameJwk(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  return ["kty", "crv", "x", "y"].every((member) => a[member] === b[member]);
}

/**
 * Revokes a key: from the next request on it signs nothing.
 * @param keepOne false for the operator, who can shut an institution out; an institution itself always keeps one
 */
export async function revokeInstitutionKey(key: {
  institutionId: string;
  keyId: string;
  at: Date;
  keepOne: boolean;
}): Promise<KeyResult> {
  return inTransaction(async (tx): Promise<KeyResult> => {
    const valid = await tx
      .select()
      .from(institutionKeys)
      .where(and(eq(institutionKeys.institutionId, key.institutionId), isNull(institutionKeys.revokedAt)))
      .for("update");
    if (!valid.some(({ keyId }) => keyId === key.keyId)) return { ok: false, reason: "not_found" };
    if (key.keepOne && valid.length === 1) return { ok: false, reason: "last_key" };
    await tx
      .update(institutionKeys)
      .set({ revokedAt: key.at })
      .where(and(eq(institutionKeys.institutionId, key.institutionId), eq(institutionKeys.keyId, key.keyId)));
    return { ok: true };
  });
}

/** @returns the institution's keys, the oldest first */
export async function listInstitutionKeys(institutionId: string): Promise<z.infer<typeof shownKey>[]> {
  const rows = await database()
    .select()
    .from(institutionKeys)
    .where(eq(institutionKeys.institutionId, institutionId))
    .orderBy(asc(institutionKeys.registeredAt));
  return rows.map(({ keyId, registeredAt, revokedAt }) => ({
    keyId,
    registeredAt: registeredAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  }));
}
