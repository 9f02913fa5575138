/**
 * Who calls the institution API: a request token (JWT, RFC 7523 style) signed with the institution's private key, used
 * once.
 */
import { and, eq, isNull } from "drizzle-orm";
import { errors, importJWK, type JWK, jwtVerify } from "jose";
import { path } from "../path";
import { institutionKeys, institutionTokens } from "../../db/schema";
import { database } from "../platform/database.server";
import { settings } from "../platform/settings.server";

/** A token lives a minute at most; clocks may differ by half a minute. Seconds. */
const MOST_TOKEN_AGE_S = 60;
const CLOCK_SKEW_S = 30;
/** Of institutions, keys and tokens. */
export const ID = /^[\w-]{1,64}$/;

/** What `aud` of a request token must be. */
export function institutionAudience(): string {
  return settings().origin + path("api");
}

export type AuthenticatedInstitution =
  | { ok: true; institutionId: string; keyId: string }
  | { ok: false; reason: "no_token" | "not_verified" | "replayed" };

/**
 * Verifies the bearer token of a request: signature, audience, age, and that it was not used before.
 * @param authorization the header's value
 */
export async function authenticateInstitution(
  authorization: string | null,
  at: Date,
): Promise<AuthenticatedInstitution> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];
  if (!token) return { ok: false, reason: "no_token" };
  const claims = await verifyToken(token, at);
  if (!claims) return { ok: false, reason: "not_verified" };
  return (await useToken(claims, at))
    ? { ok: true, institutionId: claims.institutionId, keyId: claims.keyId }
    : { ok: false, reason: "replayed" };
}

interface TokenClaims {
  institutionId: string;
  keyId: string;
  tokenId: string;
}

async function verifyToken(token: string, at: Date): Promise<TokenClaims | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, findKey, {
      audience: institutionAudience(),
      algorithms: ["EdDSA", "ES256"],
      maxTokenAge: MOST_TOKEN_AGE_S,
      clockTolerance: CLOCK_SKEW_S,
      currentDate: at,
      requiredClaims: ["iss", "aud", "iat", "jti"],
    });
    return payload.iss && ID.test(payload.jti ?? "")
      ? { institutionId: payload.iss, keyId: String(protectedHeader.kid), tokenId: String(payload.jti) }
      : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function findKey(
  header: { kid?: string | undefined; alg?: string | undefined },
  token: { payload: string | Uint8Array },
): Promise<CryptoKey | Uint8Array> {
  const { iss } = JSON.parse(Buffer.from(String(token.payload), "base64url").toString("utf8")) as { iss?: unknown };
  if (typeof iss !== "string" || !ID.test(iss) || !header.kid || !ID.test(header.kid))
    throw new errors.JWKSNoMatchingKey();
  const [key] = await database()
    .select()
    .from(institutionKeys)
    .where(
      and(
        eq(institutionKeys.institutionId, iss),
        eq(institutionKeys.keyId, header.kid),
        isNull(institutionKeys.revokedAt),
      ),
    );
  if (!key) throw new errors.JWKSNoMatchingKey();
  return importJWK(key.publicJwk as JWK, header.alg);
}

/** Notes the token as used. @returns false when it was used before */
async function useToken({ institutionId, tokenId }: TokenClaims, at: Date): Promise<boolean> {
  const expiresAt = new Date(at.getTime() + (MOST_TOKEN_AGE_S + 2 * CLOCK_SKEW_S) * 1000);
  const noted = await database()
    .insert(institutionTokens)
    .values({ institutionId, tokenId, expiresAt })
    .onConflictDoNothing()
    .returning({ tokenId: institutionTokens.tokenId });
  return noted.length === 1;
}
